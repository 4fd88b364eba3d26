import { Knex } from 'knex';
import { recordColumns, RecordRow } from '../records/rows';

/**
 * The changes whose planned time touches a span, by their start; canceled ones
 * are left out.
 */
export function plannedWithin(
  knex: Knex,
  { from, to }: { from: string; to: string },
): Knex.QueryBuilder<RecordRow, RecordRow[]> {
  return knex('records')
    .where('records.type', 'change')
    .where('records.planned_end', '>', Date.parse(from))
    .where('records.planned_start', '<', Date.parse(to))
    .whereNot('records.state', 'canceled')
    .orderBy(['records.planned_start', 'records.id'])
    .select(recordColumns) as Knex.QueryBuilder<RecordRow, RecordRow[]>;
}
