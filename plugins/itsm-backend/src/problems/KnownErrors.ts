import { InputError } from '@backstage/errors';
import {
  KnownError,
  KnownErrorPage,
  KnownErrorsQuery,
  Problem,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { BlastRadius } from '../impact/BlastRadius';
import { Place, placesAround } from '../impact/placesAround';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { whereKnownError } from '../records/knownErrors';
import { recordColumns, RecordRow, toRecord } from '../records/rows';
import { toDigest } from '../records/toDigest';
import { countUses } from './countUses';

/* An instant and a UUID, as the pages end with. */
const CURSOR = /^(\d{1,15})_([0-9a-f-]{36})$/;

/** The known errors, of all entities or around one. */
export class KnownErrors {
  readonly #knex: Knex;
  readonly #blastRadius: Pick<BlastRadius, 'of'>;

  static create(options: { knex: Knex; blastRadius: Pick<BlastRadius, 'of'> }) {
    return new KnownErrors(options);
  }

  private constructor(options: {
    knex: Knex;
    blastRadius: Pick<BlastRadius, 'of'>;
  }) {
    this.#knex = options.knex;
    this.#blastRadius = options.blastRadius;
  }

  /** @throws NotFoundError if the caller sees no entity as they name it */
  list(query: KnownErrorsQuery, access: Access): Promise<KnownErrorPage> {
    const { entityRef } = query;
    return entityRef === undefined
      ? this.#all(query, access)
      : this.#around(entityRef, query, access);
  }

  /** All of them, the latest first. */
  async #all(
    { limit, cursor }: KnownErrorsQuery,
    access: Access,
  ): Promise<KnownErrorPage> {
    const query = this.#readable(access)
      .orderBy([
        { column: 'records.known_error_since', order: 'desc' },
        { column: 'records.id', order: 'desc' },
      ])
      .select([...recordColumns, 'records.known_error_since'])
      .limit(limit + 1);
    if (cursor !== undefined) {
      const [, since, id] = CURSOR.exec(cursor) ?? [];
      if (!id) {
        throw new InputError('cursor: is not one that this list gave out.');
      }
      query.whereRaw(
        '(records.known_error_since, records.id) < (cast(? as bigint), ?)',
        [Number(since), id],
      );
    }
    const found: RecordRow[] = await query;
    const rows = found.slice(0, limit);
    const last = rows[rows.length - 1];
    return {
      items: await this.#toKnownErrors(rows),
      pageInfo:
        found.length > limit
          ? { nextCursor: `${last.known_error_since}_${last.id}` }
          : {},
    };
  }

  /** Those of an entity and of what it stands on, the nearest first. */
  async #around(
    entityRef: string,
    { limit }: KnownErrorsQuery,
    access: Access,
  ): Promise<KnownErrorPage> {
    const { places, catalogReached } = await placesAround(
      this.#blastRadius,
      entityRef,
      access,
    );
    const byRef = new Map(places.map(place => [place.entityRef, place]));
    const rows: RecordRow[] = [];
    const distances = [...new Set(places.map(({ distance }) => distance))];
    for (const distance of distances.sort((one, other) => one - other)) {
      if (rows.length < limit) {
        const refs = places
          .filter(place => place.distance === distance)
          .map(place => place.entityRef);
        const seen = rows.map(({ id }) => id as string);
        const more = this.#readable(access)
          .join('record_entities', 'record_entities.record_id', 'records.id')
          .where('record_entities.record_type', 'problem')
          .whereIn('record_entities.entity_ref', refs)
          .whereIn('record_entities.role', ['primary', 'affected'])
          .whereNotIn('records.id', seen)
          .groupBy('records.id')
          .orderBy([
            'records.priority',
            { column: 'records.known_error_since', order: 'desc' },
            'records.id',
          ])
          .select(recordColumns)
          .min({ found_on: 'record_entities.entity_ref' })
          .limit(limit - rows.length);
        rows.push(...((await more) as RecordRow[]));
      }
    }
    const items = await this.#toKnownErrors(rows, row =>
      byRef.get(row.found_on as string),
    );
    return { items, pageInfo: {}, catalogReached };
  }

  #readable(access: Access): Knex.QueryBuilder {
    const query = this.#knex('records').where('records.type', 'problem');
    whereKnownError(query);
    return whereMeets(query, access.types.problem.read);
  }

  async #toKnownErrors(
    rows: readonly RecordRow[],
    placeOf?: (row: RecordRow) => Place | undefined,
  ): Promise<KnownError[]> {
    const ids = rows.map(({ id }) => id as string);
    const uses = await countUses(this.#knex, ids);
    return rows.map(row => {
      const record = toRecord(row);
      const problem = record as unknown as Problem;
      const place = placeOf?.(row);
      return {
        problem: toDigest(record),
        workaround: problem.workaround ?? '',
        rootCause: problem.rootCause,
        knownErrorSince: problem.knownErrorSince,
        usedCount: uses.get(problem.id) ?? 0,
        entity: problem.entities.find(({ entityRef, role }) =>
          place ? entityRef === place.entityRef : role === 'primary',
        ),
        ...(place ? { distance: place.distance, path: place.path } : {}),
      };
    });
  }
}
