import { DateTime } from 'luxon';
import {
  formatCalendarQuery,
  parseCalendarQuery,
  rangeOf,
  stepOf,
} from './calendarQuery';

const day = (text: string, locale = 'de') => DateTime.fromISO(text, { locale });
const rangeInDays = (...request: Parameters<typeof rangeOf>) => {
  const { start, end } = rangeOf(...request);
  return [start.toISODate(), end.toISODate()];
};

describe('what the calendar shows', () => {
  it('stands in the address, and comes back from it', () => {
    const query = {
      view: 'week',
      date: '2027-03-28',
      owner: 'group:default/payments',
      system: 'system:default/shop',
      domain: 'domain:default/retail',
      entityRef: 'component:default/cart',
      risk: 'high',
    } as const;
    expect(parseCalendarQuery(formatCalendarQuery(query))).toEqual(query);
  });

  it('passes over what makes no sense in the address', () => {
    const search = new URLSearchParams(
      'view=year&date=2027-02-31&risk=huge&system=',
    );
    expect(formatCalendarQuery(parseCalendarQuery(search)).toString()).toBe('');
  });

  it('is whole weeks around a month, as the reader’s weeks begin', () => {
    expect(rangeInDays('month', day('2026-12-10'))).toEqual([
      '2026-11-30',
      '2027-01-04',
    ]);
    expect(rangeInDays('month', day('2026-12-10', 'en-US'))).toEqual([
      '2026-11-29',
      '2027-01-03',
    ]);
  });

  it('is a week, or four weeks from a day on', () => {
    expect(rangeInDays('week', day('2026-12-10'))).toEqual([
      '2026-12-07',
      '2026-12-14',
    ]);
    expect(rangeInDays('list', day('2026-12-10'))).toEqual([
      '2026-12-10',
      '2027-01-07',
    ]);
  });

  it('goes on and back without leaving anything out', () => {
    // From the 31st, a month later isn't the 31st of the next.
    expect(stepOf('month', day('2027-01-31'), 1).toISODate()).toBe(
      '2027-02-01',
    );
    for (const view of ['week', 'list'] as const) {
      const here = rangeOf(view, day('2026-12-10'));
      const next = rangeOf(view, stepOf(view, day('2026-12-10'), 1));
      expect(next.start.toISO()).toBe(here.end.toISO());
    }
  });
});
