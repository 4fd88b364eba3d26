import { DateTime } from 'luxon';
import { InsightsQuery, TrendInterval } from './query';

const DEFAULT_DAYS = 90;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * The time an insight is about: from the first instant up to the second, which
 * is not included, in milliseconds since 1970.
 * @public
 */
export interface TimeRange {
  from: number;
  to: number;
  timezone: string;
}

/**
 * The time that a query asks for: the last 90 days, if it doesn't say. A day
 * stands for its first instant in the query's time zone. The end may turn out
 * not to be after the beginning, which is for the caller to refuse.
 * @public
 */
export function toTimeRange(
  query: Pick<InsightsQuery, 'from' | 'to' | 'timezone'>,
  now: Date,
): TimeRange {
  const { timezone } = query;
  const read = (text: string) => DateTime.fromISO(text, { zone: timezone });
  const to = query.to
    ? read(query.to)
    : DateTime.fromJSDate(now, { zone: timezone });
  const from = query.from ? read(query.from) : to.minus({ days: DEFAULT_DAYS });
  return { from: from.toMillis(), to: to.toMillis(), timezone };
}

/**
 * The period of the same length just before.
 * @public
 */
export function rangeBefore({ from, to, timezone }: TimeRange): TimeRange {
  return { from: from - (to - from), to: from, timezone };
}

/**
 * One day, week or month, and the part of it that is asked about.
 * @public
 */
export interface Period {
  /** Of the whole period. */
  start: number;
  from: number;
  /** Not included. */
  to: number;
}

/**
 * The days, weeks (from Monday) or months that a time touches, in order and
 * without gaps. Where clocks change, they are an hour shorter or longer.
 * @param options - `most`: undefined is returned if there are more of them
 * @public
 */
export function periodsOf(
  range: TimeRange,
  options: { interval: TrendInterval; most: number },
): Period[] | undefined {
  const { interval, most } = options;
  const periods: Period[] = [];
  let start = DateTime.fromMillis(range.from, {
    zone: range.timezone,
  }).startOf(interval);
  while (start.toMillis() < range.to) {
    if (periods.length === most) {
      return undefined;
    }
    // From the start anew each time: a day that midnight is missing from
    // doesn't shift those after it.
    const end = start.plus({ [interval]: 1 }).startOf(interval);
    periods.push({
      start: start.toMillis(),
      from: Math.max(start.toMillis(), range.from),
      to: Math.min(end.toMillis(), range.to),
    });
    start = end;
  }
  return periods;
}

/**
 * How far a zone is ahead of UTC, from some instant on.
 * @public
 */
export interface ZoneOffset {
  from: number;
  milliseconds: number;
}

/**
 * The offsets that a time zone has in the course of a time, the first from its
 * beginning on. Offsets that last less than a week may be missed; no zone has
 * had such.
 * @public
 */
export function zoneOffsetsOf(range: TimeRange): ZoneOffset[] {
  const offsetAt = (instant: number) =>
    DateTime.fromMillis(instant, { zone: range.timezone }).offset * 60_000;
  const offsets = [{ from: range.from, milliseconds: offsetAt(range.from) }];
  for (let at = range.from; at < range.to; at += WEEK) {
    const before = offsets[offsets.length - 1].milliseconds;
    const next = Math.min(at + WEEK, range.to);
    if (offsetAt(next) !== before) {
      let [low, high] = [at, next];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsetAt(middle) === before) {
          low = middle;
        } else {
          high = middle;
        }
      }
      offsets.push({ from: high, milliseconds: offsetAt(high) });
    }
  }
  return offsets;
}
