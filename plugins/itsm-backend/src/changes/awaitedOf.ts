import { Delegation, delegatorsOf } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { delegationsTo } from './delegationRows';

/* More than anybody works off. */
const MOST = 500;

/** A decision that is awaited of somebody, or of who they stand in for. */
export interface AwaitedDecision {
  approvalId: string;
  recordId: string;
  /** Who it is awaited of. */
  userRef: string;
}

/** The decisions that are awaited of somebody now. */
export async function awaitedOf(
  knex: Knex,
  options: { userRef: string; configured: readonly Delegation[]; now: Date },
): Promise<AwaitedDecision[]> {
  const { userRef, configured, now } = options;
  const delegations = [
    ...configured,
    ...(await delegationsTo(knex, userRef, now.getTime())),
  ];
  const people = [
    userRef,
    ...delegatorsOf(userRef, delegations, now.toISOString()),
  ];
  const rows: { approval_id: string; record_id: string; user_ref: string }[] =
    await knex('awaited_decisions')
      .whereIn('user_ref', [...new Set(people)])
      .orderBy('approval_id')
      .limit(MOST);
  // One's own seat before that of another.
  const own = (ref: string) => (ref === userRef ? 0 : 1);
  return rows
    .map(row => ({
      approvalId: row.approval_id,
      recordId: row.record_id,
      userRef: row.user_ref,
    }))
    .sort((one, other) => own(one.userRef) - own(other.userRef))
    .filter(
      ({ approvalId }, at, all) =>
        all.findIndex(other => other.approvalId === approvalId) === at,
    );
}
