import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { occurrences } from './occurrences';
import { CreateWindowRequest, createWindowSchema, WindowTimes } from './window';

const maintenance: CreateWindowRequest = {
  name: 'Sunday nights',
  kind: 'maintenance',
  scope: [{ systems: ['payments'] }],
  timeZone: 'Europe/Berlin',
  start: '2027-03-07T01:00',
  end: '2027-03-07T04:00',
  rrule: 'FREQ=WEEKLY;BYDAY=SU',
};
const freeze: CreateWindowRequest = {
  name: 'Holidays',
  kind: 'freeze',
  effect: 'hard',
  scope: 'everything',
  timeZone: 'America/New_York',
  start: '2027-12-20T00:00',
  end: '2028-01-03T00:00',
};

const times = (window: Partial<CreateWindowRequest>): WindowTimes =>
  createWindowSchema.parse({ ...maintenance, ...window });

describe('occurrences of a window', () => {
  it('are by the wall clock, also in the nights when clocks change', () => {
    expect(
      occurrences(
        times({}),
        '2027-03-20T00:00:00.000Z',
        '2027-04-06T00:00:00.000Z',
      ),
    ).toEqual([
      { start: '2027-03-21T00:00:00.000Z', end: '2027-03-21T03:00:00.000Z' },
      // Two hours in truth.
      { start: '2027-03-28T00:00:00.000Z', end: '2027-03-28T02:00:00.000Z' },
      { start: '2027-04-03T23:00:00.000Z', end: '2027-04-04T02:00:00.000Z' },
    ]);
    expect(
      occurrences(
        times({
          timeZone: 'America/New_York',
          start: '2027-11-01T00:30',
          end: '2027-11-01T02:30',
          rrule: 'FREQ=DAILY;UNTIL=20271108',
        }),
        '2027-11-06T00:00:00.000Z',
        '2028-11-06T00:00:00.000Z',
      ),
    ).toEqual([
      { start: '2027-11-06T04:30:00.000Z', end: '2027-11-06T06:30:00.000Z' },
      // Three hours in truth.
      { start: '2027-11-07T04:30:00.000Z', end: '2027-11-07T07:30:00.000Z' },
      { start: '2027-11-08T05:30:00.000Z', end: '2027-11-08T07:30:00.000Z' },
    ]);
  });

  it('are left out when they are wholly in an hour that is skipped', () => {
    const skipped = times({
      start: '2027-03-27T02:15',
      end: '2027-03-27T02:45',
      rrule: 'FREQ=DAILY',
    });
    expect(
      occurrences(
        skipped,
        '2027-03-27T00:00:00.000Z',
        '2027-03-30T00:00:00.000Z',
      ).map(({ start }) => start),
    ).toEqual(['2027-03-27T01:15:00.000Z', '2027-03-29T00:15:00.000Z']);
  });

  it.each([
    ['FREQ=MONTHLY;BYDAY=2TU', ['2027-03-09', '2027-04-13', '2027-05-11']],
    ['FREQ=MONTHLY;BYDAY=-1SU', ['2027-03-28', '2027-04-25', '2027-05-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2027-03-31', '2027-05-31']],
    ['FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', ['2027-05-01']],
    [
      'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO',
      ['2027-03-29', '2027-04-26', '2027-05-24'],
    ],
    ['FREQ=DAILY;INTERVAL=30', ['2027-03-07', '2027-04-06', '2027-05-06']],
    ['RRULE:FREQ=WEEKLY;COUNT=2', ['2027-03-07', '2027-03-14']],
    ['freq=weekly;until=20270314T010000', ['2027-03-07', '2027-03-14']],
    ['FREQ=WEEKLY;UNTIL=20270314T000000Z', ['2027-03-07', '2027-03-14']],
    ['FREQ=WEEKLY;UNTIL=20270313T235959Z', ['2027-03-07']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ['2027-03-31', '2027-04-30', '2027-05-31'],
    ],
  ])('of %s', (rrule, days) => {
    expect(
      occurrences(
        times({ rrule }),
        '2027-03-01T00:00:00.000Z',
        '2027-06-01T00:00:00.000Z',
      ).map(({ start }) =>
        DateTime.fromISO(start, { zone: 'Europe/Berlin' }).toISODate(),
      ),
    ).toEqual(days);
  });

  it('that touch become one, and are told whole', () => {
    const nights = times({
      start: '2027-06-01T12:00',
      end: '2027-06-02T12:00',
      rrule: 'FREQ=DAILY;COUNT=5',
    });
    expect(
      occurrences(
        nights,
        '2027-06-03T00:00:00.000Z',
        '2027-06-04T00:00:00.000Z',
      ),
    ).toEqual([
      { start: '2027-06-02T10:00:00.000Z', end: '2027-06-04T10:00:00.000Z' },
    ]);
    expect(
      occurrences(
        createWindowSchema.parse(freeze),
        '2027-12-31T00:00:00.000Z',
        '2027-12-31T00:01:00.000Z',
      ),
    ).toEqual([
      { start: '2027-12-20T05:00:00.000Z', end: '2028-01-03T05:00:00.000Z' },
    ]);
  });

  it('show the same on the wall each time, whichever part is asked for', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 30, max: 600 }),
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 700 }),
        (timeZone, hour, minutes, frequency, interval, day) => {
          const clock = Date.UTC(2026, 0, 1, hour);
          const local = (ms: number) => new Date(ms).toISOString().slice(0, 16);
          const window = times({
            timeZone,
            start: local(clock),
            end: local(clock + minutes * 60_000),
            rrule: `FREQ=${frequency};INTERVAL=${interval}`,
          });
          const instant = (days: number) =>
            new Date(Date.UTC(2026, 0, 1 + days)).toISOString();
          const year = occurrences(window, instant(0), instant(800));
          const [from, to] = [instant(day), instant(day + 40)];
          expect(occurrences(window, from, to)).toEqual(
            year.filter(({ start, end }) => start < to && from < end),
          );
          for (const { start } of year) {
            const shown = DateTime.fromISO(start, { zone: timeZone });
            // Where the hour is skipped, it starts at the leap.
            expect(shown.hour - hour === 0 || shown.hour - hour === 1).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a rule from long ago are found at once', () => {
    const old = times({
      start: '1970-01-04T01:00',
      end: '1970-01-04T02:00',
      rrule: 'FREQ=DAILY',
    });
    const begin = performance.now();
    for (let day = 10; day < 30; day += 1) {
      expect(
        occurrences(
          old,
          `2199-06-${day}T00:00:00.000Z`,
          `2199-06-${day}T12:00:00.000Z`,
        ),
      ).toHaveLength(0);
      expect(
        occurrences(
          old,
          `2199-06-${day}T22:00:00.000Z`,
          `2199-06-${day}T23:30:00.000Z`,
        ),
      ).toHaveLength(1);
    }
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('are not told for more than five years at a time', () => {
    expect(() =>
      occurrences(
        times({}),
        '2020-01-01T00:00:00.000Z',
        '2027-01-01T00:00:00.000Z',
      ),
    ).toThrow('at most five years');
  });
});

