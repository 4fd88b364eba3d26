import * as fc from 'fast-check';
import {
  addBusinessDays,
  addBusinessHours,
  businessCalendarSchema,
  businessHoursBetween,
} from './businessTime';

const berlin = businessCalendarSchema.parse({
  timeZone: 'Europe/Berlin',
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: ['2027-03-29', '12-25', '12-26'],
});
const newYork = { ...berlin, timeZone: 'America/New_York', holidays: [] };

describe('business days', () => {
  it.each([
    // Monday noon: the same day doesn't count.
    ['2027-03-01T12:00:00.000Z', 1, '2027-03-01T23:00:00.000Z'],
    ['2027-03-01T12:00:00.000Z', 2, '2027-03-02T23:00:00.000Z'],
    ['2027-03-01T12:00:00.000Z', 5, '2027-03-07T23:00:00.000Z'],
    ['2027-03-01T12:00:00.000Z', 0, '2027-03-01T12:00:00.000Z'],
    // After closing time, and on a Saturday: as if on the next business day.
    ['2027-03-01T16:00:00.000Z', 1, '2027-03-02T23:00:00.000Z'],
    ['2027-03-06T12:00:00.000Z', 1, '2027-03-08T23:00:00.000Z'],
    // Over the change to summer time and a holiday on Monday.
    ['2027-03-26T12:00:00.000Z', 1, '2027-03-29T22:00:00.000Z'],
    // Over Christmas, which is on a weekend, and the turn of the year.
    ['2027-12-24T09:00:00.000Z', 1, '2027-12-26T23:00:00.000Z'],
  ])('%s and %i of them', (from, days, expected) => {
    expect(addBusinessDays(from, days, berlin)).toBe(expected);
  });

  it('come later the more there are and the later they start', () => {
    const instant = fc
      .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) })
      .map(ms => new Date(ms).toISOString());
    const calendars = fc.constantFrom(berlin, newYork);
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.nat(30),
        calendars,
        (one, other, days, calendar) => {
          const [from, later] = [one, other].sort();
          const answer = addBusinessDays(from, days, calendar);
          expect(answer <= addBusinessDays(later, days, calendar)).toBe(true);
          expect(answer < addBusinessDays(from, days + 1, calendar)).toBe(true);
          expect(answer >= from).toBe(true);
        },
      ),
    );
  });
});

describe('business hours', () => {
  it.each([
    ['2027-03-01T12:00:00.000Z', 3, '2027-03-01T15:00:00.000Z'],
    // Friday 16:00, two hours: one then, one on Tuesday after the holiday.
    ['2027-03-26T15:00:00.000Z', 2, '2027-03-30T08:00:00.000Z'],
    ['2027-03-06T12:00:00.000Z', 0.5, '2027-03-08T08:30:00.000Z'],
    ['2027-03-01T16:30:00.000Z', 8, '2027-03-02T16:00:00.000Z'],
  ])('%s and %d of them', (from, hours, expected) => {
    expect(addBusinessHours(from, hours, berlin)).toBe(expected);
    expect(businessHoursBetween(from, expected, berlin)).toBeCloseTo(hours, 9);
  });

  it('are a day of 23 hours when clocks go forward and people work through', () => {
    const always = businessCalendarSchema.parse({
      timeZone: 'Europe/Berlin',
      weekdays: ['saturday', 'sunday', 'monday'],
      opensAt: '00:00',
      closesAt: '24:00',
    });
    const [start, end] = [
      '2027-03-27T23:00:00.000Z',
      '2027-03-28T22:00:00.000Z',
    ];
    expect(businessHoursBetween(start, end, always)).toBe(23);
    expect(businessHoursBetween(end, start, always)).toBe(0);
  });

  it('that are added are those that have passed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
        fc.integer({ min: 1, max: 60 * 100 }),
        fc.constantFrom(berlin, newYork),
        (ms, minutes, calendar) => {
          const from = new Date(ms).toISOString();
          const to = addBusinessHours(from, minutes / 60, calendar);
          expect(businessHoursBetween(from, to, calendar) * 60).toBeCloseTo(
            minutes,
            6,
          );
          const before = new Date(Date.parse(to) - 1).toISOString();
          expect(
            businessHoursBetween(from, before, calendar) * 60 < minutes,
          ).toBe(true);
        },
      ),
    );
  });
});

describe('a business calendar', () => {
  it.each([
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ opensAt: '17:00', closesAt: '09:00' }, 'closesAt'],
    [{ opensAt: '08:70' }, 'opensAt'],
    [{ weekdays: [] }, 'weekdays'],
    [{ weekdays: ['caturday'] }, 'weekdays.0'],
    [{ holidays: ['2027-02-30'] }, 'holidays.0'],
    [{ holidays: ['31-12'] }, 'holidays.0'],
    [{ holiday: [] }, ''],
  ])('%j is refused at %s', (calendar, path) => {
    const { error } = businessCalendarSchema.safeParse(calendar);
    expect(error?.issues.map(issue => issue.path.join('.'))).toEqual([path]);
  });
});
