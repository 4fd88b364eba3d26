import { calendarChange, freezeWindow } from '../../__fixtures__/calendar';
import { daysOf, toEvents } from './toEvents';

const occurrence = {
  start: '2026-12-08T10:00:00.000Z',
  end: '2026-12-10T09:00:00.000Z',
};
const options = {
  movable: new Set(['CHG-1']),
  hrefOf: (number: string) => `/changes/${number}`,
  labelOf: ({ name }: { name: string }) => name,
};
const calendar = {
  changes: [calendarChange(), calendarChange({ number: 'CHG-2' })],
  windows: [
    { window: freezeWindow(), occurrences: [occurrence] },
    {
      window: freezeWindow({
        id: 'window-2',
        kind: 'maintenance',
        effect: undefined,
      }),
      occurrences: [occurrence],
    },
  ],
  truncated: false,
};

describe('events of the calendar component', () => {
  it('can be dragged only where that is permitted, and windows never', () => {
    const events = toEvents(calendar, { view: 'week', ...options });
    expect(
      events
        .filter(({ startEditable, durationEditable, editable }) =>
          [startEditable, durationEditable, editable].includes(true),
        )
        .map(({ id }) => id),
    ).toEqual(['CHG-1']);
  });

  it('has a bar to read and reach for each window, and a band behind its hours', () => {
    const events = toEvents(calendar, { view: 'week', ...options });
    const bars = events.filter(
      ({ allDay, interactive }) => allDay && interactive,
    );
    const bands = events.filter(({ display }) => display === 'background');
    expect(bars).toHaveLength(2);
    expect(bands.map(({ start, end }) => ({ start, end }))).toEqual([
      occurrence,
      occurrence,
    ]);
  });

  it('marks whole days of the month for freezes only', () => {
    const bands = toEvents(calendar, { view: 'month', ...options }).filter(
      ({ display }) => display === 'background',
    );
    expect(bands.map(({ id, allDay }) => [id, allDay])).toEqual([
      [`window-1 ${occurrence.start} band`, true],
    ]);
  });
});

it.each([
  ['2026-12-08T00:00', '2026-12-09T00:00', '2026-12-08', '2026-12-09'],
  ['2026-12-08T23:00', '2026-12-09T00:01', '2026-12-08', '2026-12-10'],
  ['2027-03-28T00:00', '2027-03-29T00:00', '2027-03-28', '2027-03-29'],
])('what is from %s to %s touches the days from %s to %s', (...times) => {
  const [start, end] = times
    .slice(0, 2)
    .map(local => new Date(local).toISOString());
  expect(daysOf({ start, end })).toEqual({ start: times[2], end: times[3] });
});
