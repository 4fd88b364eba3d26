import { z } from 'zod';
import { instantSchema, userRefSchema } from '../../record/fields';

/**
 * Somebody who decides in another's place for a time.
 * @public
 */
export const delegationSchema = z
  .strictObject({
    delegator: userRefSchema,
    delegate: userRefSchema,
    start: instantSchema
      .optional()
      .meta({ description: 'Always, if left out' }),
    end: instantSchema.optional().meta({
      description: 'No longer from this moment on; never, if left out',
    }),
  })
  .meta({ id: 'Delegation' });

/** @public */
export type Delegation = z.output<typeof delegationSchema>;

const startOf = ({ start = '' }: Delegation) => start;
const endOf = ({ end = '\uffff' }: Delegation) => end;

/**
 * Looks for delegations that make no sense: to oneself, ending before they
 * begin, or a second delegate of one person at the same time.
 * @returns the place of each in the list, and what is wrong with it.
 * @public
 */
export function checkDelegations(
  delegations: readonly Delegation[],
): { index: number; message: string }[] {
  return delegations.flatMap((delegation, index) => {
    const { delegator, delegate } = delegation;
    if (delegator === delegate) {
      return { index, message: 'must name another person than the delegator' };
    }
    if (startOf(delegation) >= endOf(delegation)) {
      return { index, message: 'must end after it starts' };
    }
    const other = delegations
      .slice(0, index)
      .find(
        earlier =>
          earlier.delegator === delegator &&
          startOf(earlier) < endOf(delegation) &&
          startOf(delegation) < endOf(earlier),
      );
    return other
      ? {
          index,
          message: `gives ${delegator} a second delegate at the same time, besides ${other.delegate}`,
        }
      : [];
  });
}

/**
 * Those for whom a person may decide at a moment. Delegation isn't passed on:
 * a delegate's delegate decides for nobody but the delegate.
 * @param at - ISO 8601.
 * @public
 */
export function delegatorsOf(
  person: string,
  delegations: readonly Delegation[],
  at: string,
): string[] {
  return delegations
    .filter(
      delegation =>
        delegation.delegate === person &&
        startOf(delegation) <= at &&
        at < endOf(delegation),
    )
    .map(({ delegator }) => delegator);
}
