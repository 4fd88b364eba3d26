import { changeOf, percentOf } from './figures';
import { placeIn, toldBuckets } from './restoreBuckets';

describe('figures', () => {
  it('tell how much changed, if there was anything before', () => {
    expect(changeOf(15, 10)).toBeCloseTo(0.5);
    expect(changeOf(5, 10)).toBeCloseTo(-0.5);
    expect(changeOf(5, 0)).toBeUndefined();
    expect(changeOf(undefined, 10)).toBeUndefined();
    expect([0, 0.034, 0.5].map(rate => percentOf(rate, 'en'))).toEqual([
      '0%',
      '3.4%',
      '50%',
    ]);
  });
});

describe('buckets of times to restore', () => {
  const buckets = [
    { fromHours: 0, toHours: 1, count: 0 },
    { fromHours: 1, toHours: 2, count: 3 },
    { fromHours: 2, toHours: 4, count: 0 },
    { fromHours: 4, toHours: 8, count: 1 },
    { fromHours: 8, count: 0 },
  ];

  it('are told from the first to the last that has anything', () => {
    expect(toldBuckets(buckets).map(({ fromHours }) => fromHours)).toEqual([
      1, 2, 4,
    ]);
    expect(toldBuckets([])).toEqual([]);
  });

  it('give each length its place', () => {
    const told = toldBuckets(buckets);
    expect([1, 3, 8].map(hours => placeIn(told, hours))).toEqual([0, 0.5, 1]);
    expect(placeIn(told, 0.5)).toBe(0);
    expect(placeIn(buckets, 100)).toBeCloseTo(0.9);
  });
});
