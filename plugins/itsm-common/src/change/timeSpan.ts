import { z } from 'zod';

/**
 * A stretch of time, half-open: `start` is in it, `end` isn't. Both are
 * instants as records keep them (ISO 8601, UTC, with milliseconds), so that
 * their order as text is their order in time.
 * @public
 */
export interface TimeSpan {
  start: string;
  end: string;
}

/** @public */
export const timeSpanSchema = z
  .object({ start: z.string(), end: z.string() })
  .meta({ id: 'TimeSpan', description: 'Half-open: the end is not in it' });

/**
 * Whether the two have a moment in common; spans that only touch haven't.
 * @public
 */
export function overlap(one: TimeSpan, other: TimeSpan): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * The same moments as few spans, in order: what overlaps or touches becomes
 * one, what is empty goes.
 * @public
 */
export function mergeSpans(spans: readonly TimeSpan[]): TimeSpan[] {
  const merged: TimeSpan[] = [];
  const inOrder = spans
    .filter(({ start, end }) => start < end)
    .sort((one, other) => (one.start < other.start ? -1 : 1));
  for (const { start, end } of inOrder) {
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = end > last.end ? end : last.end;
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

/**
 * The moments that are in the first and not in the second, merged.
 * @public
 */
export function subtractSpans(
  spans: readonly TimeSpan[],
  minus: readonly TimeSpan[],
): TimeSpan[] {
  const without = mergeSpans(minus);
  const rest: TimeSpan[] = [];
  let at = 0;
  for (const { start, end } of mergeSpans(spans)) {
    let from = start;
    while (at < without.length && without[at].end <= from) {
      at += 1;
    }
    for (let next = at; from < end; next += 1) {
      const hole = without[next];
      if (!hole || hole.start >= end) {
        rest.push({ start: from, end });
        break;
      }
      if (hole.start > from) {
        rest.push({ start: from, end: hole.start });
      }
      from = hole.end;
    }
  }
  return rest;
}

/**
 * The moments that are in both, merged.
 * @public
 */
export function intersectSpans(
  spans: readonly TimeSpan[],
  others: readonly TimeSpan[],
): TimeSpan[] {
  return subtractSpans(spans, subtractSpans(spans, others));
}

/**
 * Whether the whole span is in the others.
 * @public
 */
export function liesWithin(
  span: TimeSpan,
  others: readonly TimeSpan[],
): boolean {
  return subtractSpans([span], others).length === 0;
}
