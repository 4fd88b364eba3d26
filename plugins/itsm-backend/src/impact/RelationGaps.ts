import { NotAllowedError } from '@backstage/errors';
import {
  CustomRelations,
  EntityPair,
  findMissingRelations,
  MissingRelations,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { loadEntities } from './loadEntities';

const PERIOD = 90 * 24 * 60 * 60 * 1000;
const MOST_LINKS = 2000;
const MOST_ITEMS = 100;
const DEPTH = 5;

type Pair = EntityPair & { incidents: string[] };

/**
 * Finds relations that the catalog lacks: an incident hit two entities, and
 * there is nothing in the catalog that both stand on.
 *
 * @remarks
 * It looks at the catalog as it is and as the caller sees it, so it is right
 * as soon as somebody adds the relation, and shows nobody what is hidden from
 * them.
 */
export class RelationGaps {
  readonly #options: {
    knex: Knex;
    catalog: Catalog;
    relations: CustomRelations;
    clock: () => Date;
  };

  static create(options: {
    knex: Knex;
    catalog: Catalog;
    relations: CustomRelations;
    clock: () => Date;
  }) {
    return new RelationGaps(options);
  }

  private constructor(options: {
    knex: Knex;
    catalog: Catalog;
    relations: CustomRelations;
    clock: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * The gaps that the incidents of the last 90 days show, those first that
   * showed most often.
   * @throws ServiceUnavailableError if the catalog doesn't answer
   */
  async find(access: Access): Promise<MissingRelations> {
    const { catalog, relations } = this.#options;
    if (!access.insights) {
      throw new NotAllowedError(`${access.actor} may not see insights.`);
    }
    const gaps = await findMissingRelations(await this.#pairs(access), {
      depth: DEPTH,
      custom: relations,
      load: loadEntities(catalog, access.credentials),
    });
    const items = gaps
      .sort(
        (one, other) =>
          other.incidents.length - one.incidents.length ||
          one.primaryRef.localeCompare(other.primaryRef) ||
          one.affectedRef.localeCompare(other.affectedRef),
      )
      .slice(0, MOST_ITEMS);
    return { items, pageInfo: {} };
  }

  async #pairs(access: Access): Promise<Pair[]> {
    const { knex, clock } = this.#options;
    const query = knex('records')
      .join({ primary_entity: 'record_entities' }, join =>
        join
          .on('primary_entity.record_id', 'records.id')
          .andOnVal('primary_entity.role', 'primary'),
      )
      .join({ affected_entity: 'record_entities' }, join =>
        join
          .on('affected_entity.record_id', 'records.id')
          .andOnVal('affected_entity.role', 'affected'),
      )
      .where('records.type', 'incident')
      .where('records.opened_at', '>=', clock().getTime() - PERIOD)
      .orderBy([
        { column: 'records.opened_at', order: 'desc' },
        'records.id',
        'affected_entity.entity_ref',
      ])
      .limit(MOST_LINKS)
      .select({
        number: 'records.number',
        primaryRef: 'primary_entity.entity_ref',
        affectedRef: 'affected_entity.entity_ref',
      });
    const rows: (EntityPair & { number: string })[] = await whereMeets(
      query,
      access.types.incident.read,
    );
    const pairs = new Map<string, Pair>();
    for (const { number, primaryRef, affectedRef } of rows) {
      const key = `${primaryRef} ${affectedRef}`;
      const pair = pairs.get(key) ?? { primaryRef, affectedRef, incidents: [] };
      pair.incidents.push(number);
      pairs.set(key, pair);
    }
    return [...pairs.values()];
  }
}
