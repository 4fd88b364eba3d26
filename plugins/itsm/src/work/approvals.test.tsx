import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type {
  ItsmApi,
  MyApprovals,
  StoredDelegation,
} from 'backstage-plugin-itsm-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approval } from '../__fixtures__/changes';
import { digest, mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { rootRouteRef } from '../routes';
import { WorkPage } from './WorkPage';

const me = 'user:default/engineer';

function renderWork(options: {
  waiting?: MyApprovals['items'];
  delegations?: StoredDelegation[];
}) {
  const { waiting = [], delegations = [] } = options;
  const approvals = {
    mine: jest.fn().mockResolvedValue({ items: waiting }),
    delegations: jest.fn().mockImplementation(async () => ({
      items: [...delegations],
    })),
    endDelegation: jest.fn(async (id: string) => {
      delegations.splice(
        delegations.findIndex(one => one.id === id),
        1,
      );
    }),
  };
  const { api } = mockItsmApi();
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, { ...api, approvals } as unknown as ItsmApi],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <WorkPage />
    </TestApiProvider>,
    { mountedRoutes: { '/itsm': rootRouteRef } },
  );
  return approvals;
}

describe('the approvals of My work', () => {
  it('come first, each change once, and lead to where they are decided', async () => {
    const change = {
      ...digest({ number: 'CHG-4', type: 'change', title: 'Upgrade it' }),
      model: 'normal',
      version: 2,
      riskLevel: 'high' as const,
    };
    renderWork({
      waiting: [
        { change, approval: approval() },
        { change, approval: approval({ id: 'a2', step: 'assess' }) },
      ],
    });
    const list = within(
      await screen.findByRole('list', { name: 'Approvals awaiting me' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    expect(list.getByRole('link', { name: 'Upgrade it' })).toHaveAttribute(
      'href',
      '/itsm/changes/CHG-4',
    );
    expect(list.getByText('High risk')).toBeVisible();
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent(
      'Approvals awaiting me',
    );
  });

  it('are no section of their own while nothing awaits the reader', async () => {
    renderWork({});
    expect(await screen.findByText(/Nobody decides/)).toBeVisible();
    expect(
      screen.queryByRole('heading', { name: /Approvals awaiting me/ }),
    ).not.toBeInTheDocument();
  });

  it('are decided by a delegate, until the reader ends that', async () => {
    const approvals = renderWork({
      delegations: [
        {
          id: 'd1',
          delegator: me,
          delegate: 'user:default/ines',
          start: '2026-12-01T08:00:00.000Z',
          end: '2026-12-05T18:00:00.000Z',
          configured: false,
        },
        {
          id: 'd2',
          delegator: 'user:default/a',
          delegate: 'user:default/b',
          configured: false,
        },
      ],
    });
    const away = within(
      await screen.findByRole('region', { name: 'While I’m away' }),
    );
    expect(await away.findByText('ines')).toBeVisible();
    expect(away.getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(away.getByRole('button', { name: 'End it' }));
    await waitFor(() =>
      expect(approvals.endDelegation).toHaveBeenCalledWith('d1'),
    );
    expect(await away.findByText(/Nobody decides/)).toBeVisible();
  });
});
