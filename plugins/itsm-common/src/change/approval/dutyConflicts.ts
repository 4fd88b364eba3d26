import { Delegation, delegatorsOf } from './delegation';

/**
 * Those who have a part in a change, as far as it keeps them from approving
 * it.
 * @public
 */
export interface ChangeParties {
  requester: string;
  openedBy: string;
  assignee?: string;
  /** Assignees of its tasks, and whoever carried it out. */
  implementers: readonly string[];
}

/**
 * Separation of duties: those who can't approve a change, each with the
 * reason. They are its requester, who opened it, its assignee, those who
 * implement it, and whoever is the delegate of one of them at that moment.
 * @param at - ISO 8601.
 * @public
 */
export function dutyConflicts(
  parties: ChangeParties,
  delegations: readonly Delegation[],
  at: string,
): Map<string, string> {
  const conflicts = new Map<string, string>();
  const add = (userRef: string | undefined, because: string) => {
    if (userRef && !conflicts.has(userRef)) {
      conflicts.set(userRef, because);
    }
  };
  add(parties.requester, 'requested the change');
  add(parties.openedBy, 'opened the change');
  add(parties.assignee, 'is the assignee of the change');
  parties.implementers.forEach(ref => add(ref, 'implements the change'));
  const direct = new Map(conflicts);
  for (const { delegate } of delegations) {
    const delegator = delegatorsOf(delegate, delegations, at).find(ref =>
      direct.has(ref),
    );
    if (delegator) {
      add(
        delegate,
        `is the delegate of ${delegator}, who ${direct.get(delegator)}`,
      );
    }
  }
  return conflicts;
}
