import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EntityInsight,
  ProblemCandidate,
  Trends,
  TrendsRequest,
} from 'backstage-plugin-itsm-common';
import { refusal } from '../__fixtures__/refusals';
import { renderInsights } from '../__testUtils__/renderInsights';

const own = '?from=2026-03-01&to=2026-03-14&timezone=UTC&interval=week';

/* Two weeks, the first of which begins before the time asked about. */
async function trends({ from = '' }: TrendsRequest = {}): Promise<Trends> {
  const now = from.startsWith('2026-03-01');
  return {
    from,
    to: now ? '2026-03-15T00:00:00.000Z' : '2026-03-01T00:00:00.000Z',
    series: [
      {
        start: '2026-02-23T00:00:00.000Z',
        opened: now ? 4 : 2,
        resolved: 3,
        reopened: 1,
        backlog: 1,
        byPriority: [
          { priority: 1, count: 1 },
          { priority: 3, count: 3 },
        ],
      },
      {
        start: '2026-03-09T00:00:00.000Z',
        opened: 2,
        resolved: 0,
        reopened: 0,
        backlog: 3,
        byPriority: [{ priority: 3, count: 2 }],
      },
    ],
    acknowledgeTime: { n: 0, missing: 6 },
    resolveTime: { n: 3, missing: 3, p50Hours: 5.34, p90Hours: 72 },
  };
}

function entity(changes: Partial<EntityInsight> = {}): EntityInsight {
  return {
    entityRef: 'component:default/cart',
    opened: 23,
    previousOpened: 4,
    pValue: 0.00031,
    standsOut: true,
    share: 0.17,
    cumulativeShare: 0.17,
    reopened: 2,
    openProblems: 1,
    resolveTime: { n: 20, missing: 3, p50Hours: 3, p90Hours: 7 },
    ...changes,
  };
}

const candidate: ProblemCandidate = {
  kind: 'cluster',
  entityRef: 'component:default/cart',
  entityRefs: ['component:default/cart', 'component:default/checkout'],
  count: 3,
  from: '2026-03-01T10:00:00.000Z',
  to: '2026-03-03T10:00:00.000Z',
  incidents: ['INC-1', 'INC-2', 'INC-3'],
  words: ['memory', 'out'],
  hoursSpent: 41,
};

const section = (name: string) => screen.findByRole('region', { name });

/* What a link asks a list for, in an order that doesn't matter. */
function filtersOf(link: HTMLElement) {
  const [path, search] = link.getAttribute('href')!.split('?');
  return [path, Object.fromEntries(new URLSearchParams(search))];
}

