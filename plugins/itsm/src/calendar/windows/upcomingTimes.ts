import {
  checkWindow,
  type CreateWindowRequest,
  occurrences,
  type TimeSpan,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';

const MOST = 5;

/** How far to look, in days: a little for what is often, and then further. */
const LOOKS = [40, 400, 1820];

/**
 * When a window is next, from now on, as the backend will see it.
 * @returns nothing if its times make no sense.
 */
export function upcomingTimes(
  window: CreateWindowRequest,
  now: DateTime,
): TimeSpan[] | undefined {
  try {
    if (checkWindow(window).length > 0) {
      return undefined;
    }
    const first = DateTime.fromISO(window.start, { zone: window.timeZone });
    const from = DateTime.max(now, first.minus({ days: 1 }));
    for (const days of LOOKS) {
      const found = occurrences(
        window,
        from.toJSDate().toISOString(),
        from.plus({ days }).toJSDate().toISOString(),
      );
      if (found.length >= MOST || !window.rrule) {
        return found.slice(0, MOST);
      }
      if (days === LOOKS.at(-1)) {
        return found;
      }
    }
  } catch {
    // Half-typed dates and zones are no times.
  }
  return undefined;
}
