import { Knex } from 'knex';
import { RecordCriteria } from './criteria';
import { whereReadable } from './whereReadable';

/**
 * The incidents that a change is said to have caused, as far as they may be
 * read: one row for each link, `record_links.target_id` being the change.
 */
export function causedIncidents(
  knex: Knex,
  criteria: RecordCriteria,
): Knex.QueryBuilder {
  return whereReadable(
    knex('records')
      .join('record_links', 'record_links.source_id', 'records.id')
      .where('record_links.relation', 'caused_by')
      .where('records.type', 'incident'),
    { knex, type: 'incident', criteria },
  );
}

/**
 * Whether an incident is said to be caused by a change: for `exists`, in a
 * query that calls the changes `changes`.
 */
export function causedByTheChange(
  knex: Knex,
  criteria: RecordCriteria,
): Knex.QueryBuilder {
  return causedIncidents(knex, criteria)
    .whereRaw('record_links.target_id = changes.id')
    .select(knex.raw('1'));
}

/**
 * Whether an incident was opened on the primary entity of a change soon after
 * its end: for `exists`, in a query that calls the changes `changes`.
 * @param options - `within` in milliseconds; `roles` in which the incident has
 * the entity
 */
export function followingTheChange(
  knex: Knex,
  options: {
    criteria: RecordCriteria;
    within: number;
    roles: readonly string[];
  },
): Knex.QueryBuilder {
  const { criteria, within, roles } = options;
  return whereReadable(
    knex('record_entities')
      .join(
        { changed: 'record_entities' },
        'changed.entity_ref',
        'record_entities.entity_ref',
      )
      .whereRaw('changed.record_id = changes.id')
      .where('changed.role', 'primary')
      .where('record_entities.record_type', 'incident')
      .whereIn('record_entities.role', [...roles])
      .whereRaw('record_entities.opened_at >= changes.actual_end')
      .whereRaw('record_entities.opened_at <= changes.actual_end + ?', [
        within,
      ]),
    { knex, type: 'incident', criteria, id: 'record_entities.record_id' },
  ).select(knex.raw('1'));
}
