import { DateTime } from 'luxon';

/** The Monday of a week, short: "Mar 3". Weeks are counted in UTC. */
export function weekLabel(start: string, locale?: string): string {
  return DateTime.fromISO(start, { zone: 'utc', locale }).toLocaleString({
    month: 'short',
    day: 'numeric',
  });
}
