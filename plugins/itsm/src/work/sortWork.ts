import type { ItsmRecord } from 'backstage-plugin-itsm-common';

/** What somebody has to do with a record, the nearest first. */
export const workKinds = [
  'assigned',
  'waiting',
  'requested',
  'groups',
] as const;

export type WorkKind = (typeof workKinds)[number];

/**
 * Sorts a person's records by what they have to do with them; each record is
 * told once. `waiting` ones are their groups' and nobody's yet. What is
 * resolved is no more work, but its requester has yet to agree.
 */
export function sortWork<T extends ItsmRecord>(
  records: readonly T[],
  user: { userRef?: string; groups: readonly string[] },
): Record<WorkKind, T[]> {
  const sorted: Record<WorkKind, T[]> = {
    assigned: [],
    waiting: [],
    requested: [],
    groups: [],
  };
  for (const record of records) {
    const { state, assignee, assignmentGroup, requester } = record;
    const mine = assignmentGroup && user.groups.includes(assignmentGroup);
    if (state === 'resolved') {
      if (requester === user.userRef) {
        sorted.requested.push(record);
      }
    } else if (assignee && assignee === user.userRef) {
      sorted.assigned.push(record);
    } else if (mine && !assignee) {
      sorted.waiting.push(record);
    } else if (requester === user.userRef) {
      sorted.requested.push(record);
    } else {
      sorted.groups.push(record);
    }
  }
  return sorted;
}
