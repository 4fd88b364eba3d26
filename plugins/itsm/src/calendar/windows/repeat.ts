import { DateTime } from 'luxon';

/** How a window comes again, of what is offered to choose from. */
export const repeats = [
  'once',
  'daily',
  'weekdays',
  'weekly',
  'monthlyByDate',
  'monthlyByWeekday',
  'yearly',
  'custom',
] as const;

export type Repeat = (typeof repeats)[number];

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Which of its weekday in the month a day is; -1 is the last one. */
export function placeInMonth(day: DateTime): number {
  const place = Math.ceil(day.day / 7);
  return place === 5 ? -1 : place;
}

/**
 * The rule by which a window comes again that first starts at a time.
 * @param start - `2026-01-31T22:00`.
 * @param until - The last day, `2027-01-31`; without an end if left out.
 */
export function ruleOf(
  repeat: Exclude<Repeat, 'once' | 'custom'>,
  start: string,
  until?: string,
): string {
  const day = DateTime.fromISO(start, { zone: 'utc' });
  const weekday = weekdays[day.weekday - 1];
  const rules = {
    daily: 'FREQ=DAILY',
    weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    weekly: `FREQ=WEEKLY;BYDAY=${weekday}`,
    monthlyByDate: `FREQ=MONTHLY;BYMONTHDAY=${day.day}`,
    monthlyByWeekday: `FREQ=MONTHLY;BYDAY=${placeInMonth(day)}${weekday}`,
    yearly: 'FREQ=YEARLY',
  };
  const end = until ? `;UNTIL=${until.replace(/-/g, '')}` : '';
  return `${rules[repeat]}${end}`;
}

/* What a rule doesn't say follows from when it starts. */
function spelledOut(rule: string, start: string): string {
  switch (rule) {
    case 'FREQ=WEEKLY':
      return ruleOf('weekly', start);
    case 'FREQ=MONTHLY':
      return ruleOf('monthlyByDate', start);
    default:
      return rule;
  }
}

/** Which of the choices a rule is; `custom` if it is none of them. */
export function repeatOf(
  rrule: string | undefined,
  start: string,
): { repeat: Repeat; until?: string } {
  if (!rrule) {
    return { repeat: 'once' };
  }
  const [, rule = '', year, month, day] =
    /^(.*?)(?:;UNTIL=(\d{4})(\d\d)(\d\d))?$/.exec(rrule) ?? [];
  const repeat = repeats.find(
    (each): each is Exclude<Repeat, 'once' | 'custom'> =>
      each !== 'once' &&
      each !== 'custom' &&
      ruleOf(each, start) === spelledOut(rule, start),
  );
  return repeat
    ? { repeat, until: year && `${year}-${month}-${day}` }
    : { repeat: 'custom' };
}
