/**
 * The ranks, from 1, whose values make the median of `n`: the middle one
 * twice, or the middle two.
 * @public
 */
export function medianRanks(n: number): [number, number] {
  return [Math.floor((n + 1) / 2), Math.floor(n / 2) + 1];
}

/**
 * The nearest rank, from 1, of a percentile of `n` values: the smallest that
 * at least that many percent are not above.
 * @public
 */
export function nearestRank(percent: number, n: number): number {
  return Math.max(1, Math.ceil((percent * n) / 100));
}
