import { RecordType } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { EntityScope, isRollup } from '../catalog/scopeOf';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import {
  recordColumns,
  RecordRow,
  StoredRecord,
  toRecord,
} from '../records/rows';

/** The records that count for an entity, as far as the caller may read them. */
export class EntityRecords {
  readonly #knex: Knex;
  readonly #scope: EntityScope;
  readonly #access: Access;

  static create(options: {
    knex: Knex;
    scope: EntityScope;
    access: Access;
  }): EntityRecords {
    return new EntityRecords(options);
  }

  private constructor(options: {
    knex: Knex;
    scope: EntityScope;
    access: Access;
  }) {
    this.#knex = options.knex;
    this.#scope = options.scope;
    this.#access = options.access;
  }

  /** Whether the records of other entities count as well. */
  get ofSeveral(): boolean {
    return isRollup(this.#scope);
  }

  /** Those of one type, each once. */
  of(type: RecordType, options: { active?: boolean } = {}): Knex.QueryBuilder {
    const links = this.#links(type, options);
    // Only one link can be to an entity, but many are to what is in a system.
    const query = this.ofSeveral
      ? this.#knex('records').whereIn(
          'records.id',
          links.select('record_entities.record_id'),
        )
      : links.join('records', 'records.id', 'record_entities.record_id');
    return whereMeets(query, this.#access.types[type].read);
  }

  /** Those of one type that are not over, once for each of their entities. */
  activeByEntity(type: RecordType): Knex.QueryBuilder {
    const query = this.#links(type, { active: true }).join(
      'records',
      'records.id',
      'record_entities.record_id',
    );
    return whereMeets(query, this.#access.types[type].read);
  }

  /** The first of some, by what SQL can order by, and how many there are. */
  async few(
    records: Knex.QueryBuilder,
    { order, limit }: { order: readonly string[]; limit: number },
  ): Promise<{ count: number; records: StoredRecord[] }> {
    // What is counted is looked at by its keys, what is shown is read whole.
    const first = records
      .select('records.id')
      .select(this.#knex.raw('count(*) over () as total'))
      .orderByRaw(order.join(', '))
      .limit(limit)
      .as('few');
    const rows: (RecordRow & { total: unknown })[] = await this.#knex('records')
      .join(first, 'few.id', 'records.id')
      .select([...recordColumns, 'few.total'])
      .orderByRaw(order.join(', '));
    return {
      count: Number(rows[0]?.total ?? 0),
      records: rows.map(({ total, ...row }) => toRecord(row)),
    };
  }

  #links(
    type: RecordType,
    { active }: { active?: boolean },
  ): Knex.QueryBuilder {
    const { entityRefs, systems, owners } = this.#scope;
    const links = this.#knex('record_entities')
      .where('record_entities.record_type', type)
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
    // As the partial index has it, so that it can serve the query.
    return active ? links.whereRaw('record_entities.active') : links;
  }
}
