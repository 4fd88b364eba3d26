import { z } from 'zod';
import { timeZoneSchema } from '../record/fields';
import { instantAt, wallClockAt } from './localTime';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/* Two hundred years: further than that, a calendar has no business days. */
const DAYS_TO_LOOK = 73_000;

const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  message: 'must be a time of day from 00:00 to 24:00',
});

const holidaySchema = z.string().refine(
  text =>
    /^(\d{4}-)?\d{2}-\d{2}$/.test(text) &&
    // A leap year, for 02-29.
    new Date(`${text.length === 5 ? `2024-${text}` : text}T00:00Z`)
      .toJSON()
      ?.slice(0, 10)
      .endsWith(text),
  { message: 'must be a date: 2027-12-27, or 12-25 for every year' },
);

/**
 * When an organisation is at work.
 * @public
 */
export const businessCalendarSchema = z
  .strictObject({
    timeZone: timeZoneSchema.default('UTC'),
    weekdays: z
      .array(z.enum(weekdays))
      .min(1)
      .default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
    opensAt: timeOfDaySchema.default('09:00'),
    closesAt: timeOfDaySchema.default('17:00'),
    holidays: z.array(holidaySchema).max(1000).default([]).meta({
      description: 'Dates such as 2027-12-27, or 12-25 for every year',
    }),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'must be after opensAt',
  })
  .refine(
    ({ holidays }) => holidays.filter(day => day.length === 5).length < 200,
    { path: ['holidays'], message: 'must leave days to work in every year' },
  )
  .meta({ id: 'BusinessCalendar' });

/** @public */
export type BusinessCalendar = z.output<typeof businessCalendarSchema>;

function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/* Days are told by their midnight on the wall clock. */
const dayOf = (wallClock: number) => Math.floor(wallClock / DAY) * DAY;

function isBusinessDay(day: number, calendar: BusinessCalendar): boolean {
  const date = new Date(day);
  const text = date.toISOString().slice(0, 10);
  return (
    calendar.weekdays.includes(weekdays[date.getUTCDay()]) &&
    !calendar.holidays.includes(text) &&
    !calendar.holidays.includes(text.slice(5))
  );
}

/* The day itself if it is a business day, else the first one after it. */
function businessDayFrom(day: number, calendar: BusinessCalendar): number {
  for (let ahead = 0; ahead < DAYS_TO_LOOK; ahead += 1) {
    if (isBusinessDay(day + ahead * DAY, calendar)) {
      return day + ahead * DAY;
    }
  }
  throw new RangeError('The business calendar has no business days');
}

function openHours(day: number, calendar: BusinessCalendar) {
  const at = (text: string) =>
    instantAt(day + timeOfDay(text), calendar.timeZone);
  return { opens: at(calendar.opensAt), closes: at(calendar.closesAt) };
}

/**
 * The beginning of the n-th business day after an instant, at midnight in the
 * calendar's zone. The day of the instant doesn't count; what comes after
 * closing time or on a day off counts as having come on the next business day.
 * @param from - ISO 8601.
 * @param days - Whole business days; with 0 the answer is the instant itself.
 * @public
 */
export function addBusinessDays(
  from: string,
  days: number,
  calendar: BusinessCalendar,
): string {
  if (days === 0) {
    return from;
  }
  const wallClock = wallClockAt(Date.parse(from), calendar.timeZone);
  const today = dayOf(wallClock);
  let day = businessDayFrom(
    wallClock - today < timeOfDay(calendar.closesAt) ? today : today + DAY,
    calendar,
  );
  for (let left = days; left > 0; left -= 1) {
    day = businessDayFrom(day + DAY, calendar);
  }
  return new Date(instantAt(day, calendar.timeZone)).toISOString();
}

/**
 * The first instant by which that many open hours have passed.
 * @param from - ISO 8601.
 * @param hours - May be a fraction; with 0 the answer is the instant itself.
 * @public
 */
export function addBusinessHours(
  from: string,
  hours: number,
  calendar: BusinessCalendar,
): string {
  let at = Date.parse(from);
  let left = Math.round(hours * HOUR);
  let day = dayOf(wallClockAt(at, calendar.timeZone));
  while (left > 0) {
    day = businessDayFrom(day, calendar);
    const { opens, closes } = openHours(day, calendar);
    const open = Math.max(0, closes - Math.max(at, opens));
    if (left <= open) {
      at = Math.max(at, opens) + left;
      left = 0;
    } else {
      left -= open;
      day += DAY;
    }
  }
  return new Date(at).toISOString();
}

/**
 * The open hours between two instants, in hours; 0 if they run backwards.
 * @param from - ISO 8601.
 * @param to - ISO 8601.
 * @public
 */
export function businessHoursBetween(
  from: string,
  to: string,
  calendar: BusinessCalendar,
): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let passed = 0;
  let day = dayOf(wallClockAt(start, calendar.timeZone));
  for (; ; day += DAY) {
    const { opens, closes } = openHours(day, calendar);
    if (opens >= end) {
      return passed / HOUR;
    }
    if (isBusinessDay(day, calendar)) {
      passed += Math.max(0, Math.min(end, closes) - Math.max(start, opens));
    }
  }
}
