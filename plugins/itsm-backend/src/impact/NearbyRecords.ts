import {
  Nearby,
  NearbyRecord,
  openIncidentStates,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { whereKnownError } from '../records/knownErrors';
import { recordColumns, RecordRow, toRecord } from '../records/rows';
import { toDigest } from '../records/toDigest';
import { BlastRadius } from './BlastRadius';
import { FURTHEST, Place, placesAround } from './placesAround';

const MOST_RECORDS = 20;

/* Which records of each type somebody who reports trouble should know of. */
const worthKnowing: Record<RecordType, (query: Knex.QueryBuilder) => void> = {
  incident: query =>
    query
      .whereRaw('record_entities.active')
      .whereIn('records.state', [...openIncidentStates]),
  change: query => query.whereIn('records.state', ['scheduled', 'implement']),
  problem: whereKnownError,
};

/**
 * What is already known of an entity and of what it stands on: whether
 * somebody else has reported the same, what is being changed, and which known
 * errors there are.
 */
export class NearbyRecords {
  readonly #knex: Knex;
  readonly #blastRadius: Pick<BlastRadius, 'of'>;

  static create(options: { knex: Knex; blastRadius: Pick<BlastRadius, 'of'> }) {
    return new NearbyRecords(options);
  }

  private constructor(options: {
    knex: Knex;
    blastRadius: Pick<BlastRadius, 'of'>;
  }) {
    this.#knex = options.knex;
    this.#blastRadius = options.blastRadius;
  }

  /** @throws NotFoundError if the caller sees no such entity */
  async nearby(entityRef: string, access: Access): Promise<Nearby> {
    const { places, catalogReached } = await placesAround(
      this.#blastRadius,
      entityRef,
      access,
    );
    const [incidents, changes, knownErrors] = await Promise.all([
      this.#nearest('incident', places, access),
      this.#nearest('change', places, access),
      this.#nearest('problem', places, access),
    ]);
    return {
      entityRef,
      title: places[0].title,
      catalogReached,
      incidents,
      changes,
      knownErrors,
    };
  }

  async #nearest(
    type: RecordType,
    places: readonly Place[],
    access: Access,
  ): Promise<NearbyRecord[]> {
    const byRef = new Map(places.map(place => [place.entityRef, place]));
    const found = new Map<string, NearbyRecord>();
    for (let distance = 0; distance <= FURTHEST; distance += 1) {
      const refs = places
        .filter(place => place.distance === distance)
        .map(place => place.entityRef);
      const limit = MOST_RECORDS - found.size;
      if (refs.length === 0 || limit === 0) {
        continue;
      }
      const rows = await this.#mostUrgent(type, refs, access)
        .whereNotIn('records.id', [...found.keys()])
        .limit(limit);
      for (const { found_on: foundOn, ...row } of rows) {
        const record = toRecord(row);
        const place = byRef.get(foundOn as string)!;
        found.set(record.id, { record: toDigest(record), ...place });
      }
    }
    return [...found.values()];
  }

  #mostUrgent(
    type: RecordType,
    refs: readonly string[],
    access: Access,
  ): Knex.QueryBuilder<RecordRow, RecordRow[]> {
    const query = this.#knex('records')
      .join('record_entities', 'record_entities.record_id', 'records.id')
      .where('record_entities.record_type', type)
      .whereIn('record_entities.entity_ref', [...refs])
      .whereIn('record_entities.role', ['primary', 'affected'])
      .groupBy('records.id')
      .orderBy([
        'records.priority',
        { column: 'records.opened_at', order: 'desc' },
        'records.id',
      ])
      .select(recordColumns)
      .min({ found_on: 'record_entities.entity_ref' });
    worthKnowing[type](query);
    whereMeets(query, access.types[type].read);
    return query as Knex.QueryBuilder<RecordRow, RecordRow[]>;
  }
}
