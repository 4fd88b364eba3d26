import { NotAllowedError } from '@backstage/errors';
import {
  CreateProblem,
  Lifecycle,
  Problem,
  problemLifecycle,
  ProblemListQuery,
  TransitionProblem,
  UpdateProblem,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { Access } from '../records/access';
import { meets } from '../records/criteria';
import { DefaultRecords } from '../records/DefaultRecords';
import { FieldValues, resolveRefs } from '../records/fieldRules';
import { whereKnownError } from '../records/knownErrors';
import { Narrowing } from '../records/listRecords';
import { findRecord } from '../records/loadRecords';
import { FieldsError, RecordDraft } from '../records/RecordDraft';
import { addLink } from '../records/recordLinks';
import { RecordsOptions } from '../records/RecordReads';
import { isUuid, StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { cancelOpenTasks } from '../tasks/cancelOpenTasks';
import { countUses } from './countUses';
import { handOver } from './handOver';
import { isWatchOver, startWatch } from './effectivenessWatch';
import { problemFacts } from './problemFacts';
import { newProblem, problemPatch } from './problemFields';
import { Problems } from './Problems';
import {
  resolveWaitingIncidents,
  resumeWaitingIncidents,
} from './waitingIncidents';

interface ProblemsOptions extends RecordsOptions {
  values: FieldValues;
  clock: () => Date;
  /** How long after a fix it is watched whether the trouble comes back. */
  effectivenessWatch: Duration;
  causeCategories: readonly string[];
}

/** Problem management over the database. */
export class DefaultProblems
  extends DefaultRecords<
    Problem,
    CreateProblem,
    UpdateProblem,
    TransitionProblem
  >
  implements Problems
{
  protected readonly lifecycle: Lifecycle = problemLifecycle;
  readonly #values: FieldValues;
  readonly #clock: () => Date;
  readonly #effectivenessWatch: Duration;
  readonly #causeCategories: readonly string[];

  static create(options: ProblemsOptions) {
    return new DefaultProblems(options);
  }

  private constructor(options: ProblemsOptions) {
    super(options);
    this.#values = options.values;
    this.#clock = options.clock;
    this.#effectivenessWatch = options.effectivenessWatch;
    this.#causeCategories = options.causeCategories;
  }

  async get(key: string, access: Access): Promise<Problem> {
    const problem = await super.get(key, access);
    if (!problem.knownError) {
      return problem;
    }
    const uses = await countUses(this.knex, [problem.id]);
    return { ...problem, usedCount: uses.get(problem.id) ?? 0 };
  }

  async create(
    request: CreateProblem,
    access: Access,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<Problem> {
    if (!access.types.problem.create) {
      throw new NotAllowedError(`${access.actor} may not open problems.`);
    }
    const refs = await resolveRefs(this.catalog, request, access);
    const open = async (write: WriteTransaction) => {
      const incidents = await this.#incidents(write, request.incidents);
      const { now } = write;
      const draft = await write.create(
        newProblem(request, this.#context({ refs, access, now })),
      );
      draft.created();
      for (const incident of incidents) {
        await addLink(write, draft, 'incidents', incident);
      }
      return this.toAnswer(draft.finished());
    };
    return idempotencyKey
      ? this.writer.writeOnce(access, { key: idempotencyKey, request }, open)
      : this.writer.write(access, open);
  }

  async update(
    key: string,
    request: UpdateProblem,
    access: Access,
  ): Promise<Problem> {
    // What the caller may not read must not answer through the catalog.
    await this.read(key, access);
    const refs = await resolveRefs(this.catalog, request, access);
    return this.writer.write(access, async write => {
      const draft = await this.open(write, key, 'update', request.version);
      this.demandActive(draft.record);
      const { now } = draft;
      const context = this.#context({ refs, access, now });
      draft.update(problemPatch(draft.record, request, context));
      return this.toAnswer(draft.finished());
    });
  }

  async transition(
    key: string,
    request: TransitionProblem,
    access: Access,
  ): Promise<Problem> {
    const { record } = await this.read(key, access);
    const { assignee, acceptedBy, duplicateOf } = request;
    await resolveRefs(this.catalog, { assignee }, access);
    await this.#checkAcceptor(acceptedBy, access);
    return super.transition(
      key,
      duplicateOf
        ? {
            ...request,
            duplicateOf: await this.#survivorOf(record, duplicateOf, access),
          }
        : request,
      access,
    );
  }

  protected async narrowing({
    knownError,
  }: Partial<ProblemListQuery>): Promise<Narrowing> {
    return records => {
      if (knownError === true) {
        whereKnownError(records);
      } else if (knownError === false) {
        // Of what says nothing of it, a negation would say nothing either.
        const known = whereKnownError(this.knex('records'));
        records.whereNotIn('records.id', known.select('records.id'));
      }
    };
  }

  protected async moved(
    write: WriteTransaction,
    draft: RecordDraft,
    from: string,
  ): Promise<void> {
    const { state, resolutionCode, duplicateOf } = draft.record;
    if (state === 'resolved') {
      startWatch(draft, this.#effectivenessWatch);
      await resolveWaitingIncidents(write, draft);
    }
    if (state !== 'closed') {
      return;
    }
    if (from === 'resolved') {
      const before = { ...draft.record, state: from };
      const wasOver = isWatchOver(before, {
        now: this.#clock(),
        effectivenessWatch: this.#effectivenessWatch,
      });
      const { effectivenessWatch } = draft.record;
      if (effectivenessWatch) {
        const outcome = wasOver ? 'effective' : 'ended';
        draft.update({
          effectivenessWatch: { ...effectivenessWatch, outcome },
        });
      }
      return;
    }
    await cancelOpenTasks(
      write,
      draft,
      `The problem was closed as ${resolutionCode}.`,
    );
    const survivor =
      resolutionCode === 'duplicate'
        ? await this.target(write, duplicateOf as string, 'duplicateOf')
        : undefined;
    // Incidents go on waiting for a problem that is still to be fixed.
    if (!survivor?.record.active || survivor.record.state === 'resolved') {
      await resumeWaitingIncidents(write, draft);
    }
    if (survivor) {
      await handOver(write, draft, survivor);
    }
  }

  protected async facts(
    record: StoredRecord,
    knex: Knex,
  ): Promise<Record<string, boolean>> {
    return problemFacts(record, {
      knex,
      now: this.#clock(),
      effectivenessWatch: this.#effectivenessWatch,
    });
  }

  protected toAnswer(record: StoredRecord): Problem {
    // History that was imported needn't say these.
    return {
      detection: 'reactive',
      knownError: false,
      contributingFactors: [],
      ...record,
    } as unknown as Problem;
  }

  #context<T extends object>(context: T) {
    const causeCategories = this.#causeCategories;
    return { ...context, values: this.#values, causeCategories };
  }

  /** The records that a request names as incidents, each once. */
  async #incidents(
    write: WriteTransaction,
    keys: readonly string[],
  ): Promise<Set<RecordDraft>> {
    const ids: string[] = await write
      .trx('records')
      .whereIn(
        'number',
        keys.map(key => key.toUpperCase()),
      )
      .orWhereIn(
        'id',
        keys.filter(isUuid).map(key => key.toLowerCase()),
      )
      .pluck('id');
    await write.openAll(ids);
    const opened = new Map<string, RecordDraft>();
    for (const draft of write.drafts) {
      const { id, number, type } = draft.record;
      if (meets(draft.record, write.access.types[type].read)) {
        opened.set(id, draft).set(number, draft);
      }
    }
    return new Set(
      keys.map(key => {
        const draft =
          opened.get(key.toUpperCase()) ?? opened.get(key.toLowerCase());
        if (!draft) {
          throw new FieldsError([
            { field: 'incidents', message: `there is no incident ${key}` },
          ]);
        }
        return draft;
      }),
    );
  }

  async #checkAcceptor(ref: string | undefined, access: Access) {
    if (!ref || ref === access.actor) {
      return;
    }
    const people = await this.catalog.people([ref], access.credentials);
    if (people.reached && !people.value.has(ref)) {
      throw new FieldsError([
        { field: 'acceptedBy', message: `the catalog has no ${ref}` },
      ]);
    }
  }

  /** The number of the problem that takes over what a duplicate was about. */
  async #survivorOf(
    { id }: StoredRecord,
    key: string,
    access: Access,
  ): Promise<string> {
    const found = await findRecord(this.knex, { key, type: 'problem' });
    const refuse = (message: string) =>
      new FieldsError([{ field: 'duplicateOf', message }]);
    const survivor = found?.record;
    if (!survivor || !meets(survivor, access.types.problem.read)) {
      throw refuse(`there is no problem ${key}`);
    }
    if (survivor.id === id) {
      throw refuse('a problem is no duplicate of itself');
    }
    const { number, state, resolutionCode, duplicateOf } = survivor;
    if (
      state === 'closed' &&
      ['duplicate', 'canceled'].includes(resolutionCode as string)
    ) {
      const instead = duplicateOf ?? 'one that is still worked on';
      throw refuse(`${number} is closed as ${resolutionCode}; name ${instead}`);
    }
    return number;
  }
}
