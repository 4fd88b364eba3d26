import { Knex } from 'knex';
import { markConflicts } from '../schedule/conflictMarks';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { plannedStates } from '../schedule/plannedChanges';

const BATCH = 500;
const MOST_ENTITIES = 20_000;

interface Options {
  knex: Knex;
  clock: () => Date;
  knowledge: EntityKnowledge;
}

/** The changes on entities that the catalog has never told of. */
async function untoldChanges(knex: Knex): Promise<string[]> {
  const rows: { record_id: string }[] = await knex('record_entities')
    .join('records', 'records.id', 'record_entities.record_id')
    .leftJoin(
      'entity_closures',
      'entity_closures.entity_ref',
      'record_entities.entity_ref',
    )
    .whereRaw('record_entities.active')
    .where('record_entities.record_type', 'change')
    .whereIn('record_entities.role', ['primary', 'affected'])
    .whereIn('records.state', plannedStates)
    .whereNull('entity_closures.entity_ref')
    .distinct('record_entities.record_id')
    .limit(MOST_ENTITIES);
  return rows.map(row => row.record_id);
}

/**
 * Asks the catalog again of the entities that conflicts and the gate have to
 * do with, those first that it told of longest ago. Where it says something
 * else than before, conflicts are looked for again.
 * @returns how many entities it asked of
 */
export async function refreshEntityKnowledge(
  options: Options,
): Promise<number> {
  const { knex, clock, knowledge } = options;
  const began = clock().getTime();
  let asked = 0;
  for (const remembered of [knowledge.closures, knowledge.facts]) {
    for (let at = 0; at < MOST_ENTITIES; at += BATCH) {
      const refs = await remembered.oldest(began, BATCH);
      // Out of reach: the next run begins with the same ones.
      if (refs.length === 0 || (await remembered.refresh(refs)).size === 0) {
        break;
      }
      asked += refs.length;
    }
  }
  const untold = await untoldChanges(knex);
  await markConflicts(
    knex,
    untold.map(id => `change:${id}` as const),
    began,
  );
  return asked;
}
