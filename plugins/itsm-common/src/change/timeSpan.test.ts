import * as fc from 'fast-check';
import {
  intersectSpans,
  liesWithin,
  mergeSpans,
  overlap,
  subtractSpans,
  TimeSpan,
} from './timeSpan';

const at = (minute: number) => new Date(minute * 60_000).toISOString();
const span = (start: number, end: number): TimeSpan => ({
  start: at(start),
  end: at(end),
});

const LAST = 30;
const spans = fc.array(
  fc.tuple(fc.nat(LAST), fc.nat(LAST)).map(([start, end]) => span(start, end)),
  { maxLength: 8 },
);
const minutes = Array.from({ length: LAST + 1 }, (_, minute) => at(minute));
const has = (list: readonly TimeSpan[]) => (time: string) =>
  list.some(({ start, end }) => start <= time && time < end);

function expectMoments(
  list: readonly TimeSpan[],
  wanted: (time: string) => boolean,
) {
  expect(minutes.filter(has(list))).toEqual(minutes.filter(wanted));
  list.forEach((one, place) => {
    expect(one.start < one.end).toBe(true);
    expect(place === 0 || list[place - 1].end < one.start).toBe(true);
  });
}

describe('spans of time', () => {
  it('overlap if they have a moment in common, not if they only touch', () => {
    expect(overlap(span(1, 3), span(2, 4))).toBe(true);
    expect(overlap(span(1, 2), span(2, 3))).toBe(false);
    expect(overlap(span(1, 9), span(4, 5))).toBe(true);
  });

  it('are merged, subtracted and intersected as the moments in them are', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        expectMoments(mergeSpans(one), has(one));
        expectMoments(
          subtractSpans(one, other),
          time => has(one)(time) && !has(other)(time),
        );
        expectMoments(
          intersectSpans(one, other),
          time => has(one)(time) && has(other)(time),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('lie within others that join up', () => {
    expect(liesWithin(span(1, 5), [span(3, 6), span(0, 3)])).toBe(true);
    expect(liesWithin(span(1, 5), [span(4, 6), span(0, 3)])).toBe(false);
  });
});
