import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ApprovalPolicy,
  ApprovalStep,
  approvalSteps,
  ApproverRef,
  ChangeConfig,
  ChangeFacts,
  FieldChange,
  Lifecycle,
  PeopleFacts,
  PlannedSet,
  planApprovals,
  resolveApprovers,
  RoleName,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Catalog } from '../catalog/Catalog';
import { RecordDraft } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import {
  endApproval,
  insertApproval,
  loadApprovals,
  StoredApproval,
} from './approvalRows';
import { currentRound } from './assessmentRows';
import { contentOf, hashOfContent } from './contentOf';
import { describeDifference } from './describeDifference';
import { dutiesOf, standInsOf } from './duties';

interface ApprovalProcessOptions {
  catalog: Pick<Catalog, 'members'>;
  config: Pick<ChangeConfig, 'approvals' | 'approvalReminderAfter' | 'models'>;
  lifecycle: Lifecycle;
  roles: Record<RoleName, string[]>;
  /** The product's own, as who approves isn't a matter of who looks. */
  credentials(): Promise<BackstageCredentials>;
}

/** The approvals of a change's steps, with those who can be asked. */
export interface PreparedApprovals {
  steps: ReadonlyMap<ApprovalStep, PlannedSet[]>;
  people: PeopleFacts;
}

function isApprovalStep(state: string): state is ApprovalStep {
  return approvalSteps.some(step => step === state);
}

/* Sets that ask the same of the same people. */
function keyOf({ approvers, entityRefs, howMany, fallback }: PlannedSet) {
  const asked = approvers.length > 0 ? approvers : entityRefs;
  return JSON.stringify([asked, howMany, fallback ?? null]);
}

/**
 * How approvals are asked for, add up to a change's next step, and lapse. All
 * of it is part of a write of the change.
 */
export class ApprovalProcess {
  readonly #options: ApprovalProcessOptions;

  static create(options: ApprovalProcessOptions) {
    return new ApprovalProcess(options);
  }

  private constructor(options: ApprovalProcessOptions) {
    this.#options = options;
  }

  get policy(): ApprovalPolicy {
    return this.#options.config.approvals;
  }

  /**
   * Finds out who can be asked in the steps of a change. It is done before the
   * write, as the catalog may take its time.
   * @throws ServiceUnavailableError if the catalog doesn't answer
   */
  async prepare(facts: ChangeFacts): Promise<PreparedApprovals> {
    const { catalog, config, roles, credentials } = this.#options;
    const { path = [] } = config.models[facts.model] ?? {};
    const steps = new Map(
      approvalSteps
        .filter(step => path.includes(step))
        .map(step => [step, planApprovals(facts, config.approvals, step)]),
    );
    const groups = [...steps.values()]
      .flat()
      .flatMap(set =>
        [...set.approvers, ...(set.fallback ? [set.fallback] : [])].flatMap(
          (ref: ApproverRef) =>
            ref.startsWith('role:')
              ? roles[ref.slice('role:'.length) as RoleName]
              : ref,
        ),
      );
    const answer = await catalog.members(
      [...new Set(groups)].filter(ref => ref.startsWith('group:')),
      await credentials(),
    );
    if (!answer.reached) {
      throw new ServiceUnavailableError(
        `Who approves the change can't be found out now. ${answer.because}`,
      );
    }
    return {
      steps,
      people: { members: Object.fromEntries(answer.value), roles },
    };
  }

  /** Asks for the approvals of the step that a change has come to. */
  async begin(
    write: WriteTransaction,
    draft: RecordDraft,
    prepared: PreparedApprovals,
  ): Promise<void> {
    // It is told now that nobody could ever approve a later step.
    for (const step of prepared.steps.keys()) {
      await this.#resolve(write, draft.record, step, prepared);
    }
    await this.#ask(write, draft, prepared);
    await this.advance(write, draft, () => prepared);
  }

  /**
   * Moves a change on whose step has all its approvals, and through steps in
   * which nobody has to approve.
   * @param prepared - is only asked for when it is needed
   */
  async advance(
    write: WriteTransaction,
    draft: RecordDraft,
    prepared: () => PreparedApprovals,
  ): Promise<void> {
    const { config, lifecycle } = this.#options;
    while (isApprovalStep(draft.record.state) && !draft.record.onHold) {
      const { state, model } = draft.record;
      const sets = (await this.current(write, draft.record)).filter(
        ({ step }) => step === state,
      );
      if (sets.some(set => set.state === 'pending')) {
        return;
      }
      const { path } = config.models[model as string];
      const next = path[path.findIndex(step => step === state) + 1];
      draft.move(lifecycle, {
        to: next,
        roles: ['system'],
        facts: { approved: true, notOnHold: true },
        message:
          sets.length > 0
            ? 'Went on by itself: all approvals of the step are given.'
            : 'Went on by itself: nobody has to approve in this step.',
      });
      if (isApprovalStep(next)) {
        await this.#ask(write, draft, prepared());
      }
    }
  }

