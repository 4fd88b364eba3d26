import { EntitySummary, RecordDigest } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { Access } from './access';
import { whereMeets } from './criteria';
import { recordColumns, RecordRow, StoredRecord, toRecord } from './rows';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const WEEKS = 13;
const MOST_URGENT = 5;

function toDigest(record: StoredRecord): RecordDigest {
  const { number, type, title, state, priority, openedAt } = record;
  const { assignee, assignmentGroup } = record;
  return {
    number,
    type,
    title,
    state,
    priority,
    openedAt,
    assignee,
    assignmentGroup,
  };
}

/** What an entity's page shows of its records, in one answer. */
export class EntitySummaries {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  static create(options: { knex: Knex; clock: () => Date }) {
    return new EntitySummaries(options);
  }

  private constructor(options: { knex: Knex; clock: () => Date }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
  }

  async summary(entityRef: string, access: Access): Promise<EntitySummary> {
    const [counts, urgent, trend]: [
      { priority: number; count: number }[],
      RecordRow[],
      EntitySummary['trend'],
    ] = await Promise.all([
      this.#open(entityRef, access)
        .select('records.priority')
        .count({ count: '*' })
        .groupBy('records.priority')
        .orderBy('records.priority'),
      this.#open(entityRef, access)
        .select(recordColumns)
        .orderBy(['records.priority', 'records.opened_at', 'records.id'])
        .limit(MOST_URGENT),
      this.#trend(entityRef, access),
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
      trend,
    };
  }

  /** The incidents that name the entity, as far as the caller may read them. */
  #incidents(entityRef: string, access: Access): Knex.QueryBuilder {
    const query = this.#knex('record_entities')
      .join('records', 'records.id', 'record_entities.record_id')
      .where('record_entities.entity_ref', entityRef)
      .where('record_entities.record_type', 'incident')
      .whereIn('record_entities.role', ['primary', 'affected']);
    return whereMeets(query, access.types.incident.read);
  }

  #open(entityRef: string, access: Access): Knex.QueryBuilder {
    return this.#incidents(entityRef, access).whereRaw(
      'record_entities.active',
    );
  }

  async #trend(
    entityRef: string,
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
        entityRef,
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
