import {
  EntitySummary,
  openIncidentStates,
  RecordDigest,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { Catalog } from '../catalog/Catalog';
import { EntityScope, isRollup, scopeOf } from '../catalog/scopeOf';
import { Access } from './access';
import { whereMeets } from './criteria';
import { recordColumns, RecordRow, StoredRecord, toRecord } from './rows';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const WEEKS = 13;
const MOST_URGENT = 5;
const MOST_ENTITIES = 10;
/** Some of which the caller may not see. */
const MOST_LOOKED_AT = 50;

/** A record in few words. */
export function toDigest(record: StoredRecord): RecordDigest {
  const { number, type, title, state, priority, openedAt } = record;
  const { assignee, assignmentGroup } = record;
  const primary = record.entities.find(({ role }) => role === 'primary');
  return {
    number,
    type,
    title,
    state,
    priority,
    openedAt,
    assignee,
    assignmentGroup,
    ...(primary
      ? {
          entity: {
            entityRef: primary.entityRef,
            title: primary.snapshot.title ?? primary.snapshot.name,
          },
        }
      : {}),
  };
}

/** What an entity's page shows of its records, in one answer. */
export class EntitySummaries {
  readonly #knex: Knex;
  readonly #catalog: Catalog;
  readonly #clock: () => Date;

  static create(options: { knex: Knex; catalog: Catalog; clock: () => Date }) {
    return new EntitySummaries(options);
  }

  private constructor(options: {
    knex: Knex;
    catalog: Catalog;
    clock: () => Date;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#clock = options.clock;
  }

  /**
   * Of a system, domain, group or user it sums up what is in it or owned by
   * it.
   * @throws NotFoundError if the caller sees no such entity in the catalog
   */
  async summary(entityRef: string, access: Access): Promise<EntitySummary> {
    const scope = await scopeOf(this.#catalog, entityRef, access.credentials);
    const [counts, urgent, trend, perEntity]: [
      { priority: number; count: number }[],
      RecordRow[],
      EntitySummary['trend'],
      EntitySummary['perEntity'],
    ] = await Promise.all([
      this.#open(scope, access)
        .select('records.priority')
        .count({ count: '*' })
        .groupBy('records.priority')
        .orderBy('records.priority'),
      this.#open(scope, access)
        .select(recordColumns)
        .orderBy(['records.priority', 'records.opened_at', 'records.id'])
        .limit(MOST_URGENT),
      this.#trend(scope, access),
      isRollup(scope) ? this.#perEntity(scope, access) : undefined,
    ]);
    const byPriority = counts.map(row => ({
      priority: Number(row.priority),
      count: Number(row.count),
    }));
    return {
      entityRef,
      openIncidents: {
        count: byPriority.reduce((sum, { count }) => sum + count, 0),
        byPriority,
        items: urgent.map(row => toDigest(toRecord(row))),
      },
      ...(perEntity ? { perEntity } : {}),
      trend,
    };
  }

  /** The links that make an incident one of the scope. */
  #links({ entityRefs, systems, owners }: EntityScope): Knex.QueryBuilder {
    return this.#knex('record_entities')
      .where('record_entities.record_type', 'incident')
      .whereIn('record_entities.role', ['primary', 'affected'])
      .where(query => {
        query.whereIn('record_entities.entity_ref', entityRefs);
        if (systems.length > 0) {
          query.orWhereIn('record_entities.system', systems);
        }
        if (owners.length > 0) {
          query.orWhereIn('record_entities.owner', owners);
        }
      });
  }

  /** The scope's incidents, each once, as far as the caller may read them. */
  #incidents(
    scope: EntityScope,
    access: Access,
    options: { open?: boolean } = {},
  ): Knex.QueryBuilder {
    const links = this.#links(scope);
    if (options.open) {
      // As the partial index has it, so that it can serve the query.
      links.whereRaw('record_entities.active');
    }
    // Only one link can be to an entity, but many are to what is in a system.
    const query = isRollup(scope)
      ? this.#knex('records').whereIn(
          'records.id',
          links.select('record_entities.record_id'),
        )
      : links.join('records', 'records.id', 'record_entities.record_id');
    return whereMeets(query, access.types.incident.read);
  }

  #open(scope: EntityScope, access: Access): Knex.QueryBuilder {
    return this.#incidents(scope, access, { open: true }).whereIn(
      'records.state',
      [...openIncidentStates],
    );
  }

  async #perEntity(
    scope: EntityScope,
    access: Access,
  ): Promise<EntitySummary['perEntity']> {
    const query = this.#links(scope)
      .whereRaw('record_entities.active')
      .join('records', 'records.id', 'record_entities.record_id')
      .whereIn('records.state', [...openIncidentStates])
      .select({ ref: 'record_entities.entity_ref' })
      .count({ open: '*' })
      .groupBy('record_entities.entity_ref')
      .orderBy([{ column: 'open', order: 'desc' }, 'ref'])
      .limit(MOST_LOOKED_AT);
    const rows: { ref: string; open: number }[] = await whereMeets(
      query,
      access.types.incident.read,
    );
    const hidden = await this.#catalog.hidden(
      rows.map(({ ref }) => ref),
      access.credentials,
    );
    return rows
      .filter(({ ref }) => hidden.reached && !hidden.value.has(ref))
      .slice(0, MOST_ENTITIES)
      .map(({ ref, open }) => ({ entityRef: ref, open: Number(open) }));
  }

  async #trend(
    scope: EntityScope,
    access: Access,
  ): Promise<EntitySummary['trend']> {
    const monday = DateTime.fromJSDate(this.#clock(), { zone: 'utc' })
      .startOf('week')
      .toMillis();
    const start = monday - (WEEKS - 1) * WEEK;
    const perWeek = async (column: 'opened_at' | 'resolved_at') => {
      const week = this.#knex.raw(
        `cast((records.${column} - ?) / ? as integer)`,
        [start, WEEK],
      );
      const rows: { week: number; count: number }[] = await this.#incidents(
        scope,
        access,
      )
        .where(`records.${column}`, '>=', start)
        .select({ week })
        .count({ count: '*' })
        .groupBy('week');
      return new Map(rows.map(row => [Number(row.week), Number(row.count)]));
    };
    const [opened, resolved] = await Promise.all([
      perWeek('opened_at'),
      perWeek('resolved_at'),
    ]);
    return Array.from({ length: WEEKS }, (_, week) => ({
      start: new Date(start + week * WEEK).toISOString(),
      opened: opened.get(week) ?? 0,
      resolved: resolved.get(week) ?? 0,
    }));
  }
}
