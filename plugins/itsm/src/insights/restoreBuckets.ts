import type { RestoreTimes } from 'backstage-plugin-itsm-common';

type Bucket = RestoreTimes['buckets'][number];

/** The buckets from the first to the last that has anything in it. */
export function toldBuckets(buckets: readonly Bucket[]): Bucket[] {
  const filled = buckets.flatMap(({ count }, at) => (count > 0 ? at : []));
  return filled.length === 0
    ? []
    : buckets.slice(filled[0], filled[filled.length - 1] + 1);
}

/** Where a length is across buckets of the same width, from 0 to 1. */
export function placeIn(buckets: readonly Bucket[], hours: number): number {
  const at = buckets.findLastIndex(({ fromHours }) => fromHours <= hours);
  if (at < 0) {
    return 0;
  }
  const { fromHours, toHours } = buckets[at];
  const within =
    toHours === undefined
      ? 0.5
      : Math.min(1, (hours - fromHours) / (toHours - fromHours));
  return (at + within) / buckets.length;
}
