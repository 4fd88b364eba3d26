import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ChangeOutcome, Heatmap } from 'backstage-plugin-itsm-common';
import { renderInsights } from '../__testUtils__/renderInsights';

const march = '?from=2026-03-01&to=2026-03-31&timezone=Europe/Berlin';
const opened = {
  openedFrom: '2026-02-28T23:00:00.000Z',
  // The clocks have been changed.
  openedTo: '2026-03-31T22:00:00.000Z',
};
const resolveTime = { n: 3, missing: 2, p50Hours: 5, p90Hours: 30 };

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

/* What a link asks a list for. */
function filtersOf(link: HTMLElement) {
  const [path, search] = link.getAttribute('href')!.split('?');
  const all = new URLSearchParams(search);
  return {
    path,
    ...Object.fromEntries(
      [...all.keys()].map(name => {
        const values = all.getAll(name);
        return [name, values.length === 1 ? values[0] : values];
      }),
    ),
  };
}

/* Links that the tab key leads to. */
function stopsIn(part: Awaited<ReturnType<typeof section>>) {
  return part
    .getAllByRole('link')
    .filter(link => link.tabIndex === 0)
    .map(link => link.getAttribute('aria-label'));
}

const heatmap: Heatmap = {
  items: Array.from({ length: 168 }, (_, at) => ({
    weekday: Math.floor(at / 24) + 1,
    hour: at % 24,
    opened: { 9: 4, 10: 1, 34: 2, 152: 3 }[at] ?? 0,
  })),
};

const outcome: ChangeOutcome = {
  implemented: 10,
  successful: 6,
  successfulWithIssues: 1,
  unsuccessful: 2,
  successRate: 7 / 9,
  causedIncidents: 2,
  changeFailureRate: 0.2,
  followedByIncidents: 3,
  withoutEnd: 0,
  followedByIncidentsRate: 0.3,
  emergencies: 1,
  emergencyShare: 0.1,
  restoreTime: { n: 2, missing: 0, p50Hours: 4, p90Hours: 6 },
};

