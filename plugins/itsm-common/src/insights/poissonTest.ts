import { logFactorial } from './logFactorial';

/* P(X >= k) of n throws of a coin, for k above n / 2, where terms get smaller. */
function upperTail(k: number, n: number): number {
  const logTerm =
    logFactorial(n) - logFactorial(k) - logFactorial(n - k) - n * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let at = k; at < n && term > sum * 1e-17; at += 1) {
    term *= (n - at) / (at + 1);
    sum += term;
  }
  return Math.min(1, Math.exp(logTerm) * sum);
}

/** P(X >= k) of n throws of a coin. */
function atLeast(k: number, n: number): number {
  if (k <= 0) {
    return 1;
  }
  return 2 * k > n ? upperTail(k, n) : 1 - upperTail(n - k + 1, n);
}

/**
 * Compares two counts from times of equal length: how likely counts so far
 * apart are if both come from Poisson processes of one rate.
 *
 * @remarks
 * It is the exact conditional test (Przyborowski and Wilenski, 1940): given
 * their sum, the one count is binomial with probability one half. `twoSided`
 * is what R's `poisson.test(c(now, before))` and SciPy's
 * `binomtest(now, now + before)` tell; `increase` asks only whether it became
 * more.
 * @public
 */
export function comparePoissonCounts(
  now: number,
  before: number,
): { twoSided: number; increase: number } {
  const n = now + before;
  return {
    twoSided: Math.min(1, 2 * atLeast(Math.max(now, before), n)),
    increase: atLeast(now, n),
  };
}
