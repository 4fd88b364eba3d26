import { benjaminiHochberg } from './benjaminiHochberg';
import { comparePoissonCounts } from './poissonTest';

/** The share of those that stand out by chance, in the long run. */
const FALSE_DISCOVERIES = 0.05;

/**
 * How many incidents an entity has had now and in the period before.
 * @public
 */
export interface EntityCount {
  entityRef: string;
  opened: number;
  previousOpened: number;
}

/**
 * A count among others: its change, and its part of the whole.
 * @public
 */
export interface ComparedCount extends EntityCount {
  pValue: number;
  standsOut: boolean;
  share: number;
  cumulativeShare: number;
}

/**
 * Most opened first; references in the order of their characters.
 * @public
 */
export function compareByOpened(
  one: Pick<EntityCount, 'entityRef' | 'opened'>,
  other: Pick<EntityCount, 'entityRef' | 'opened'>,
): number {
  if (one.opened !== other.opened) {
    return other.opened - one.opened;
  }
  if (one.entityRef === other.entityRef) {
    return 0;
  }
  return one.entityRef < other.entityRef ? -1 : 1;
}

/**
 * Puts counts in order, tells each one's part of the whole, and which became
 * more than chance explains. `pValue` is two-sided; whether one stands out is
 * decided by the one-sided values of all of them together, as only increases
 * are looked for.
 * @public
 */
export function compareCounts(counts: readonly EntityCount[]): ComparedCount[] {
  const inOrder = [...counts].sort(compareByOpened);
  const tests = inOrder.map(({ opened, previousOpened }) =>
    comparePoissonCounts(opened, previousOpened),
  );
  const standOut = benjaminiHochberg(
    tests.map(({ increase }) => increase),
    FALSE_DISCOVERIES,
  );
  const total = inOrder.reduce((sum, { opened }) => sum + opened, 0);
  let upToHere = 0;
  return inOrder.map((count, at) => {
    upToHere += count.opened;
    return {
      ...count,
      pValue: tests[at].twoSided,
      standsOut: standOut[at] && count.opened > count.previousOpened,
      share: total === 0 ? 0 : count.opened / total,
      cumulativeShare: total === 0 ? 0 : upToHere / total,
    };
  });
}
