import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  decideSet,
  DecisionRequest,
  Lifecycle,
  seatOf,
  SetOutcome,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { RecordDraft } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { ApprovalProcess, PreparedApprovals } from './ApprovalProcess';
import {
  awaitOnly,
  endApproval,
  insertDecision,
  loadApprovals,
  StoredApproval,
  StoredDecision,
} from './approvalRows';
import { latestAssessment } from './assessmentRows';
import { Duties, dutiesOf } from './duties';

interface DecisionsOptions {
  knex: Knex;
  writer: RecordWriter;
  process: ApprovalProcess;
  lifecycle: Lifecycle;
}

const verbs = {
  approved: 'Approved',
  rejected: 'Rejected',
  abstained: 'Abstained',
} as const;

/** Decides approvals, and what follows from it, in one write. */
export class Decisions {
  readonly #options: DecisionsOptions;

  static create(options: DecisionsOptions) {
    return new Decisions(options);
  }

  private constructor(options: DecisionsOptions) {
    this.#options = options;
  }

  /**
   * Decides one approval of a change that the caller may read. That somebody
   * tried who may not, because of their part in the change, is told in its
   * history.
   */
  async decide(
    change: StoredRecord,
    approvalId: string,
    request: DecisionRequest,
    access: Access,
  ): Promise<StoredRecord> {
    const { writer } = this.#options;
    const prepared = await this.#prepare(change, request);
    const result = await writer.write(access, async write => {
      const draft = await write.open(change.id);
      const approval = (await loadApprovals(write.trx, change.id)).find(
        ({ id }) => id === approvalId,
      );
      if (!approval) {
        throw new NotFoundError(`${change.number} has no such approval.`);
      }
      const duties = await this.#dutiesOf(write, draft, approval);
      const conflict = duties.conflicted.get(access.actor);
      if (conflict && access.isUser) {
        return { refused: this.#refuse(draft, approval, conflict, access) };
      }
      this.#demandOpen(draft.record, approval, access);
      const decision = seated(approval, request, { duties, access, draft });
      await insertDecision(write.trx, approval, decision);
      await this.#settle(write, draft, {
        approval: { ...approval, decisions: [...approval.decisions, decision] },
        duties,
        decision,
        prepared,
      });
      return { record: draft.finished() };
    });
    if ('refused' in result) {
      throw new NotAllowedError(result.refused);
    }
    return result.record!;
  }

  /**
   * Looks again at the pending approvals of a change whose people have
   * changed: who has come to have a part in it isn't awaited any more.
   */
  async reconsider(write: WriteTransaction, draft: RecordDraft): Promise<void> {
    const { process } = this.#options;
    const approvals = await process.current(write, draft.record);
    for (const approval of approvals) {
      const duties = await this.#dutiesOf(write, draft, approval);
      refuseApprovers(draft.record, approval, duties);
      if (approval.state === 'pending') {
        await this.#settle(write, draft, {
          approval,
          duties,
          prepared: () => {
            throw new ConflictError(
              `${draft.record.number} would be approved by that, as nobody else is left to ask. Have the approval decided first.`,
            );
          },
        });
      }
      if (draft.record.state === 'new') {
        return;
      }
    }
  }

  /* Only a decision that may be the last one needs to know who comes next. */
  async #prepare(
    { id }: StoredRecord,
    { decision }: DecisionRequest,
  ): Promise<() => PreparedApprovals> {
    const { knex, process } = this.#options;
    const assessment = await latestAssessment(knex, id);
    if (!assessment || decision === 'rejected') {
      return () => {
        throw new ConflictError('The change is not submitted.');
      };
    }
    try {
      const prepared = await process.prepare(assessment.facts);
      return () => prepared;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  #dutiesOf(
    write: WriteTransaction,
    draft: RecordDraft,
    { members }: StoredApproval,
  ): Promise<Duties> {
    const configured = this.#options.process.policy.delegates;
    const { now } = write;
    return dutiesOf(write.trx, draft.record, { configured, members, now });
  }

  #refuse(
    draft: RecordDraft,
    { id, rules }: StoredApproval,
    conflict: string,
    { actor }: Access,
  ): string {
    draft.tell('approval', {
      approval: { id, event: 'refused', rules },
      message: `${actor} tried to decide and was refused, as ${actor} ${conflict}`,
    });
    return `${actor} can't decide on their own change: ${actor} ${conflict}.`;
  }

  #demandOpen(
    { number, onHold }: StoredRecord,
    { state, members }: StoredApproval,
    { actor, approveChanges }: Access,
  ) {
    if (!approveChanges) {
      throw new NotAllowedError(
        `${actor} may not decide on approvals: the permission policy doesn't let them.`,
      );
    }
    if (state !== 'pending') {
      throw new ConflictError(
        `This approval of ${number} is ${state} already${
          onHold && members.includes(actor) ? ', as the change is on hold' : ''
        }; it can't be decided any more.`,
      );
    }
  }

  async #settle(
    write: WriteTransaction,
    draft: RecordDraft,
    options: {
      approval: StoredApproval;
      duties: Duties;
      decision?: StoredDecision;
      prepared: () => PreparedApprovals;
    },
  ): Promise<void> {
    const { lifecycle, process } = this.#options;
    const { approval, duties, decision, prepared } = options;
    const outcome = outcomeOf(approval, duties);
    const { state } = outcome;
    const { id, rules, members } = approval;
    if (decision || state !== 'pending') {
      draft.tell('approval', {
        approval: {
          id,
          event: state === 'pending' ? 'decided' : state,
          rules,
          members,
          ...(decision ? { decision: decision.decision } : {}),
          ...(decision?.insteadOf ? { insteadOf: decision.insteadOf } : {}),
        },
        ...(decision?.comment ? { comment: decision.comment } : {}),
        message: wordsFor(outcome, decision),
      });
    }
    if (state === 'pending') {
      await awaitOnly(write.trx, approval, outcome.outstanding);
      return;
    }
    await endApproval(write.trx, approval, { state, decidedAt: draft.now });
    if (state === 'approved') {
      await process.advance(write, draft, prepared);
      return;
    }
    await process.withdraw(
      write,
      draft,
      'another approval of the step was rejected.',
    );
    draft.move(lifecycle, {
      to: lifecycle.initial,
      roles: ['system'],
      message: 'Sent back by itself: an approval was rejected.',
    });
  }
}

