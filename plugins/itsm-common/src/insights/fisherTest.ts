import { logFactorial } from './logFactorial';

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * So many of how many.
 * @public
 */
export interface Proportion {
  count: number;
  of: number;
}

/** Ways that are as likely are taken as such in spite of rounding, as R does. */
const ROUNDING = 1 + 1e-7;

/**
 * Compares two parts of two wholes: how likely parts so far apart are if both
 * come about at one rate, in either direction.
 *
 * @remarks
 * It is Fisher's exact test (1935): given how many there are in all, the one
 * count is hypergeometric; all that is as unlikely as what was found, or more
 * so, is added up. It is what R's `fisher.test` and SciPy's `fisher_exact` tell
 * of the table of both.
 * @public
 */
export function compareProportions(one: Proportion, other: Proportion): number {
  const count = one.count + other.count;
  const logWays = logChoose(one.of + other.of, count);
  const likelihood = (k: number) =>
    Math.exp(logChoose(one.of, k) + logChoose(other.of, count - k) - logWays);
  const limit = likelihood(one.count) * ROUNDING;
  let sum = 0;
  const most = Math.min(one.of, count);
  for (let k = Math.max(0, count - other.of); k <= most; k += 1) {
    const each = likelihood(k);
    sum += each <= limit ? each : 0;
  }
  return Math.min(1, sum);
}
