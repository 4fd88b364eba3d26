import { intersectSpans, subtractSpans, TimeSpan } from '../timeSpan';

const MINUTE = 60_000;
const MOST_SLOTS = 100;

/**
 * What free slots are asked for.
 * @public
 */
export interface FreeSlotsOptions {
  /** How long the change takes. */
  lengthMinutes: number;
  /** ISO 8601; no slot starts before. */
  from: string;
  /** ISO 8601; no slot ends after. */
  until: string;
  /** When it can't be. */
  blocked: readonly TimeSpan[];
  /** When alone it can be; any time if left out. */
  allowed?: readonly TimeSpan[];
  /** Slots start at multiples of this, counted from midnight UTC; 15 if left out. */
  stepMinutes?: number;
  /** From the start of one slot to that of the next, at least; the length if left out. */
  apartMinutes?: number;
  /** How many to find; 5 if left out, 100 at most. */
  limit?: number;
}

/**
 * The next slots of a length in which nothing stands in the way, earliest
 * first. They don't overlap unless `apartMinutes` is shorter than the length.
 * @public
 */
export function freeSlots(options: FreeSlotsOptions): TimeSpan[] {
  const { from, until, blocked, allowed } = options;
  const length = options.lengthMinutes * MINUTE;
  const step = (options.stepMinutes ?? 15) * MINUTE;
  const apart = (options.apartMinutes ?? options.lengthMinutes) * MINUTE;
  const limit = Math.min(options.limit ?? 5, MOST_SLOTS);
  if (!(length > 0 && step > 0 && apart > 0)) {
    throw new RangeError('The length and steps of slots must be above 0');
  }
  const horizon = [{ start: from, end: until }];
  const free = subtractSpans(
    allowed ? intersectSpans(horizon, allowed) : horizon,
    blocked,
  );
  const slots: TimeSpan[] = [];
  let earliest = -Infinity;
  for (const gap of free) {
    const end = Date.parse(gap.end);
    let start = Math.max(earliest, Date.parse(gap.start));
    for (
      start = Math.ceil(start / step) * step;
      start + length <= end && slots.length < limit;
      start = Math.ceil(earliest / step) * step
    ) {
      slots.push({
        start: new Date(start).toISOString(),
        end: new Date(start + length).toISOString(),
      });
      earliest = start + apart;
    }
  }
  return slots;
}
