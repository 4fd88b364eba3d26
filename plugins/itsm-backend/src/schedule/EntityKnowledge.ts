import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CustomRelations,
  EntityFacts,
  ReachedEntity,
} from 'backstage-plugin-itsm-common';
import { Duration } from 'luxon';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { entityFacts } from '../catalog/entityFacts';
import { loadClosures } from './loadClosures';
import { markConflicts } from './conflictMarks';
import { RememberedEntities } from './RememberedEntities';

const DEPTH = 3;
const CHUNK = 500;

interface EntityKnowledgeOptions {
  knex: Knex;
  catalog: Pick<Catalog, 'entities'>;
  clock: () => Date;
  relations: CustomRelations;
  /** How long what the catalog said counts as what it says. */
  cacheTtl: Duration;
  /** The product's own, as what collides isn't a matter of who looks. */
  credentials(): Promise<BackstageCredentials>;
}

/**
 * What is known of entities: what rules look at in them, and what they lead
 * to. What was known once is known on while the catalog is out of reach.
 */
export class EntityKnowledge {
  readonly facts: RememberedEntities<EntityFacts>;
  readonly closures: RememberedEntities<ReachedEntity[]>;

  static create(options: EntityKnowledgeOptions): EntityKnowledge {
    return new EntityKnowledge(options);
  }

  private constructor(options: EntityKnowledgeOptions) {
    const { knex, catalog, clock, relations, cacheTtl, credentials } = options;
    const common = {
      knex,
      now: () => clock().getTime(),
      freshFor: cacheTtl.toMillis(),
      changed: (refs: readonly string[]) => markChangesOf(knex, refs, clock()),
    };
    this.facts = new RememberedEntities<EntityFacts>({
      ...common,
      table: 'entity_facts',
      column: 'facts',
      load: async refs => entityFacts(catalog, refs, await credentials()),
    });
    this.closures = new RememberedEntities<ReachedEntity[]>({
      ...common,
      table: 'entity_closures',
      column: 'reached',
      load: async refs =>
        loadClosures(refs, {
          catalog,
          credentials: await credentials(),
          relations,
          depth: DEPTH,
        }),
    });
  }
}

/* Of the planned changes on some entities, conflicts may be others now. */
async function markChangesOf(knex: Knex, refs: readonly string[], now: Date) {
  for (let at = 0; at < refs.length; at += CHUNK) {
    const rows: { record_id: string }[] = await knex('record_entities')
      .whereRaw('active')
      .where('record_type', 'change')
      .whereIn('entity_ref', refs.slice(at, at + CHUNK))
      .distinct('record_id');
    await markConflicts(
      knex,
      rows.map(row => `change:${row.record_id}` as const),
      now.getTime(),
    );
  }
}