describe('InsightsPage', () => {
  it('tells how it went against the time before, each figure leading to its records', async () => {
    renderInsights(`${own}&system=system:default/shop`, {
      insights: { trends },
    });
    const glance = within(await section('At a glance'));
    const opened = await glance.findByRole('link', { name: '6' });
    expect(filtersOf(opened)).toEqual([
      '/itsm/incidents',
      {
        show: 'all',
        system: 'system:default/shop',
        entityRole: 'primary',
        openedFrom: '2026-03-01T00:00:00.000Z',
        openedTo: '2026-03-15T00:00:00.000Z',
      },
    ]);
    expect(glance.getByText('50% more than before (4)')).toBeVisible();
    // The median with the usual rounding; nothing changed.
    expect(glance.getByText('5.3 h')).toBeVisible();
    const [, backlog] = filtersOf(
      glance.getAllByRole('link', { name: '3' }).at(-1)!,
    );
    expect(backlog).toMatchObject({ openAt: '2026-03-15T00:00:00.000Z' });
  });

  it('draws the trend so that arrow keys reach each bar, and has a table behind it', async () => {
    const user = userEvent.setup();
    renderInsights(own, { insights: { trends } });
    const trend = within(await section('Trend'));
    const last = await trend.findByRole('link', {
      name: 'Week of Mar 9: 2 opened, 0 resolved, 3 left open',
    });
    const [first] = within(
      trend.getByRole('group', { name: /arrow keys move/ }),
    ).getAllByRole('link');
    // A bar is of the part of its week that is counted.
    expect(filtersOf(first)[1]).toMatchObject({
      openedFrom: '2026-03-01T00:00:00.000Z',
      openedTo: '2026-03-02T00:00:00.000Z',
    });
    last.focus();
    await user.keyboard('{ArrowLeft}');
    expect(first).toHaveFocus();
    await user.keyboard('{End}');
    expect(last).toHaveFocus();

    await user.click(trend.getByRole('button', { name: 'Show as table' }));
    const row = within(
      within(trend.getByRole('table', { name: 'Trend' })).getByRole('row', {
        name: /Feb 23/,
      }),
    );
    expect(row.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      '4',
      '3',
      '1',
      '1',
    ]);
    expect(filtersOf(row.getByRole('link', { name: '3' }))[1]).toMatchObject({
      resolvedFrom: '2026-03-01T00:00:00.000Z',
      resolvedTo: '2026-03-02T00:00:00.000Z',
    });
  });

  it('marks what stands out and says why', async () => {
    const user = userEvent.setup();
    renderInsights(own, {
      insights: {
        entities: async () => ({
          items: [
            entity(),
            entity({
              entityRef: 'component:default/email',
              standsOut: false,
              opened: 5,
            }),
          ],
          pageInfo: {},
        }),
      },
    });
    const components = within(await section('Components'));
    const rows = await components.findAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      'Stands out: 4 in the time before. By chance alone, such a difference comes about 1 time in 3,226.',
    );
    expect(rows[1]).not.toHaveTextContent('Stands out');
    expect(
      filtersOf(within(rows[0]).getByRole('link', { name: '23 incidents' }))[1],
    ).toMatchObject({
      entityRef: 'component:default/cart',
      entityRole: 'primary',
    });
    await user.click(components.getByRole('button', { name: 'Show as table' }));
    const table = components.getByRole('table', { name: 'Components' });
    expect(
      filtersOf(within(table).getAllByRole('link', { name: '2' })[0])[1],
    ).toMatchObject({ reopened: 'true' });
  });

  it('opens a problem with its incidents from a candidate', async () => {
    const user = userEvent.setup();
    const { problems, address } = renderInsights(own, {
      insights: {
        problemCandidates: async () => ({ items: [candidate], pageInfo: {} }),
      },
    });
    const candidates = within(await section('Candidates for a problem'));
    const open = await candidates.findByRole('button', {
      name: 'Open a problem',
    });
    problems.create.mockRejectedValueOnce(await refusal(500, 'Out of order'));
    await user.click(open);
    expect(await candidates.findByRole('alert')).toHaveTextContent(
      'Out of order',
    );
    await user.click(open);
    expect(problems.create).toHaveBeenLastCalledWith(
      expect.objectContaining({
        title: 'cart: incidents about memory, out',
        entityRef: 'component:default/cart',
        affectedEntityRefs: ['component:default/checkout'],
        incidents: ['INC-1', 'INC-2', 'INC-3'],
      }),
    );
    expect(address()).toBe('/itsm/problems/PRB-7');
  });

  it('keeps what it is about in the address', async () => {
    const user = userEvent.setup();
    const { address } = renderInsights('?timezone=UTC');
    const trend = within(await section('Trend'));
    await user.click(trend.getByRole('radio', { name: 'Months' }));
    await user.click(trend.getByRole('checkbox', { name: 'By priority' }));
    const changes = within(await section('What changes did'));
    await user.click(changes.getByRole('radio', { name: 'Risk' }));
    expect(address()).toBe(
      '/itsm/insights?timezone=UTC&interval=month&byPriority=true&changesBy=risk',
    );
  });

  it('says of each part on its own that it is empty or could not be read', async () => {
    const failure = await refusal(500, 'The database is down');
    renderInsights(own, {
      insights: {
        heatmap: jest.fn().mockRejectedValue(failure),
        restoreTimes: jest
          .fn()
          .mockRejectedValue(await refusal(403, 'Not for you')),
      },
    });
    expect(
      await within(await section('When in the week')).findByRole('alert'),
    ).toHaveTextContent('The database is down');
    expect(
      await within(await section('Time to restore')).findByText(
        /not allowed|permission/i,
      ),
    ).toBeVisible();
    expect(
      await within(await section('What changes did')).findByText(
        'No change of this time has been carried out.',
      ),
    ).toBeVisible();
    expect(
      await within(await section('Components')).findByText(
        'No incidents in this time.',
      ),
    ).toBeVisible();
  });
});
