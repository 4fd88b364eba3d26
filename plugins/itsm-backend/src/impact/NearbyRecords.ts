import { ServiceUnavailableError } from '@backstage/errors';
import {
  ImpactStep,
  Nearby,
  NearbyRecord,
  openIncidentStates,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { toDigest } from '../records/EntitySummaries';
import { recordColumns, RecordRow, toRecord } from '../records/rows';
import { BlastRadius } from './BlastRadius';

const DEPTH = 3;
const MOST_PLACES = 500;
const MOST_RECORDS = 20;

/** An entity to look for records on. */
interface Place {
  entityRef: string;
  distance: number;
  path: ImpactStep[];
}

/* Which records of each type somebody who reports trouble should know of. */
const worthKnowing: Record<RecordType, (query: Knex.QueryBuilder) => void> = {
  incident: query =>
    query
      .whereRaw('record_entities.active')
      .whereIn('records.state', [...openIncidentStates]),
  change: query => query.whereIn('records.state', ['scheduled', 'implement']),
  // As the partial index has it.
  problem: query => query.whereRaw('records.known_error'),
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
    const upstream = await this.#upstream(entityRef, access);
    const places = [
      { entityRef, distance: 0, path: [] },
      ...(upstream ?? []).slice(0, MOST_PLACES),
    ];
    const [incidents, changes, knownErrors] = await Promise.all([
      this.#nearest('incident', places, access),
      this.#nearest('change', places, access),
      this.#nearest('problem', places, access),
    ]);
    return {
      entityRef,
      catalogReached: upstream !== undefined,
      incidents,
      changes,
      knownErrors,
    };
  }

  /** What the entity stands on; undefined if the catalog is out of reach. */
  async #upstream(
    entityRef: string,
    access: Access,
  ): Promise<Place[] | undefined> {
    try {
      const { nodes } = await this.#blastRadius.of(
        { entityRef, direction: 'upstream', depth: DEPTH },
        access.credentials,
      );
      return nodes;
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        return undefined;
      }
      throw error;
    }
  }

  async #nearest(
    type: RecordType,
    places: readonly Place[],
    access: Access,
  ): Promise<NearbyRecord[]> {
    const byRef = new Map(places.map(place => [place.entityRef, place]));
    const found = new Map<string, NearbyRecord>();
    for (let distance = 0; distance <= DEPTH; distance += 1) {
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
        const { entityRef, path } = place;
        const digest = toDigest(record);
        found.set(record.id, { record: digest, entityRef, distance, path });
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
