import { compareProportions } from './fisherTest';

describe('the test of two proportions', () => {
  it.each([
    // The lady who tasted tea; the others as SciPy's fisher_exact has them.
    [3, 4, 1, 4, 0.4857142857],
    [8, 10, 1, 6, 0.034965035],
    [1, 100, 5, 50, 0.0159310826],
    [9, 100, 1, 50, 0.1657063573],
    [7, 12, 5, 7, 0.6561681353],
    [1, 100, 6, 20, 0.0000664596],
    [100, 1000, 130, 1000, 0.0419045484],
    [5000, 100_000, 5300, 100_000, 0.0024843675],
    [0, 20, 0, 20, 1],
    [0, 0, 3, 9, 1],
  ])('tells of %i of %i and %i of %i that p is %d', (a, ofA, b, ofB, p) => {
    const one = { count: a, of: ofA };
    const other = { count: b, of: ofB };
    expect(compareProportions(one, other)).toBeCloseTo(p, 9);
    expect(compareProportions(other, one)).toBeCloseTo(p, 9);
  });
});
