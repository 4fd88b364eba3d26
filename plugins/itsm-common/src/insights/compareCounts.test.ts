import fc from 'fast-check';
import { benjaminiHochberg } from './benjaminiHochberg';
import { compareCounts } from './compareCounts';
import { comparePoissonCounts } from './poissonTest';

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** A draw from a Poisson distribution, by the times between events. */
function poisson(rate: number, random: () => number): number {
  let events = -1;
  for (let time = 0; time < rate; events += 1) {
    time -= Math.log(1 - random());
  }
  return events;
}

/** P(X >= k) of n throws of a coin, in whole numbers. */
function exactTail(k: number, n: number): number {
  let ways = 1n;
  let sum = 0n;
  for (let heads = 0; heads <= n; heads += 1) {
    if (heads >= k) {
      sum += ways;
    }
    ways = (ways * BigInt(n - heads)) / BigInt(heads + 1);
  }
  const digits = 10n ** 25n;
  return Number((sum * digits) / 2n ** BigInt(n)) / 1e25;
}

describe('the test of two Poisson counts', () => {
  it.each([
    // As R's binom.test and tables of the sign test have them.
    [9, 1, 0.021484375],
    [15, 5, 0.0413894653],
    [5, 15, 0.0413894653],
    [10, 10, 1],
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
  ])('tells of %i after %i that p is %d', (now, before, pValue) => {
    expect(comparePoissonCounts(now, before).twoSided).toBeCloseTo(pValue, 9);
  });

  it('is exact', () => {
    const count = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(count, count, (now, before) => {
        const { twoSided, increase } = comparePoissonCounts(now, before);
        const tail = exactTail(now, now + before);
        const larger = exactTail(Math.max(now, before), now + before);
        expect(Math.abs(increase - tail)).toBeLessThan(1e-11 + tail * 1e-9);
        expect(Math.abs(twoSided - Math.min(1, 2 * larger))).toBeLessThan(
          1e-11 + larger * 1e-9,
        );
      }),
    );
    // Far out and with large counts it neither breaks nor takes long.
    expect(comparePoissonCounts(1_000_000, 0).twoSided).toBe(0);
    expect(comparePoissonCounts(500_500, 499_500).twoSided).toBeCloseTo(
      0.3176,
      3,
    );
  });
});

describe('looking at many', () => {
  it('believes four of the fifteen tests of the paper', () => {
    const pValues = [
      ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
      ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
    ];
    expect(benjaminiHochberg(pValues, 0.05).filter(Boolean)).toHaveLength(4);
    expect(benjaminiHochberg([], 0.05)).toEqual([]);
    // A later one can carry those before it.
    expect(benjaminiHochberg([0.04, 0.05, 0.03], 0.05)).toEqual([
      true,
      true,
      true,
    ]);
  });

  function flagged(options: { seed: number; rate: number; doubled: number }) {
    const random = randomNumbers(options.seed);
    const counts = Array.from({ length: 1000 }, (_, at) => ({
      entityRef: `component:default/part-${at}`,
      previousOpened: poisson(options.rate, random),
      opened: poisson(options.rate * (at < options.doubled ? 2 : 1), random),
    }));
    const found = compareCounts(counts).filter(({ standsOut }) => standsOut);
    const hits = found.filter(
      ({ entityRef }) => Number(entityRef.split('-')[1]) < options.doubled,
    );
    return { hits: hits.length, mistakes: found.length - hits.length };
  }
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  it.each([0.5, 3, 20, 60, 200])(
    'flags next to nothing of a thousand that go on at a rate of %d',
    rate => {
      for (const seed of seeds) {
        expect(flagged({ seed, rate, doubled: 0 }).mistakes).toBeLessThan(5);
      }
    },
  );

  it.each([60, 80, 150])(
    'flags most of twenty in a thousand whose rate of %d doubles',
    rate => {
      const results = seeds.map(seed => flagged({ seed, rate, doubled: 20 }));
      const sum = (of: 'hits' | 'mistakes') =>
        results.reduce((total, result) => total + result[of], 0);
      expect(sum('hits')).toBeGreaterThan(0.8 * 20 * seeds.length);
      expect(sum('mistakes')).toBeLessThan(
        0.1 * (sum('hits') + sum('mistakes')),
      );
    },
  );

  it('never flags what became less', () => {
    const [one] = compareCounts([
      { entityRef: 'component:default/a', opened: 5, previousOpened: 500 },
    ]);
    expect(one).toMatchObject({ standsOut: false });
    expect(one.pValue).toBeLessThan(1e-9);
  });

  it('puts the most first, with shares that add up', () => {
    const count = fc.record({
      entityRef: fc.string(),
      opened: fc.nat(50),
      previousOpened: fc.nat(50),
    });
    const many = fc.uniqueArray(count, {
      selector: ({ entityRef }) => entityRef,
      minLength: 1,
    });
    fc.assert(
      fc.property(many, counts => {
        const total = counts.reduce((sum, { opened }) => sum + opened, 0);
        const compared = compareCounts(counts);
        compared.slice(1).forEach((item, at) => {
          expect(item.opened).toBeLessThanOrEqual(compared[at].opened);
        });
        const last = compared[compared.length - 1];
        expect(last.cumulativeShare).toBe(total === 0 ? 0 : 1);
        expect(compared.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(
          total === 0 ? 0 : 1,
          9,
        );
      }),
    );
  });
});
