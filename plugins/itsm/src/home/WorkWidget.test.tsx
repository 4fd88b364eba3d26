import {
  createExtensionTester,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incident } from '../__fixtures__/incidents';
import { mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { rootRouteRef } from '../routes';
import { workWidget } from './extensions';

function renderWidget(itsm: ReturnType<typeof mockItsmApi>) {
  const { component } = createExtensionTester(workWidget).get(
    homePageWidgetDataRef,
  );
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, itsm.api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      {component}
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/itsm': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the home page’s My work', () => {
  it('shows what is assigned to the reader, then to their groups', async () => {
    const itsm = mockItsmApi();
    itsm.listRecords.mockImplementation(async ({ assignee }) =>
      assignee
        ? {
            items: [incident({ number: 'INC-5', title: 'Mine', priority: 1 })],
            pageInfo: {},
            totalItems: 1,
          }
        : {
            items: [incident({ number: 'INC-6', title: 'Ours' })],
            pageInfo: {},
            totalItems: 4,
          },
    );
    renderWidget(itsm);

    const mine = await screen.findByRole('list', { name: 'Assigned to me' });
    expect(within(mine).getByRole('link', { name: 'Mine' })).toHaveAttribute(
      'href',
      '/itsm/incidents/INC-5',
    );
    expect(itsm.listRecords.mock.calls[0][0]).toMatchObject({
      assignee: ['user:default/engineer'],
      active: true,
      orderBy: 'priority',
      order: 'asc',
    });

    await userEvent.click(screen.getByRole('radio', { name: 'My groups' }));
    const groups = await screen.findByRole('list', { name: 'My groups' });
    expect(groups).toHaveTextContent('Ours');
    expect(screen.getByText('3 more')).toBeVisible();
    expect(itsm.listRecords.mock.lastCall[0]).toMatchObject({
      assignmentGroup: ['group:default/payments'],
    });
  });

  it('says that nothing is assigned', async () => {
    renderWidget(mockItsmApi());
    expect(await screen.findByText('Nothing is assigned to you')).toBeVisible();
  });

  it('says that it couldn’t be read and tries again', async () => {
    const itsm = mockItsmApi();
    itsm.listRecords.mockRejectedValueOnce(new Error('out of order'));
    renderWidget(itsm);
    expect(await screen.findByRole('alert')).toHaveTextContent('out of order');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing is assigned to you')).toBeVisible();
  });
});
