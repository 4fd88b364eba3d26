import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeConfig,
  differenceInApproved,
  FieldChange,
  Lifecycle,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { RecordDraft } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { ApprovalProcess, PreparedApprovals } from './ApprovalProcess';
import { Assessment } from './Assessment';
import { keepAssessment, latestAssessment } from './assessmentRows';
import { ChangeAssessor } from './ChangeAssessor';
import { contentOf } from './contentOf';
import { describeDifference } from './describeDifference';
import { lifecycleFacts } from './lifecycleFacts';

/** What was found out for handing a change in. */
export interface PreparedSubmission {
  assessment: Assessment;
  approvals: PreparedApprovals;
}

/** What was found out for an edit: as much of it as the edit takes. */
export interface PreparedEdit {
  submission?: PreparedSubmission;
  /** To ask again, for a change that goes on. */
  approvals?: PreparedApprovals;
}

interface SubmissionsOptions {
  knex: Knex;
  assessor: ChangeAssessor;
  process: ApprovalProcess;
  lifecycle: Lifecycle;
  config: Pick<ChangeConfig, 'models'>;
}

/* Handed in, and not begun yet: what its approvals are given for can change. */
const submittedStates = ['assess', 'authorize', 'scheduled'];

/** Whether an edit is one of what was assessed. */
function needsAssessment(before: StoredRecord, after: StoredRecord): boolean {
  return (
    differenceInApproved(contentOf(before), contentOf(after)).length > 0 ||
    before.testsProven !== after.testsProven ||
    before.backoutProven !== after.backoutProven
  );
}

/**
 * Hands changes in, and hands them in again when what was approved is edited.
 * What takes the catalog is prepared before the write.
 */
export class Submissions {
  readonly #options: SubmissionsOptions;

  static create(options: SubmissionsOptions) {
    return new Submissions(options);
  }

  private constructor(options: SubmissionsOptions) {
    this.#options = options;
  }

  /**
   * Finds out what handing a change in takes.
   * @throws ServiceUnavailableError if the catalog doesn't answer
   */
  async prepare(
    change: StoredRecord,
    before?: StoredRecord,
  ): Promise<PreparedSubmission> {
    const { knex, assessor, process } = this.#options;
    const last = before && (await latestAssessment(knex, before.id));
    try {
      const assessment = await assessor.assess(
        change,
        last && {
          plannedStart: before.plannedStart as string,
          leadTimeMissed: last.facts.leadTimeMissed === true,
        },
      );
      const approvals = await process.prepare(assessment.facts);
      return { assessment, approvals };
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        throw new ServiceUnavailableError(
          `What ${change.number} touches and who approves it can't be found out now, so nothing was written. Try again later. ${error.message}`,
        );
      }
      throw error;
    }
  }

  /** Finds out what an edit takes. */
  async prepareEdit(
    before: StoredRecord,
    after: StoredRecord,
  ): Promise<PreparedEdit> {
    if (!submittedStates.includes(before.state)) {
      return {};
    }
    if (needsAssessment(before, after)) {
      return { submission: await this.prepare(after, before) };
    }
    if (before.onHold && !after.onHold) {
      const { knex, process } = this.#options;
      const last = await latestAssessment(knex, before.id);
      return last ? { approvals: await process.prepare(last.facts) } : {};
    }
    return {};
  }

  /** What belongs to a change that was just moved on from new. */
  async submitted(
    write: WriteTransaction,
    draft: RecordDraft,
    { assessment, approvals }: PreparedSubmission,
  ): Promise<void> {
    this.#takeOver(draft, assessment);
    await this.#keep(write, draft, assessment, true);
    await this.#options.process.begin(write, draft, approvals);
  }

  /** What follows from an edit that was just made. */
  async edited(
    write: WriteTransaction,
    draft: RecordDraft,
    before: StoredRecord,
    { submission, approvals }: PreparedEdit,
  ): Promise<void> {
    const { process } = this.#options;
    demandApproved(before, draft.record);
    if (!before.onHold && draft.record.onHold) {
      await process.withdraw(write, draft, 'the change was put on hold.');
    }
    if (submission) {
      const { assessment } = submission;
      this.#takeOver(draft, assessment);
      const difference = differenceInApproved(
        contentOf(before),
        contentOf(draft.record),
      );
      if (difference.length > 0) {
        await this.#again(write, draft, submission, difference);
        return;
      }
      await this.#keep(write, draft, assessment, false);
    }
    if (approvals) {
      await process.askAgain(write, draft, approvals);
    }
  }

  /* Back to new and at once into the first step again, with other approvals. */
  async #again(
    write: WriteTransaction,
    draft: RecordDraft,
    { assessment, approvals }: PreparedSubmission,
    difference: readonly FieldChange[],
  ): Promise<void> {
    const { process, lifecycle, config } = this.#options;
    await process.voidAll(write, draft, difference);
    draft.move(lifecycle, {
      to: lifecycle.initial,
      roles: ['system'],
      message: `Sent back by itself, as what was to be approved has changed: ${describeDifference(
        difference,
      )}`,
    });
    const { path } = config.models[draft.record.model as string];
    draft.move(lifecycle, {
      to: path[1],
      roles: ['system'],
      facts: {
        ...(await lifecycleFacts(draft.record, write.trx, draft.now)),
        leadTimeKept: !assessment.facts.leadTimeMissed,
        // What is on hold is handed in too; nobody is asked until it goes on.
        notOnHold: true,
      },
      message: 'Submitted again by itself.',
    });
    await this.#keep(write, draft, assessment, true);
    await process.begin(write, draft, approvals);
  }

  /* The assessment's part of the record. */
  #takeOver(draft: RecordDraft, { risk, impacted }: Assessment) {
    const chosen = draft.record.entities.filter(
      ({ role }) => role !== 'impacted',
    );
    draft.update(
      { risk, entities: [...chosen, ...impacted] },
      { kind: 'system', message: 'Assessed what it touches and risks.' },
    );
  }

  async #keep(
    { trx }: WriteTransaction,
    draft: RecordDraft,
    assessment: Assessment,
    submits: boolean,
  ) {
    const recordId = draft.record.id;
    const before = await latestAssessment(trx, recordId);
    const at = draft.now;
    await keepAssessment(trx, { recordId, assessment, before, submits, at });
  }
}

/* Once it is begun, a change is carried out as it was approved. */
function demandApproved(before: StoredRecord, after: StoredRecord) {
  if (!['implement', 'review'].includes(before.state)) {
    return;
  }
  const difference = differenceInApproved(contentOf(before), contentOf(after));
  if (difference.length > 0) {
    throw new ConflictError(
      `${before.number} is in ${
        before.state
      }: what was approved doesn't change any more (${difference
        .map(({ field }) => field)
        .join(
          ', ',
        )}). Request another change for what is to be done otherwise.`,
    );
  }
}
