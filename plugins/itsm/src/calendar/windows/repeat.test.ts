import { repeatOf, repeats, ruleOf } from './repeat';

// A Saturday, the last one of its month.
const start = '2026-01-31T22:00';

describe('how a window repeats', () => {
  it.each([
    ['daily', 'FREQ=DAILY'],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['weekly', 'FREQ=WEEKLY;BYDAY=SA'],
    ['monthlyByDate', 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['monthlyByWeekday', 'FREQ=MONTHLY;BYDAY=-1SA'],
    ['yearly', 'FREQ=YEARLY'],
  ] as const)('%s is %s', (repeat, rrule) => {
    expect(ruleOf(repeat, start)).toBe(rrule);
  });

  it('is read back as what was chosen', () => {
    for (const repeat of repeats.slice(1, -1)) {
      for (const until of [undefined, '2027-03-28']) {
        const rule = ruleOf(repeat as 'daily', start, until);
        expect(repeatOf(rule, start)).toEqual({ repeat, until });
      }
    }
    expect(repeatOf(undefined, start)).toEqual({ repeat: 'once' });
    // A rule may leave to the start what follows from it.
    expect(repeatOf('FREQ=WEEKLY', start).repeat).toBe('weekly');
    expect(repeatOf('FREQ=MONTHLY', start).repeat).toBe('monthlyByDate');
  });

  it.each([
    'FREQ=WEEKLY;BYDAY=SU',
    'FREQ=DAILY;INTERVAL=2',
    'FREQ=DAILY;UNTIL=20270101T120000Z',
  ])('is a rule of one’s own if it is none of the choices: %s', rrule => {
    expect(repeatOf(rrule, start).repeat).toBe('custom');
  });
});