  /** The approvals that count now: those of the last submission that hold. */
  async current(
    { trx }: Pick<WriteTransaction, 'trx'>,
    { id }: StoredRecord,
  ): Promise<StoredApproval[]> {
    const round = await currentRound(trx, id);
    return (await loadApprovals(trx, id)).filter(
      approval =>
        approval.round === round &&
        ['pending', 'approved'].includes(approval.state),
    );
  }

  /** Takes back what is still to be decided. */
  async withdraw(
    write: WriteTransaction,
    draft: RecordDraft,
    because: string,
  ): Promise<void> {
    for (const approval of await this.current(write, draft.record)) {
      if (approval.state === 'pending') {
        await endApproval(write.trx, approval, { state: 'withdrawn' });
        const { id, rules, members } = approval;
        draft.tell('approval', {
          approval: { id, event: 'withdrawn', rules, members },
          message: `Withdrawn: ${because}`,
        });
      }
    }
  }

  /** Asks again for what was withdrawn, in the step that the change is in. */
  async askAgain(
    write: WriteTransaction,
    draft: RecordDraft,
    prepared: PreparedApprovals,
  ): Promise<void> {
    if (isApprovalStep(draft.record.state)) {
      await this.#ask(write, draft, prepared);
      await this.advance(write, draft, () => prepared);
    }
  }

  /** Approvals were given for something else than what the change now says. */
  async voidAll(
    write: WriteTransaction,
    draft: RecordDraft,
    difference: readonly FieldChange[],
  ): Promise<void> {
    for (const approval of await this.current(write, draft.record)) {
      await endApproval(write.trx, approval, {
        state: 'void',
        voidedBy: difference,
      });
      const { id, rules, members } = approval;
      draft.tell('approval', {
        approval: {
          id,
          event: 'voided',
          rules,
          members,
          changed: difference.map(({ field }) => field),
        },
        message: `Void, as what was to be approved has changed: ${describeDifference(
          difference,
        )}`,
      });
    }
  }

  async #resolve(
    write: WriteTransaction,
    change: StoredRecord,
    step: ApprovalStep,
    { steps, people }: PreparedApprovals,
  ) {
    const { conflicted } = await dutiesOf(write.trx, change, {
      configured: this.policy.delegates,
      now: write.now,
    });
    return (steps.get(step) ?? []).map(set =>
      resolveApprovers(set, people, conflicted),
    );
  }

  async #ask(
    write: WriteTransaction,
    draft: RecordDraft,
    prepared: PreparedApprovals,
  ): Promise<void> {
    const { trx } = write;
    const { record, now } = draft;
    const step = record.state;
    if (!isApprovalStep(step) || record.onHold) {
      return;
    }
    const round = await currentRound(trx, record.id);
    const all = await loadApprovals(trx, record.id);
    const standing = new Set(
      (await this.current(write, record))
        .filter(approval => approval.step === step)
        .map(keyOf),
    );
    const content = contentOf(record);
    const resolved = await this.#resolve(write, record, step, prepared);
    const asked = resolved.filter(set => !standing.has(keyOf(set)));
    const remindAt =
      Date.parse(now) + this.#options.config.approvalReminderAfter;
    for (const [at, set] of asked.entries()) {
      const approval: StoredApproval = {
        ...set,
        id: randomUUID(),
        recordId: record.id,
        round,
        position: (all.at(-1)?.position ?? 0) + at + 1,
        state: 'pending',
        content,
        contentHash: hashOfContent(content),
        requestedAt: now,
        decisions: [],
      };
      await insertApproval(trx, approval, remindAt);
      const { id, rules, members, howMany } = approval;
      draft.tell('approval', {
        approval: { id, event: 'asked', rules, members, howMany },
        message: `Asked for approval: ${howMany} of ${members.join(', ')}`,
      });
    }
    await this.letIn(
      write,
      draft,
      asked.flatMap(({ members }) => members),
    );
  }

  /** Who has to decide on a restricted change can read it. */
  async letIn(
    write: WriteTransaction,
    draft: RecordDraft,
    members: readonly string[],
  ): Promise<void> {
    const { visibility, watchers } = draft.record;
    if (visibility !== 'restricted' || members.length === 0) {
      return;
    }
    const { delegations } = await dutiesOf(write.trx, draft.record, {
      configured: this.policy.delegates,
      members,
      now: write.now,
    });
    const standIns = standInsOf(members, delegations, write.now);
    draft.update({
      watchers: [...new Set([...watchers, ...members, ...standIns])],
    });
  }
}
