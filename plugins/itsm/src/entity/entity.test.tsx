import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incident } from '../__fixtures__/incidents';
import { digest, mockItsmApi, summary } from '../__fixtures__/mockItsmApi';
import { refusal } from '../__fixtures__/refusals';
import {
  entity,
  renderOnEntity,
  trouble,
} from '../__testUtils__/renderOnEntity';
import { itsmApiRef } from '../api/itsmApiRef';
import { EntityContent } from './EntityContent';
import {
  entityContent,
  incidentsCard,
  reportMenuItem,
  troubleBanner,
} from './extensions';
import { IncidentsCard } from './IncidentsCard';
import { TroubleBanner } from './TroubleBanner';

jest.setTimeout(60_000);

describe('IncidentsCard', () => {
  it('counts what is open by priority and shows the most urgent', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(summary(trouble));
    renderOnEntity(
      <>
        <IncidentsCard />
        <TroubleBanner />
      </>,
      itsm,
    );

    expect(await screen.findByText('4 open incidents')).toBeVisible();
    const counts = screen.getByRole('list', {
      name: 'Open incidents by priority',
    });
    expect(await within(counts).findByText('1 Critical')).toBeVisible();
    const urgent = screen.getByRole('list', { name: 'Most urgent' });
    expect(
      within(urgent)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['All payments fail', '/itsm/incidents/INC-4'],
      ['Slow checkout', '/itsm/incidents/INC-3'],
      ['Wrong colour', '/itsm/incidents/INC-2'],
    ]);
    expect(
      screen.getByRole('img', { name: /opened a week, oldest first: 0, 1, 2/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/tab',
    );
    expect(
      screen.getByRole('button', { name: 'Report incident' }),
    ).toBeVisible();

    // Everything on the page shares one request.
    expect(itsm.getEntitySummary).toHaveBeenCalledTimes(1);
    expect(itsm.getEntitySummary).toHaveBeenCalledWith(
      'component:default/checkout',
    );
  });

  it('says that nothing is open', async () => {
    renderOnEntity(<IncidentsCard />);
    expect(await screen.findByText('No open incidents')).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('says that it couldn’t be read and tries again', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockRejectedValueOnce(new Error('out of order'));
    renderOnEntity(<IncidentsCard />, itsm);
    expect(
      screen.getByRole('status', { name: 'Loading incidents' }),
    ).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent('out of order');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No open incidents')).toBeVisible();
  });

  it('says that one may not see it', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockRejectedValue(await refusal(403, 'no'));
    renderOnEntity(<IncidentsCard />, itsm);
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });
});

describe('TroubleBanner', () => {
  it('leads to the worst incident and counts the others', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(summary(trouble));
    renderOnEntity(<TroubleBanner />, itsm);
    const banner = await screen.findByRole('alert');
    expect(
      within(banner).getByRole('link', { name: 'All payments fail' }),
    ).toHaveAttribute('href', '/itsm/incidents/INC-4');
    expect(banner).toHaveTextContent('and 1 more of priority 1 or 2');
    expect(await within(banner).findByText('Critical')).toBeVisible();
  });

  it('isn’t there for lesser or resolved incidents', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(
      summary([
        digest({ priority: 1, state: 'resolved', title: 'Over' }),
        digest({ priority: 3, number: 'INC-2' }),
      ]),
    );
    renderOnEntity(
      <>
        <IncidentsCard />
        <TroubleBanner />
      </>,
      itsm,
    );
    expect(await screen.findByText('2 open incidents')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('EntityContent', () => {
  it('lists the entity’s incidents by state and page', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.list.mockImplementation(async ({ state, cursor }) => {
      if (state?.includes('closed')) {
        return {
          items: [incident({ number: 'INC-9', title: 'Long over' })],
          pageInfo: {},
          totalItems: 1,
        };
      }
      return cursor
        ? {
            items: [incident({ number: 'INC-1', title: 'Older' })],
            pageInfo: { prevCursor: 'newer' },
            totalItems: 21,
          }
        : {
            items: [incident({ number: 'INC-2', title: 'Newer' })],
            pageInfo: { nextCursor: 'older' },
            totalItems: 21,
          };
    });
    renderOnEntity(<EntityContent />, itsm);

    const table = await screen.findByRole('table', { name: 'Incidents' });
    expect(
      await within(table).findByRole('link', { name: 'Newer' }),
    ).toHaveAttribute('href', '/itsm/incidents/INC-2');
    expect(screen.getByText('21 incidents')).toBeVisible();
    expect(itsm.incidents.list.mock.calls[0][0]).toMatchObject({
      entityRef: ['component:default/checkout'],
      state: ['new', 'in_progress', 'on_hold'],
      orderBy: 'openedAt',
    });

    await userEvent.click(screen.getByRole('button', { name: 'Older' }));
    expect(await screen.findByRole('link', { name: 'Older' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();

    await userEvent.click(screen.getByRole('radio', { name: 'Past' }));
    expect(
      await screen.findByRole('link', { name: 'Long over' }),
    ).toBeVisible();
    expect(itsm.incidents.list.mock.lastCall[0]).toMatchObject({
      state: ['resolved', 'closed', 'canceled'],
      cursor: undefined,
    });
  });

  it('opens at the state that the address names and says if there is nothing', async () => {
    const itsm = renderOnEntity(<EntityContent />, mockItsmApi(), '/?show=all');
    expect(await screen.findByText('No incidents yet')).toBeVisible();
    expect(itsm.incidents.list.mock.calls[0][0].state).toBeUndefined();
    expect(screen.getByRole('radio', { name: 'All' })).toBeChecked();
  });

  it('draws the trend, has it as a table too, and names who answers', async () => {
    renderOnEntity(<EntityContent />);
    const table = await screen.findByRole('table', {
      name: 'Incidents in the last 13 weeks',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(14);
    expect(rows[2]).toHaveTextContent('Aug 3111');
    expect(screen.getByText('Owner')).toBeVisible();
    expect(screen.getByRole('link', { name: 'payments' })).toBeVisible();
  });
});

describe('extensions', () => {
  it('are for what breaks and for what sums it up', () => {
    const { filterFunction } = EntityCardBlueprint.dataRefs;
    const of = (kind: string) => ({ ...entity, kind });
    const filters = [
      createExtensionTester(entityContent).get(filterFunction),
      createExtensionTester(incidentsCard).get(filterFunction),
      createExtensionTester(troubleBanner).get(filterFunction),
    ];
    for (const accepts of filters) {
      const accepted = ['API', 'Resource', 'System', 'Domain', 'Group', 'User'];
      expect(accepts?.(entity)).toBe(true);
      expect(accepted.every(kind => accepts?.(of(kind)))).toBe(true);
      expect(accepts?.(of('Location'))).toBe(false);
    }
    const reports = createExtensionTester(reportMenuItem).get(filterFunction);
    expect(reports?.(of('System'))).toBe(true);
    expect(reports?.(of('Group'))).toBe(false);
  });

  it('are loaded on the entity’s page', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(summary(trouble));
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity }),
        troubleBanner,
        incidentsCard,
      ],
      apis: [
        [itsmApiRef, itsm.api],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
      ],
    });
    expect(await screen.findByText('4 open incidents')).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'All payments fail',
    );
  });
});
