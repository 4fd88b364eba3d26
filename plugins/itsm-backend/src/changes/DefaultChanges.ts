import { NotAllowedError } from '@backstage/errors';
import {
  Change,
  ChangeConfig,
  ChangeListQuery,
  CreateChange,
  EntityLink,
  Lifecycle,
  TransitionChange,
  UpdateChange,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access, demand, may } from '../records/access';
import { DefaultRecords } from '../records/DefaultRecords';
import { FieldValues, resolveRefs } from '../records/fieldRules';
import { Narrowing } from '../records/listRecords';
import { RecordDraft } from '../records/RecordDraft';
import { RecordsOptions } from '../records/RecordReads';
import { StoredRecord } from '../records/rows';
import { demandSame, writePrepared } from '../records/writePrepared';
import { WriteTransaction } from '../records/WriteTransaction';
import { Approvals } from './Approvals';
import { changeFilters } from './changeFilters';
import { changePatch, newChange } from './changeFields';
import { Changes } from './Changes';
import { ChangeTemplates } from './ChangeTemplates';
import { demandFixed } from './templateFields';
import { templateOf, toTemplate } from './templateRows';
import { lifecycleFacts } from './lifecycleFacts';
import { PreparedStep, StepPreparation } from './StepPreparation';
import { Submissions } from './Submissions';

interface DefaultChangesOptions extends RecordsOptions {
  values: FieldValues;
  config: ChangeConfig;
  lifecycle: Lifecycle;
  submissions: Submissions;
  preparation: StepPreparation;
  templates: Pick<ChangeTemplates, 'apply'>;
  approvals: Pick<Approvals, 'awaitedRecords'>;
  clock: () => Date;
}

/** Change enablement over the database. */
export class DefaultChanges
  extends DefaultRecords<Change, CreateChange, UpdateChange, TransitionChange>
  implements Changes
{
  protected readonly lifecycle: Lifecycle;
  readonly #options: DefaultChangesOptions;

  static create(options: DefaultChangesOptions) {
    return new DefaultChanges(options);
  }

  private constructor(options: DefaultChangesOptions) {
    super(options);
    this.lifecycle = options.lifecycle;
    this.#options = options;
  }

  async create(
    request: CreateChange,
    access: Access,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<Change> {
    if (!access.types.change.create) {
      throw new NotAllowedError(`${access.actor} may not request changes.`);
    }
    const { values, config, templates } = this.#options;
    const complete = await templates.apply(request);
    const refs = await resolveRefs(this.catalog, complete, access);
    const open = async (write: WriteTransaction) => {
      const { now } = write;
      const { models } = config;
      const context = { values, refs, access, now, models };
      const draft = await write.create(newChange(complete, context));
      draft.created();
      return this.toAnswer(draft.finished());
    };
    return idempotencyKey
      ? this.writer.writeOnce(access, { key: idempotencyKey, request }, open)
      : this.writer.write(access, open);
  }

  async update(
    key: string,
    request: UpdateChange,
    access: Access,
  ): Promise<Change> {
    // What the caller may not read must not answer through the catalog.
    await this.read(key, access);
    const { values, config } = this.#options;
    const refs = await resolveRefs(this.catalog, request, access);
    const { models } = config;
    const record = await this.#edit(key, access, {
      version: request.version,
      patchFor: (change, now) =>
        changePatch(change, request, { values, refs, access, now, models }),
    });
    return this.toAnswer(record);
  }

  async transition(
    key: string,
    request: TransitionChange,
    access: Access,
  ): Promise<Change> {
    const { preparation } = this.#options;
    const record = await writePrepared({
      read: async () => (await this.read(key, access)).record,
      prepare: async (before): Promise<PreparedStep> =>
        may(access, 'transition', before)
          ? preparation.prepare(before, request, access)
          : {},
      write: (before, prepared) =>
        this.writer.write(access, async write => {
          const { facts } = prepared;
          const { draft } = await this.step(write, key, request, facts);
          if (facts) {
            demandSame(draft, before);
          }
          await demandTemplate(write, draft.record, before);
          await this.#stepped(write, draft, prepared);
          return draft.finished();
        }),
    });
    return this.toAnswer(record);
  }

  protected async changeEntities(
    key: string,
    access: Access,
    change: (entities: EntityLink[]) => EntityLink[],
  ): Promise<EntityLink[]> {
    const { entities } = await this.#edit(key, access, {
      patchFor: record => this.entitiesPatch(record, change),
    });
    return entities;
  }

  protected async narrowing(
    query: Partial<ChangeListQuery>,
    access: Access,
  ): Promise<Narrowing> {
    const awaited =
      query.awaitingMyApproval === undefined
        ? []
        : await this.#options.approvals.awaitedRecords(access);
    const incidents = access.types.incident.read;
    return changeFilters(this.knex, query, { awaited, incidents });
  }

  protected async facts(
    record: StoredRecord,
    knex: Knex,
    access?: Access,
  ): Promise<Record<string, boolean>> {
    const { clock, preparation } = this.#options;
    const now = clock().toISOString();
    return {
      ...(await lifecycleFacts(record, knex, now)),
      ...(access ? await preparation.outlook(record, access) : {}),
    };
  }

  /* What a step brings about in the change itself. */
  async #stepped(
    write: WriteTransaction,
    draft: RecordDraft,
    { submission, overridden }: PreparedStep,
  ): Promise<void> {
    const { config, submissions } = this.#options;
    if (submission) {
      await submissions.submitted(write, draft, submission);
      return;
    }
    const { state, assignee, implementers, model, actualEnd } = draft.record;
    if (state === 'implement') {
      const { actor, isUser } = write.access;
      const nobody = !assignee && (implementers as string[]).length === 0;
      draft.update({
        ...(overridden ? { overriddenFreezes: overridden } : {}),
        ...(nobody && isUser ? { implementers: [actor] } : {}),
      });
    }
    if (state === 'review' && model === 'emergency') {
      const done = Date.parse(actualEnd as string);
      const due = new Date(done + config.emergencyReviewWithin);
      draft.update({ reviewDueAt: due.toISOString() });
    }
  }

  /** Edits a change, and what follows from that. */
  async #edit(
    key: string,
    access: Access,
    options: {
      version?: number;
      patchFor(change: StoredRecord, now: string): Record<string, unknown>;
    },
  ): Promise<StoredRecord> {
    const { submissions, clock } = this.#options;
    const { version, patchFor } = options;
    return writePrepared({
      read: async () => (await this.read(key, access)).record,
      prepare: async before => {
        demand(access, 'update', before);
        if (version !== undefined && version !== before.version) {
          return {};
        }
        const patch = patchFor(before, clock().toISOString());
        const after = { ...before, ...patch } as StoredRecord;
        return before.active ? submissions.prepareEdit(before, after) : {};
      },
      write: (before, prepared) =>
        this.writer.write(access, async write => {
          const draft = await this.open(write, key, 'update', version);
          this.demandActive(draft.record);
          demandSame(draft, before);
          draft.update(patchFor(draft.record, draft.now));
          await demandTemplate(write, draft.record, before);
          await submissions.edited(write, draft, before, prepared);
          return draft.finished();
        }),
    });
  }
}

/* What its template fixes stays as it is. */
async function demandTemplate(
  { trx }: WriteTransaction,
  after: StoredRecord,
  before: StoredRecord,
) {
  const template = await templateOf(trx, before);
  if (template) {
    demandFixed(before, after, toTemplate(template));
  }
}
