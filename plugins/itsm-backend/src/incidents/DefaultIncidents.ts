import { NotAllowedError } from '@backstage/errors';
import {
  ChangesAsked,
  CreateIncident,
  Incident,
  incidentLifecycle,
  IncidentListQuery,
  Lifecycle,
  TransitionIncident,
  UpdateIncident,
} from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { DefaultRecords } from '../records/DefaultRecords';
import { FieldValues, resolveRefs } from '../records/fieldRules';
import { Narrowing } from '../records/listRecords';
import { RecordDraft } from '../records/RecordDraft';
import { RecordsOptions, Subquery } from '../records/RecordReads';
import { WriteTransaction } from '../records/WriteTransaction';
import { cascadeToChildren } from './cascadeToChildren';
import { incidentPatch, newIncident } from './incidentFields';
import { incidentFilters } from './incidentFilters';
import { Incidents } from './Incidents';

interface IncidentsOptions extends RecordsOptions {
  values: FieldValues;
  /** For incidents that are said to be caused by changes. */
  changes: {
    asked(query: ChangesAsked, access: Access): Promise<Subquery>;
  };
}

/** Incident management over the database. */
export class DefaultIncidents
  extends DefaultRecords<
    Incident,
    CreateIncident,
    UpdateIncident,
    TransitionIncident
  >
  implements Incidents
{
  protected readonly lifecycle: Lifecycle = incidentLifecycle;
  readonly #values: FieldValues;
  readonly #changes: IncidentsOptions['changes'];

  static create(options: IncidentsOptions) {
    return new DefaultIncidents(options);
  }

  private constructor(options: IncidentsOptions) {
    super(options);
    this.#values = options.values;
    this.#changes = options.changes;
  }

  async create(
    request: CreateIncident,
    access: Access,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<Incident> {
    if (!access.types.incident.create) {
      throw new NotAllowedError(`${access.actor} may not open incidents.`);
    }
    const refs = await resolveRefs(this.catalog, request, access);
    const open = async (write: WriteTransaction) => {
      const { now } = write;
      const context = { values: this.#values, refs, access, now };
      const draft = await write.create(newIncident(request, context));
      draft.created();
      return this.toAnswer(draft.finished());
    };
    return idempotencyKey
      ? this.writer.writeOnce(access, { key: idempotencyKey, request }, open)
      : this.writer.write(access, open);
  }

  async update(
    key: string,
    request: UpdateIncident,
    access: Access,
  ): Promise<Incident> {
    // What the caller may not read must not answer through the catalog.
    await this.read(key, access);
    const refs = await resolveRefs(this.catalog, request, access);
    return this.writer.write(access, async write => {
      const draft = await this.open(write, key, 'update', request.version);
      this.demandActive(draft.record);
      const { now } = draft;
      const context = { values: this.#values, refs, access, now };
      draft.update(incidentPatch(draft.record, request, context));
      return this.toAnswer(draft.finished());
    });
  }

  protected async narrowing(
    query: Partial<IncidentListQuery>,
    access: Access,
  ): Promise<Narrowing> {
    const { causedByChanges, reopenedAfter, reopenedBefore } = query;
    const changes =
      causedByChanges && (await this.#changes.asked(causedByChanges, access));
    return incidentFilters(this.knex, {
      reopenedAfter,
      reopenedBefore,
      changes,
    });
  }

  protected async moved(
    write: WriteTransaction,
    draft: RecordDraft,
    from: string,
  ): Promise<void> {
    await cascadeToChildren(write, draft, from);
  }

  /** Who was waited for has answered: work goes on by itself. */
  protected async commented(
    write: WriteTransaction,
    draft: RecordDraft,
  ): Promise<void> {
    const { record } = draft;
    if (
      record.state === 'on_hold' &&
      record.holdReason === 'awaiting_requester' &&
      record.requester === write.access.actor
    ) {
      draft.move(this.lifecycle, {
        to: 'in_progress',
        roles: ['system'],
        message: 'Resumed by itself: the requester has commented.',
      });
    }
  }
}
