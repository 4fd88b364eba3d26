import fc from 'fast-check';
import { DateTime } from 'luxon';
import { insightsQuerySchema, trendIntervals } from './query';
import {
  periodsOf,
  rangeBefore,
  toTimeRange,
  zoneOffsetsOf,
} from './timeRange';

const iso = (time: number) => new Date(time).toISOString();
const now = new Date('2026-03-30T10:00:00.000Z');
const rangeOf = (query: Record<string, string>) => {
  const { from, to } = toTimeRange(insightsQuerySchema.parse(query), now);
  return [iso(from), iso(to)];
};

describe('the time that is asked about', () => {
  it('is in days of the zone, or in instants', () => {
    expect(rangeOf({})).toEqual([
      '2025-12-30T10:00:00.000Z',
      '2026-03-30T10:00:00.000Z',
    ]);
    expect(
      rangeOf({
        from: '2026-03-29',
        to: '2026-03-30',
        timezone: 'Europe/Berlin',
      }),
    ).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect(
      rangeOf({ from: '2026-03-01T00:00:00+02:00', timezone: 'Asia/Tokyo' }),
    ).toEqual(['2026-02-28T22:00:00.000Z', '2026-03-30T10:00:00.000Z']);
    expect(rangeOf({ to: '2026-01-01' })).toEqual([
      '2025-10-03T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ]);
    expect(rangeBefore({ from: 30, to: 50, timezone: 'UTC' })).toMatchObject({
      from: 10,
      to: 30,
    });
  });

  it.each([
    { from: 'yesterday' },
    { from: '2026-02-30' },
    { from: '1969-12-31' },
    { to: '2026-03-01T00:00:00' },
    { timezone: 'Middle/Earth' },
    { timezone: '+02:00' },
    { entityRef: 'checkout' },
    { entityRef: 'a b' },
    { includeAffected: 'yes' },
    { unknown: '1' },
  ])('is refused if it is %j', query => {
    expect(insightsQuerySchema.safeParse(query).success).toBe(false);
  });
});

describe('periods', () => {
  it('are as long as the clocks have them, from Monday', () => {
    const range = toTimeRange(
      insightsQuerySchema.parse({
        from: '2026-03-25T12:00:00Z',
        to: '2026-04-07',
        timezone: 'Europe/Berlin',
      }),
      now,
    );
    const weeks = periodsOf(range, { interval: 'week', most: 10 })!;
    expect(
      weeks.map(({ start, from, to }) => [start, from, to].map(iso)),
    ).toEqual([
      [
        '2026-03-22T23:00:00.000Z',
        '2026-03-25T12:00:00.000Z',
        '2026-03-29T22:00:00.000Z',
      ],
      [
        '2026-03-29T22:00:00.000Z',
        '2026-03-29T22:00:00.000Z',
        '2026-04-05T22:00:00.000Z',
      ],
      [
        '2026-04-05T22:00:00.000Z',
        '2026-04-05T22:00:00.000Z',
        '2026-04-06T22:00:00.000Z',
      ],
    ]);
    expect(periodsOf(range, { interval: 'day', most: 12 })).toBeUndefined();
    expect(periodsOf(range, { interval: 'day', most: 13 })).toHaveLength(13);
  });

  const ranges = fc
    .record({
      from: fc.integer({
        min: Date.parse('1999-06-01'),
        max: Date.parse('2030-01-01'),
      }),
      length: fc.integer({ min: 1, max: 800 * 24 * 60 * 60 * 1000 }),
      timezone: fc.constantFrom(
        ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'],
        // Midnights that are missing, a day that is, offsets of half an hour.
        ...['America/Sao_Paulo', 'Pacific/Apia', 'Australia/Lord_Howe'],
      ),
    })
    .map(({ from, length, timezone }) => ({
      from,
      to: from + length,
      timezone,
    }));

  it('cover the time without gaps, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        ranges,
        fc.constantFrom(...trendIntervals),
        (range, interval) => {
          const periods = periodsOf(range, { interval, most: 2000 })!;
          expect(periods[0].from).toBe(range.from);
          expect(periods[periods.length - 1].to).toBe(range.to);
          periods.forEach(({ start, from, to }, at) => {
            expect(from).toBeLessThan(to);
            expect(start).toBe(
              DateTime.fromMillis(from, { zone: range.timezone })
                .startOf(interval)
                .toMillis(),
            );
            expect(periods[at + 1]?.from ?? range.to).toBe(to);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('have the offsets of their zone', () => {
    fc.assert(
      fc.property(
        ranges,
        fc.array(
          fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
          {
            minLength: 20,
          },
        ),
        (range, places) => {
          const offsets = zoneOffsetsOf(range);
          for (const place of places) {
            const time = Math.floor(
              range.from + place * (range.to - range.from),
            );
            const { milliseconds } = offsets
              .filter(({ from }) => from <= time)
              .pop()!;
            expect(milliseconds).toBe(
              DateTime.fromMillis(time, { zone: range.timezone }).offset *
                60_000,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
