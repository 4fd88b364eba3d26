import {
  Delegation,
  delegatorsOf,
  dutyConflicts,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { StoredRecord } from '../records/rows';
import { taskAssignees } from '../tasks/taskAssignees';
import { delegationsOf } from './delegationRows';

/** Who carries a change out, or has: those named for it and for its tasks. */
export async function implementersOf(
  knex: Knex,
  change: StoredRecord,
): Promise<string[]> {
  const named = (change.implementers ?? []) as string[];
  const assigned = change.assignee ? [change.assignee] : [];
  const byTask = await taskAssignees(knex, change.id);
  return [...new Set([...assigned, ...named, ...byTask])];
}

/** What keeps people from approving a change, and who stands in for whom. */
export interface Duties {
  /** Those who can't approve it, each with the reason. */
  conflicted: Map<string, string>;
  /** Those among them who have a part in it themselves. */
  parties: Map<string, string>;
  /** Of the people of the change and of those who are asked. */
  delegations: Delegation[];
}

/**
 * Who has a part in a change that keeps them from approving it.
 * @param options.configured - delegates from the policy
 * @param options.members - those who are asked
 */
export async function dutiesOf(
  knex: Knex,
  change: StoredRecord,
  options: {
    configured: readonly Delegation[];
    members?: readonly string[];
    now: string;
  },
): Promise<Duties> {
  const { configured, members = [], now } = options;
  const { requester, openedBy, assignee } = change;
  const implementers = await implementersOf(knex, change);
  const delegations = [
    ...configured,
    ...(await delegationsOf(knex, [
      requester,
      openedBy,
      ...implementers,
      ...members,
    ])),
  ];
  const people = { requester, openedBy, assignee, implementers };
  return {
    conflicted: dutyConflicts(people, delegations, now),
    parties: dutyConflicts(people, [], now),
    delegations,
  };
}

/** The delegates of some people at a moment. */
export function standInsOf(
  people: readonly string[],
  delegations: readonly Delegation[],
  now: string,
): string[] {
  return delegations
    .map(({ delegate }) => delegate)
    .filter(ref =>
      delegatorsOf(ref, delegations, now).some(delegator =>
        people.includes(delegator),
      ),
    );
}
