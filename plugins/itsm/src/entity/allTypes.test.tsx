import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { change } from '../__fixtures__/changes';
import { incident } from '../__fixtures__/incidents';
import { digest, mockItsmApi, summary } from '../__fixtures__/mockItsmApi';
import { renderOnEntity } from '../__testUtils__/renderOnEntity';
import { EntityContent } from './EntityContent';
import { IncidentsCard } from './IncidentsCard';
import { onTimeline } from './timelineEvents';
import { TroubleBanner } from './TroubleBanner';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ago = (time: number) => new Date(Date.now() - time).toISOString();

/* What an entity's page is told of a busy entity. */
function busy(): EntitySummary {
  const release = digest({
    type: 'change',
    number: 'CHG-7',
    title: 'New release',
    state: 'scheduled',
  });
  return {
    ...summary(),
    changesNow: {
      count: 1,
      items: [{ ...release, number: 'CHG-6', title: 'Bigger disks' }],
    },
    changesNext: {
      count: 2,
      items: [
        {
          ...release,
          plannedStart: '2026-12-01T10:00:00.000Z',
          plannedEnd: '2026-12-01T11:00:00.000Z',
          risk: 'high',
        },
      ],
    },
    openProblems: { count: 4, items: [] },
    knownErrors: {
      count: 1,
      items: [
        {
          ...digest({ type: 'problem', number: 'PRB-3', title: 'It leaks' }),
          workaround: 'Restart it',
        },
      ],
    },
    freezes: [
      {
        id: 'one',
        name: 'Year end',
        effect: 'hard',
        start: ago(HOUR),
        end: ago(-15.5 * HOUR),
        on: true,
      },
      {
        id: 'two',
        name: 'Holidays',
        effect: 'soft',
        start: ago(-9 * DAY),
        end: ago(-10 * DAY),
        on: false,
      },
    ],
  };
}

describe('changes and problems of an entity', () => {
  it('are told in short on its overview', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(busy());
    renderOnEntity(
      <>
        <TroubleBanner />
        <IncidentsCard />
      </>,
      itsm,
    );
    const freeze = await screen.findByText('Year end');
    expect(freeze.closest('[role=status]')).toHaveTextContent(
      /Hard freeze: .*Ends in 15 hours/,
    );
    expect(screen.getByRole('link', { name: 'Bigger disks' })).toHaveAttribute(
      'href',
      '/itsm/changes/CHG-6',
    );
    const next = screen.getByText('Next change').parentElement!;
    expect(
      within(next).getByRole('link', { name: 'New release' }),
    ).toHaveAttribute('href', '/itsm/changes/CHG-7');
    expect(next).toHaveTextContent('High risk');
    expect(next).toHaveTextContent('and 1 more');
    expect(screen.getByText('Next freeze').parentElement).toHaveTextContent(
      'Holidays',
    );
    expect(screen.getByRole('link', { name: '4' })).toHaveAttribute(
      'href',
      '/tab?records=problem',
    );
  });

  it('are listed by type, with how many there are', async () => {
    const itsm = mockItsmApi();
    itsm.getEntitySummary.mockResolvedValue(busy());
    itsm.changes.list.mockResolvedValue({
      items: [change({ number: 'CHG-7', title: 'New release' })],
      pageInfo: {},
      totalItems: 3,
    });
    renderOnEntity(<EntityContent />, itsm);
    expect(
      await screen.findByRole('radio', { name: 'Incidents (0)' }),
    ).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Changes (3)' }));
    const table = await screen.findByRole('table', { name: 'Changes' });
    expect(
      await within(table).findByRole('link', { name: 'New release' }),
    ).toHaveAttribute('href', '/itsm/changes/CHG-7');
    expect(screen.getByText('3 changes')).toBeVisible();
    expect(itsm.changes.list.mock.lastCall[0]).toMatchObject({
      entityRef: ['component:default/checkout'],
      state: ['assess', 'authorize', 'scheduled', 'implement'],
    });

    await userEvent.click(screen.getByRole('radio', { name: 'Problems (4)' }));
    expect(await screen.findByText('No open problems')).toBeVisible();
    expect(itsm.problems.list.mock.lastCall[0]).toMatchObject({
      state: ['new', 'assess', 'root_cause_analysis', 'fix_in_progress'],
    });

    const errors = screen.getByRole('list', { name: 'Known errors' });
    expect(
      within(errors).getByRole('link', { name: 'It leaks' }),
    ).toHaveAttribute('href', '/itsm/problems/PRB-3');
    await userEvent.click(within(errors).getByText('Workaround'));
    expect(await within(errors).findByText('Restart it')).toBeVisible();
  });

  it('stand with the incidents on one axis of time', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.list.mockResolvedValue({
      items: Array.from({ length: 6 }, (_, at) =>
        incident({
          number: `INC-${at + 1}`,
          title: `Broken ${at + 1}`,
          openedAt: ago((at + 2) * DAY),
        }),
      ),
      pageInfo: {},
    });
    itsm.changes.list.mockResolvedValue({
      items: [
        change({
          number: 'CHG-7',
          title: 'New release',
          state: 'closed',
          plannedStart: ago(3 * DAY + HOUR),
          plannedEnd: ago(3 * DAY),
        }),
      ],
      pageInfo: {},
    });
    renderOnEntity(<EntityContent />, itsm);
    expect(await screen.findByText('6 incidents · 1 change')).toBeVisible();
    const list = screen.getByRole('list', {
      name: 'Incidents and changes, the latest first',
    });
    const titles = () =>
      within(list)
        .getAllByRole('link')
        .map(({ textContent }) => textContent);
    const latest = ['Broken 1', 'Broken 2', 'New release', 'Broken 3'];
    expect(titles()).toEqual([...latest, 'Broken 4', 'Broken 5']);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 7' }));
    expect(titles()).toHaveLength(7);
  });
});

describe('onTimeline', () => {
  it('has what was going on within the time, as long as it lasted', () => {
    const from = Date.parse('2026-09-01T00:00:00.000Z');
    const until = Date.parse('2026-11-30T00:00:00.000Z');
    const at = (day: string) => `2026-${day}T12:00:00.000Z`;
    const planned = (number: string, start: string, end: string) =>
      change({
        number,
        state: 'closed',
        plannedStart: at(start),
        plannedEnd: at(end),
      });
    const events = onTimeline({
      from,
      until,
      incidents: [
        incident({ number: 'INC-1', openedAt: at('10-02'), priority: 2 }),
        incident({
          number: 'INC-2',
          openedAt: at('10-01'),
          resolvedAt: at('10-03'),
          priority: 3,
        }),
      ],
      changes: [
        planned('CHG-1', '08-01', '08-02'),
        planned('CHG-2', '08-31', '09-02'),
        { ...planned('CHG-3', '11-01', '11-03'), actualStart: at('11-02') },
        { ...planned('CHG-4', '11-29', '11-29'), state: 'implement' },
        change({ number: 'CHG-5', plannedStart: undefined }),
      ],
    });
    expect(
      events.map(({ number, start, end, major }) => [
        number,
        new Date(start).toISOString(),
        end && new Date(end).toISOString(),
        major,
      ]),
    ).toEqual([
      ['CHG-4', at('11-29'), undefined, false],
      ['CHG-3', at('11-02'), at('11-03'), false],
      ['INC-1', at('10-02'), undefined, true],
      ['INC-2', at('10-01'), at('10-03'), false],
      ['CHG-2', at('08-31'), at('09-02'), false],
    ]);
  });
});
