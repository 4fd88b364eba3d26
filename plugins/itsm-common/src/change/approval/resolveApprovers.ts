import { InputError } from '@backstage/errors';
import { RoleName } from '../../record/settings';
import { ApproverRef, HowMany } from './approvalPolicy';
import { PlannedSet } from './planApprovals';

/**
 * What the catalog and the configuration know of people.
 * @public
 */
export interface PeopleFacts {
  /** The users that are members of each group, by its reference. */
  members: Readonly<Record<string, readonly string[]>>;
  /** The groups that have each role. */
  roles: Readonly<Record<RoleName, readonly string[]>>;
}

/**
 * Approvals that are asked for, with the people who are asked.
 * @public
 */
export interface ApproverSet extends PlannedSet {
  /** Those who can decide, by reference, in order. */
  members: string[];
  /** Those who would be asked, but can't approve because of their part in the change. */
  excluded: { userRef: string; because: string }[];
  /** Whether the rule's fallback is asked, as too few were left. */
  usedFallback: boolean;
}

function peopleOf(
  approvers: readonly ApproverRef[],
  { members, roles }: PeopleFacts,
): string[] {
  const users = approvers.flatMap(ref => {
    if (ref.startsWith('user:')) {
      return [ref];
    }
    const groups = ref.startsWith('role:')
      ? roles[ref.slice('role:'.length) as RoleName]
      : [ref];
    return groups.flatMap(group => members[group] ?? []);
  });
  return [...new Set(users)].sort();
}

function fewest(howMany: HowMany): number {
  return typeof howMany === 'number' ? howMany : 1;
}

function complaint(set: PlannedSet, left: number, excluded: string[]): string {
  const { rules, step, approvers, entityRefs, howMany, fallback } = set;
  const asked =
    approvers.length > 0
      ? approvers.join(', ')
      : `the owner of ${entityRefs.join(', ') || 'nothing'}, which has none`;
  const names = rules.map(name => `'${name}'`).join(', ');
  const needs = `${fewest(howMany)} needed, ${left} left`;
  const because =
    excluded.length > 0 ? ` Not counted: ${excluded.join('; ')}.` : '';
  const advice = fallback
    ? `Nor are there enough in its fallback, ${fallback}.`
    : 'Give the rule a fallback, or have somebody else request or carry out the change.';
  return `The approval policy's rule ${names} leaves too few to approve in the step '${step}' (${needs}): it asks ${asked}.${because} ${advice}`;
}

/**
 * Finds the people of a set. Those who can't approve because of their part in
 * the change are left out; if too few remain, the rule's fallback is asked
 * instead, by the same separation of duties.
 * @param conflicted - From {@link dutyConflicts}.
 * @throws InputError that names the rule, if there is no one left to ask.
 * @public
 */
export function resolveApprovers(
  set: PlannedSet,
  people: PeopleFacts,
  conflicted: ReadonlyMap<string, string>,
): ApproverSet {
  const split = (approvers: readonly ApproverRef[]) => {
    const all = peopleOf(approvers, people);
    return {
      members: all.filter(userRef => !conflicted.has(userRef)),
      excluded: all
        .filter(userRef => conflicted.has(userRef))
        .map(userRef => ({ userRef, because: conflicted.get(userRef)! })),
    };
  };
  const needed = fewest(set.howMany);
  const asked = split(set.approvers);
  if (asked.members.length >= needed) {
    return { ...set, ...asked, usedFallback: false };
  }
  const instead = set.fallback && split([set.fallback]);
  if (instead && instead.members.length >= needed) {
    return {
      ...set,
      members: instead.members,
      excluded: [...asked.excluded, ...instead.excluded].filter(
        ({ userRef }, at, all) =>
          all.findIndex(other => other.userRef === userRef) === at,
      ),
      usedFallback: true,
    };
  }
  throw new InputError(
    complaint(
      set,
      asked.members.length,
      asked.excluded.map(({ userRef, because }) => `${userRef} ${because}`),
    ),
  );
}