describe('a window', () => {
  it.each<[object, string]>([
    [{ end: '2027-03-07T01:00' }, 'end'],
    [{ end: '2026-03-07T04:00' }, 'end'],
    [{ end: '2029-03-07T04:00' }, 'end'],
    [{ end: '2027-03-07T04:00Z' }, 'end'],
    [{ start: '2027-02-31T01:00' }, 'start'],
    [
      { start: '2027-03-28T02:10', end: '2027-03-28T02:50', rrule: undefined },
      'start',
    ],
    [{ timeZone: 'Middle/Earth' }, 'timeZone'],
    [{ scope: [] }, 'scope'],
    [{ scope: [{}] }, 'scope.0'],
    [{ scope: 'nothing' }, 'scope'],
    [{ except: [{ tiers: [5] }] }, 'except.0.tiers.0'],
    [{ except: [{ tier: [1] }] }, 'except.0'],
    [{ kind: 'freeze' }, 'effect'],
    [{ effect: 'hard' }, 'effect'],
    [{ overriddenBy: ['group:default/oncall'] }, 'overriddenBy'],
    [
      { kind: 'freeze', effect: 'soft', overriddenBy: ['user:ann'] },
      'overriddenBy',
    ],
    [
      { kind: 'freeze', effect: 'hard', overriddenBy: ['component:x'] },
      'overriddenBy.0',
    ],
    [{ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'rrule'],
    [{ rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' }, 'rrule'],
    [{ rrule: 'FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31' }, 'rrule'],
    [{ rrule: 'FREQ=DAILY;INTERVAL=7;BYDAY=MO' }, 'rrule'],
    [{ rrule: 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=6' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;UNTIL=20260101' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;UNTIL=20271301' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;UNTIL=20280101;COUNT=3' }, 'rrule'],
    [{ rrule: 'FREQ=SECONDLY' }, 'rrule'],
    [{ rrule: 'FREQ=MINUTELY;INTERVAL=5' }, 'rrule'],
    [{ rrule: 'FREQ=HOURLY' }, 'rrule'],
    [{ rrule: `FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,1,2,3,4` }, 'rrule'],
    [{ rrule: 'FREQ=DAILY;BYSECOND=1,2,3' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;INTERVAL=0' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;COUNT=-1' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;FREQ=DAILY' }, 'rrule'],
    [{ rrule: 'FREQ=WEEKLY;BYDAY=XX' }, 'rrule'],
    [{ rrule: 'FREQ=MONTHLY;BYDAY=0MO' }, 'rrule'],
    [{ rrule: 'DTSTART:20270101T000000Z\nRRULE:FREQ=DAILY' }, 'rrule'],
    [{ rrule: 'every sunday' }, 'rrule'],
    [{ rrule: 'FREQ' }, 'rrule'],
    [{ rrule: ';;;' }, 'rrule'],
  ])('%j is refused at %s, at once', (part, path) => {
    const begin = performance.now();
    const { error } = createWindowSchema.safeParse({ ...maintenance, ...part });
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(error?.issues.map(issue => issue.path.join('.'))).toContain(path);
  });

  it('is never half understood: whatever the rule, it is refused or comes true', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=WEEKLY',
        'FREQ=MONTHLY',
        'FREQ=YEARLY',
      ),
      fc
        .constantFrom(
          'INTERVAL',
          'COUNT',
          'BYMONTH',
          'BYMONTHDAY',
          'BYYEARDAY',
          'BYWEEKNO',
          'BYSETPOS',
          'BYHOUR',
          'UNTIL',
          'BYEASTER',
        )
        .chain(name =>
          fc.integer({ min: -60, max: 400 }).map(value => `${name}=${value}`),
        ),
      fc
        .constantFrom('MO', '1TU', '-1SU', '5FR', '53MO', '9SA')
        .map(day => `BYDAY=${day}`),
      fc.string({ maxLength: 12 }),
    );
    const rules = fc
      .array(part, { maxLength: 5 })
      .map(all => ['FREQ=DAILY', ...all].slice(-5).join(';'));
    fc.assert(
      fc.property(rules, rrule => {
        const parsed = createWindowSchema.safeParse({ ...maintenance, rrule });
        const comesTrue =
          parsed.success &&
          [2027, 2028, 2030, 2034].some(
            year =>
              occurrences(
                parsed.data,
                `${year}-01-01T00:00:00.000Z`,
                `${year + (year < 2028 ? 1 : 4)}-01-01T00:00:00.000Z`,
              ).length > 0,
          );
        expect(parsed.success).toBe(comesTrue);
        parsed.error?.issues.forEach(({ path }) =>
          expect(path).toEqual(['rrule']),
        );
      }),
      { numRuns: 300 },
    );
  });
});
