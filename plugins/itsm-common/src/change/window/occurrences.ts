import { InputError } from '@backstage/errors';
import { instantAt, wallClockAt, wallClockOf } from '../localTime';
import { mergeSpans, overlap, TimeSpan } from '../timeSpan';
import { recurrencesBetween } from './recurrence';
import { WindowTimes } from './window';

const DAY = 24 * 60 * 60 * 1000;
const LONGEST_DAYS = 5 * 366;

const iso = (instant: number) => new Date(instant).toISOString();

/**
 * When a window is, as far as that touches the time from `from` to `to`. Each
 * span is whole, also where it begins before or ends after; spans that touch
 * or overlap are one.
 *
 * A window is the same by the wall clock each time, across changes to and from
 * summer time, so it may be an hour shorter or longer in truth. One that is
 * wholly in an hour that is skipped isn't that day.
 * @param from - ISO 8601.
 * @param to - ISO 8601, at most five years after `from`.
 * @throws InputError if the time is longer.
 * @public
 */
export function occurrences(
  window: WindowTimes,
  from: string,
  to: string,
): TimeSpan[] {
  const asked: TimeSpan = { start: from, end: to };
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (last - first > LONGEST_DAYS * DAY) {
    throw new InputError('Ask for at most five years of a window at a time');
  }
  const { timeZone, rrule } = window;
  const start = wallClockOf(window.start);
  const length = wallClockOf(window.end) - start;
  const starts = rrule
    ? recurrencesBetween(
        { rrule, start, timeZone },
        // A day on either side, as the wall clock isn't the truth.
        wallClockAt(first, timeZone) - length - DAY,
        wallClockAt(last, timeZone) + DAY,
      )
    : [start];
  return mergeSpans(
    starts
      .map(wallClock => ({
        start: iso(instantAt(wallClock, timeZone)),
        end: iso(instantAt(wallClock + length, timeZone)),
      }))
      .filter(span => overlap(span, asked)),
  );
}