describe('figures of the insights', () => {
  it('of an hour of the week lead to its incidents, one stop of the tab key for all', async () => {
    const user = userEvent.setup();
    renderInsights(march, { insights: { heatmap: async () => heatmap } });
    const week = await section('When in the week');
    const map = within(
      await week.findByRole('group', { name: /the most on Monday from 09:00/ }),
    );
    const at = (name: string) => map.getByRole('link', { name });
    const monday9 = at('Monday, 09:00: 4 opened');
    const monday10 = at('Monday, 10:00: 1 opened');
    const tuesday10 = at('Tuesday, 10:00: 2 opened');
    const sunday8 = at('Sunday, 08:00: 3 opened');
    expect(filtersOf(monday9)).toEqual({
      path: '/itsm/incidents',
      show: 'all',
      ...opened,
      openedWeekday: '1',
      openedHour: '9',
      timezone: 'Europe/Berlin',
    });
    expect(
      map.getAllByRole('link').filter(link => link.tabIndex === 0),
    ).toEqual([sunday8]);
    sunday8.focus();
    await user.keyboard('{ArrowUp}');
    expect(tuesday10).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(monday10).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(monday9).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(tuesday10).toHaveFocus();
    expect(tuesday10.tabIndex).toBe(0);

    await user.click(week.getByRole('button', { name: 'Show as table' }));
    const row = within(week.getByRole('row', { name: /^09:00/ }));
    expect(filtersOf(row.getByRole('link', { name: '4' }))).toMatchObject({
      openedWeekday: '1',
      openedHour: '9',
    });
    await user.click(week.getByRole('button', { name: 'Show as chart' }));
    expect(stopsIn(week)).toEqual(['Sunday, 08:00: 3 opened']);
  });

  it('of a time to restore lead to its incidents, and to those without one', async () => {
    const user = userEvent.setup();
    renderInsights(march, {
      insights: {
        restoreTimes: async () => ({
          resolveTime,
          buckets: [
            { fromHours: 0, toHours: 4, count: 1 },
            { fromHours: 4, toHours: 8, count: 0 },
            { fromHours: 8, count: 2 },
          ],
        }),
      },
    });
    const restore = await section('Time to restore');
    const link = (name: string) => restore.getByRole('link', { name });
    await restore.findByText('3 resolved incidents');
    expect(filtersOf(link('3 resolved incidents'))).toMatchObject({
      ...opened,
      has: 'resolvedAt',
    });
    expect(filtersOf(link('2 without a time of resolution'))).toMatchObject({
      ...opened,
      lacks: 'resolvedAt',
    });
    expect(filtersOf(link('0 min – 4 h: 1'))).toMatchObject({
      ...opened,
      resolveHoursFrom: '0',
      resolveHoursTo: '4',
    });
    expect(filtersOf(link('8 h and longer: 2'))).not.toHaveProperty(
      'resolveHoursTo',
    );
    await user.click(restore.getByRole('button', { name: 'Show as table' }));
    expect(filtersOf(link('2'))).toMatchObject({ resolveHoursFrom: '8' });
    await user.click(restore.getByRole('button', { name: 'Show as chart' }));
    expect(stopsIn(within(restore.getByRole('group')))).toEqual([
      '8 h and longer: 2',
    ]);
  });

  it('of changes lead to the changes, and to the incidents they caused', async () => {
    const user = userEvent.setup();
    renderInsights(`${march}&system=system:default/shop`, {
      insights: {
        changeOutcomes: async () => ({
          overall: outcome,
          items: [{ key: 'group:default/payments', ...outcome }],
          pageInfo: {},
        }),
      },
    });
    const changes = await section('What changes did');
    const carriedOut = {
      path: '/itsm/changes',
      show: 'all',
      system: 'system:default/shop',
      entityRole: 'primary',
      ...opened,
      state: ['review', 'closed'],
    };
    const link = (name: string) => changes.getByRole('link', { name });
    await changes.findByText('78%');
    expect(filtersOf(link('78%'))).toEqual({
      ...carriedOut,
      closeCode: ['successful', 'successful_with_issues'],
    });
    expect(filtersOf(link('20%'))).toEqual({
      ...carriedOut,
      causedIncidents: 'true',
    });
    expect(filtersOf(link('30%'))).toEqual({
      ...carriedOut,
      followedByIncidents: 'P3D',
    });
    const { causedByChanges, ...rest } = filtersOf(link('4 h')) as Record<
      string,
      string
    >;
    // Only the changes are of the scope: what they broke may be anywhere.
    expect(rest).toEqual({
      path: '/itsm/incidents',
      show: 'all',
      has: 'resolvedAt',
    });
    expect([...new URLSearchParams(causedByChanges)]).toEqual(
      expect.arrayContaining([
        ['openedAfter', opened.openedFrom],
        ['openedBefore', opened.openedTo],
        ['state', 'review'],
        ['state', 'closed'],
        ['system', 'system:default/shop'],
      ]),
    );
    expect(filtersOf(link('20% broke something'))).toEqual({
      ...carriedOut,
      assignmentGroup: 'group:default/payments',
      causedIncidents: 'true',
    });
    await user.click(changes.getByRole('button', { name: 'Show as table' }));
    expect(filtersOf(link('2'))).toMatchObject({
      assignmentGroup: 'group:default/payments',
      closeCode: 'unsuccessful',
    });
  });

  it('are there for relations that the catalog lacks', async () => {
    const user = userEvent.setup();
    renderInsights(march, {
      missingRelations: Array.from({ length: 6 }, (_, at) => ({
        primaryRef: `component:default/cart-${at}`,
        affectedRef: 'component:default/mail',
        incidents: ['INC-7', 'INC-9'],
        suggestion: {
          from: 'component:default/mail',
          relation: 'dependsOn',
          to: `component:default/cart-${at}`,
        },
      })),
    });
    const missing = await section('Missing relations');
    await waitFor(() =>
      expect(missing.getAllByRole('listitem').length).toBeGreaterThan(0),
    );
    const pairs = within(
      missing.getByRole('list', { name: 'Missing relations' }),
    );
    const [first] = pairs.getAllByText(/This would explain it/);
    expect(first).toHaveTextContent(
      'This would explain it: mail dependsOn cart-0',
    );
    await user.click(pairs.getAllByText('Show 2 incidents')[0]);
    expect(pairs.getAllByRole('link', { name: 'INC-9' })[0]).toHaveAttribute(
      'href',
      '/itsm/incidents/INC-9',
    );
    expect(pairs.queryByText(/cart-5/)).not.toBeInTheDocument();
    await user.click(missing.getByRole('button', { name: 'Show more' }));
    expect(pairs.getAllByText(/cart-5/).length).toBeGreaterThan(0);
  });
});
