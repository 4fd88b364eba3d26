import { TimeRange, zoneOffsetsOf } from 'backstage-plugin-itsm-common';
import { stepFunction } from './stepFunction';

const HOUR = 60 * 60 * 1000;
/** Time began on a Thursday. */
const HOURS_BEFORE_THURSDAY = 3 * 24;

/* To look for the days on which a zone's clocks change takes its time. */
const MOST_REMEMBERED = 100;
const remembered = new Map<string, string>();

/** How many hours a week has, where no clocks are changed. */
export const HOURS_OF_WEEK = 7 * 24;

/**
 * SQL for the hour of the week at which a record was opened in the time given,
 * by its zone's clocks: 0 is midnight on Monday.
 */
export function hourOfWeek(range: TimeRange): string {
  const key = `${range.from} ${range.to} ${range.timezone}`;
  let sql = remembered.get(key);
  if (sql === undefined) {
    if (remembered.size >= MOST_REMEMBERED) {
      remembered.clear();
    }
    sql = hourOfWeekSql(range);
    remembered.set(key, sql);
  }
  return sql;
}

function hourOfWeekSql(range: TimeRange): string {
  const offset = stepFunction(
    'records.opened_at',
    zoneOffsetsOf(range).map(({ from, milliseconds }) => ({
      from,
      value: milliseconds,
    })),
  );
  // A week more keeps what was before 1970 there above zero.
  return `((records.opened_at + (${offset})) / ${HOUR} + ${HOURS_BEFORE_THURSDAY} + ${HOURS_OF_WEEK}) % ${HOURS_OF_WEEK}`;
}

/** The weekday, from 1 for Monday, and the hour of an hour of the week. */
export function weekdayAndHour(hour: number) {
  return { weekday: Math.floor(hour / 24) + 1, hour: hour % 24 };
}
