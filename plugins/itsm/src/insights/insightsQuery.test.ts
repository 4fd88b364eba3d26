import { DateTime } from 'luxon';
import {
  formatInsightsQuery,
  intervalFor,
  parseInsightsQuery,
  periodBefore,
  periodOf,
  toInsightsRequest,
} from './insightsQuery';

const parse = (search: string) =>
  parseInsightsQuery(new URLSearchParams(search));
const format = (search: string) =>
  formatInsightsQuery(parse(search)).toString();
const now = DateTime.fromISO('2026-11-27T12:00', { zone: 'Europe/Berlin' });

describe('insightsQuery', () => {
  it('comes back from the address as it went in', () => {
    for (const search of [
      '',
      'days=365',
      'system=system%3Adefault%2Fshop&days=30&timezone=Asia%2FTokyo&interval=day&byPriority=true&changesBy=risk',
      'entityRef=component%3Adefault%2Fcart&from=2026-01-01&to=2026-01-31',
    ]) {
      expect(format(search)).toBe(search);
    }
  });

  it('passes over what makes no sense', () => {
    expect(
      format(
        'days=12&from=2026-02-01&to=2026-01-01&timezone=Mars&interval=hour&changesBy=luck',
      ),
    ).toBe('');
    expect(format('from=2026-02-30&to=2026-03-01')).toBe('');
  });

  it('asks for whole days of the zone, or for days up to now', () => {
    const own = periodOf(
      parse('from=2026-03-28&to=2026-03-29&timezone=Europe/Berlin'),
      now,
    );
    // The clocks change on the second day, which has 23 hours.
    expect(toInsightsRequest(own, undefined)).toEqual({
      from: '2026-03-27T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
      timezone: 'Europe/Berlin',
    });
    const last = periodOf(parse('days=30&owner=group:default/ops'), now);
    expect(
      toInsightsRequest(last, parse('owner=group:default/ops').scope),
    ).toEqual({
      from: '2026-10-28T11:00:00.000Z',
      to: '2026-11-27T11:00:00.000Z',
      timezone: 'Europe/Berlin',
      owner: 'group:default/ops',
    });
  });

  it('compares with a time of just the same length', () => {
    const period = periodOf(parse('days=90'), now);
    const before = periodBefore(period);
    expect(before.to).toEqual(period.from);
    expect(before.to.diff(before.from).toMillis()).toBe(
      period.to.diff(period.from).toMillis(),
    );
  });

  it.each([
    ['days=30', 'day'],
    ['days=90', 'week'],
    ['days=365', 'week'],
    ['from=2024-01-01&to=2026-01-01', 'month'],
  ])('draws %s by %s', (search, interval) => {
    expect(intervalFor(periodOf(parse(search), now))).toBe(interval);
  });
});
