import { RecordType } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { RecordCriteria, whereMeets } from './criteria';

function meetsAlways(criteria: RecordCriteria): boolean {
  return 'allOf' in criteria && criteria.allOf.length === 0;
}

/** Whether the criteria let every record be read that isn't restricted. */
function openToAll(criteria: RecordCriteria): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(openToAll);
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(openToAll);
  }
  return (
    'field' in criteria &&
    criteria.field === 'visibility' &&
    criteria.in.includes('open')
  );
}

/**
 * Narrows a query to the records that the caller may read, as `whereMeets`
 * does.
 *
 * @remarks
 * Where only restricted records can be unreadable, these few are taken out
 * instead of asking the criteria of each record: a count over all records can
 * be made from an index then.
 * @param options - `id`: the column that names the record, if it isn't
 * `records.id`
 */
export function whereReadable(
  query: Knex.QueryBuilder,
  options: {
    knex: Knex;
    type: RecordType;
    criteria: RecordCriteria;
    id?: string;
  },
): Knex.QueryBuilder {
  const { knex, type, criteria, id = 'records.id' } = options;
  if (meetsAlways(criteria)) {
    return query;
  }
  if (openToAll(criteria)) {
    const unreadable = whereMeets(knex('records').where('records.type', type), {
      not: criteria,
    })
      // As the partial index has it, so that it can serve the query.
      .whereRaw("records.visibility = 'restricted'")
      .select({ unreadable_id: 'records.id' });
    return query
      .leftJoin(unreadable.as('unreadable'), 'unreadable.unreadable_id', id)
      .whereNull('unreadable.unreadable_id');
  }
  if (id !== 'records.id') {
    query.join('records', 'records.id', id);
  }
  return whereMeets(query, criteria);
}