function outcomeOf(
  { members, howMany, decisions }: StoredApproval,
  { delegations, conflicted }: Duties,
): SetOutcome {
  return decideSet({
    set: { members, howMany },
    decisions,
    delegations,
    conflicted,
  });
}

/* Whose decision it is: the caller's own, or that of a member they stand for. */
function seated(
  approval: StoredApproval,
  { decision, comment }: DecisionRequest,
  context: { duties: Duties; access: Access; draft: RecordDraft },
): StoredDecision {
  const { duties, access, draft } = context;
  const { votes } = outcomeOf(approval, duties);
  const seat = seatOf(access.actor, draft.now, {
    set: approval,
    ...duties,
    votes,
  });
  if ('because' in seat) {
    throw new NotAllowedError(
      `${access.actor} can't decide on this approval. ${seat.because}.`,
    );
  }
  return {
    by: access.actor,
    ...(seat.member === access.actor ? {} : { insteadOf: seat.member }),
    decision,
    ...(comment ? { comment } : {}),
    at: draft.now,
  };
}

/* Nobody approves a change first and has a part in it then. */
function refuseApprovers(
  { number }: StoredRecord,
  approval: StoredApproval,
  { parties }: Duties,
) {
  for (const { by, decision } of approval.decisions) {
    const conflict = parties.get(by);
    if (decision === 'approved' && conflict) {
      throw new ConflictError(
        `${by} has approved ${number}, and would have a part in it: ${by} ${conflict}. Have somebody else do that.`,
      );
    }
  }
}

function wordsFor(outcome: SetOutcome, decision?: StoredDecision): string {
  const { state, needed, votes } = outcome;
  const given = [...votes.values()].filter(
    vote => vote.decision === 'approved',
  ).length;
  const tally = `${given} of ${needed} needed`;
  if (!decision) {
    return state === 'approved'
      ? `Approved, as nobody else is left to ask (${tally})`
      : `Rejected, as too few are left to ask (${tally})`;
  }
  const { by, insteadOf } = decision;
  const whose = insteadOf ? ` by ${by} in place of ${insteadOf}` : '';
  return `${verbs[decision.decision]}${whose} (${tally})`;
}
