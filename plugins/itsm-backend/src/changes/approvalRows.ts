import {
  ApprovalStep,
  ApprovedContent,
  ApproverSet,
  Decision,
  FieldChange,
  HowMany,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';

/** A decision as it was given. */
export interface StoredDecision extends Decision {
  /** The member whose delegate decided. */
  insteadOf?: string;
  comment?: string;
}

/** How an approval that was asked for stands. */
export type ApprovalState =
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'void'
  | 'withdrawn';

/** An approval that was asked for. */
export interface StoredApproval extends ApproverSet {
  id: string;
  recordId: string;
  /** Which submission it was asked for. */
  round: number;
  /** Within the record, from 1. */
  position: number;
  state: ApprovalState;
  contentHash: string;
  content: ApprovedContent;
  voidedBy?: FieldChange[];
  requestedAt: string;
  decidedAt?: string;
  decisions: StoredDecision[];
}

type Row = { [column: string]: unknown };

const time = (value: unknown) =>
  value === null || value === undefined
    ? undefined
    : new Date(Number(value)).toISOString();

const json = (value: unknown) => JSON.parse(value as string);

function toHowMany(text: string): HowMany {
  return /^\d+$/.test(text) ? Number(text) : (text as HowMany);
}

function toDecision(row: Row): StoredDecision {
  return {
    by: row.decided_by as string,
    ...(row.instead_of ? { insteadOf: row.instead_of as string } : {}),
    decision: row.decision as Decision['decision'],
    ...(row.comment ? { comment: row.comment as string } : {}),
    at: time(row.decided_at)!,
  };
}

function toApproval(row: Row, decisions: readonly Row[]): StoredApproval {
  return {
    id: row.id as string,
    recordId: row.record_id as string,
    round: Number(row.round),
    position: Number(row.position),
    step: row.step as ApprovalStep,
    state: row.state as ApprovalState,
    howMany: toHowMany(row.how_many as string),
    rules: json(row.rules),
    approvers: json(row.approvers),
    entityRefs: json(row.entity_refs),
    fallback: (row.fallback ?? undefined) as StoredApproval['fallback'],
    members: json(row.members),
    excluded: json(row.excluded),
    usedFallback: Boolean(row.used_fallback),
    contentHash: row.content_hash as string,
    content: json(row.content),
    voidedBy: row.voided_by ? json(row.voided_by) : undefined,
    requestedAt: time(row.requested_at)!,
    decidedAt: time(row.decided_at),
    decisions: decisions.map(toDecision),
  };
}

async function withDecisions(
  knex: Knex,
  rows: readonly Row[],
): Promise<StoredApproval[]> {
  const decisions: Row[] =
    rows.length === 0
      ? []
      : await knex('approval_decisions')
          .whereIn(
            'approval_id',
            rows.map(row => row.id as string),
          )
          .orderBy(['approval_id', 'sequence']);
  return rows.map(row =>
    toApproval(
      row,
      decisions.filter(decision => decision.approval_id === row.id),
    ),
  );
}

/** The approvals of a change, oldest first: the last five hundred. */
export async function loadApprovals(
  knex: Knex,
  recordId: string,
): Promise<StoredApproval[]> {
  const rows: Row[] = await knex('approvals')
    .where({ record_id: recordId })
    .orderBy('position', 'desc')
    .limit(500);
  return withDecisions(knex, rows.reverse());
}

/** Approvals by their ids, in no particular order. */
export async function findApprovals(
  knex: Knex,
  ids: readonly string[],
): Promise<StoredApproval[]> {
  const rows: Row[] =
    ids.length === 0 ? [] : await knex('approvals').whereIn('id', [...ids]);
  return withDecisions(knex, rows);
}

/** Keeps an approval that is asked for now. */
export async function insertApproval(
  trx: Knex.Transaction,
  approval: StoredApproval,
  remindAt: number,
): Promise<void> {
  await trx('approvals').insert({
    id: approval.id,
    record_id: approval.recordId,
    round: approval.round,
    position: approval.position,
    step: approval.step,
    state: approval.state,
    how_many: String(approval.howMany),
    rules: JSON.stringify(approval.rules),
    approvers: JSON.stringify(approval.approvers),
    entity_refs: JSON.stringify(approval.entityRefs),
    fallback: approval.fallback ?? null,
    members: JSON.stringify(approval.members),
    excluded: JSON.stringify(approval.excluded),
    used_fallback: approval.usedFallback,
    content_hash: approval.contentHash,
    content: JSON.stringify(approval.content),
    requested_at: Date.parse(approval.requestedAt),
    remind_at: remindAt,
  });
  await awaitDecisions(trx, approval, approval.members);
}

async function awaitDecisions(
  trx: Knex.Transaction,
  { id, recordId }: Pick<StoredApproval, 'id' | 'recordId'>,
  members: readonly string[],
) {
  for (let at = 0; at < members.length; at += 100) {
    await trx('awaited_decisions').insert(
      members.slice(at, at + 100).map(user_ref => ({
        approval_id: id,
        record_id: recordId,
        user_ref,
      })),
    );
  }
}

/** Changes who is still awaited for a pending approval. */
export async function awaitOnly(
  trx: Knex.Transaction,
  approval: Pick<StoredApproval, 'id' | 'recordId'>,
  outstanding: readonly string[],
): Promise<void> {
  await trx('awaited_decisions').where({ approval_id: approval.id }).delete();
  await awaitDecisions(trx, approval, outstanding);
}

/** Ends an approval: nobody is awaited or reminded any more. */
export async function endApproval(
  trx: Knex.Transaction,
  { id }: Pick<StoredApproval, 'id'>,
  end: {
    state: Exclude<ApprovalState, 'pending'>;
    decidedAt?: string;
    voidedBy?: readonly FieldChange[];
  },
): Promise<void> {
  const { state, decidedAt, voidedBy } = end;
  await trx('awaited_decisions').where({ approval_id: id }).delete();
  await trx('approvals')
    .where({ id })
    .update({
      state,
      remind_at: null,
      ...(decidedAt ? { decided_at: Date.parse(decidedAt) } : {}),
      ...(voidedBy ? { voided_by: JSON.stringify(voidedBy) } : {}),
    });
}

/** Keeps a decision. */
export async function insertDecision(
  trx: Knex.Transaction,
  approval: StoredApproval,
  decision: StoredDecision,
): Promise<void> {
  await trx('approval_decisions').insert({
    approval_id: approval.id,
    sequence: approval.decisions.length + 1,
    decided_by: decision.by,
    instead_of: decision.insteadOf ?? null,
    decision: decision.decision,
    comment: decision.comment ?? null,
    decided_at: Date.parse(decision.at),
  });
}
