import { ItsmRecord } from 'backstage-plugin-itsm-common';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

const columns = {
  assignee: 'assignee',
  requester: 'requester',
  assignmentGroup: 'assignment_group',
  state: 'state',
  visibility: 'visibility',
} as const;

/**
 * A condition on a record, as permission rules state it. Each can be asked of
 * a loaded record and of the database, with one meaning.
 * @public
 */
export type RecordCriterion =
  | {
      field:
        | 'assignee'
        | 'requester'
        | 'assignmentGroup'
        | 'state'
        | 'visibility';
      in: readonly string[];
    }
  | { watcherIn: readonly string[] }
  | { entityOwnerIn: readonly string[] };

export type RecordCriteria = PermissionCriteria<RecordCriterion>;

/** Met by every record. */
export const everything = { allOf: [] } as unknown as RecordCriteria;

/** Met by no record. */
export const nothing = { anyOf: [] } as unknown as RecordCriteria;

/** Whether a loaded record meets the criteria. */
export function meets(record: ItsmRecord, criteria: RecordCriteria): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(item => meets(record, item));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(item => meets(record, item));
  }
  if ('not' in criteria) {
    return !meets(record, criteria.not);
  }
  if ('watcherIn' in criteria) {
    return record.watchers.some(ref => criteria.watcherIn.includes(ref));
  }
  if ('entityOwnerIn' in criteria) {
    // Who is only in the blast radius of a change doesn't work on it.
    return record.entities.some(
      ({ role, snapshot }) =>
        role !== 'impacted' &&
        snapshot.owner !== undefined &&
        criteria.entityOwnerIn.includes(snapshot.owner),
    );
  }
  const value = record[criteria.field];
  return value !== undefined && criteria.in.includes(value);
}

/** Narrows a query over `records` to the rows that meet the criteria. */
export function whereMeets(
  query: Knex.QueryBuilder,
  criteria: RecordCriteria,
): Knex.QueryBuilder {
  return query.where(builder => narrow(builder, criteria));
}

function narrow(query: Knex.QueryBuilder, criteria: RecordCriteria) {
  if ('allOf' in criteria) {
    for (const item of criteria.allOf) {
      query.andWhere(builder => narrow(builder, item));
    }
    return;
  }
  if ('anyOf' in criteria) {
    query.whereRaw('1 = 0');
    for (const item of criteria.anyOf) {
      query.orWhere(builder => narrow(builder, item));
    }
    return;
  }
  if ('not' in criteria) {
    query.whereNot(builder => narrow(builder, criteria.not));
    return;
  }
  if ('watcherIn' in criteria) {
    query.whereExists(inner =>
      inner
        .select(1)
        .from('record_watchers')
        .whereRaw('record_watchers.record_id = records.id')
        .whereIn('record_watchers.user_ref', [...criteria.watcherIn]),
    );
    return;
  }
  if ('entityOwnerIn' in criteria) {
    query.whereExists(inner =>
      inner
        .select(1)
        .from('record_entities')
        .whereRaw('record_entities.record_id = records.id')
        .whereIn('record_entities.owner', [...criteria.entityOwnerIn])
        .whereNot('record_entities.role', 'impacted'),
    );
    return;
  }
  // A missing value makes `not` neither true nor false in SQL.
  const column = `records.${columns[criteria.field]}`;
  query.whereNotNull(column).whereIn(column, [...criteria.in]);
}
