import { RecordType, TimeRange } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { whereReadable } from '../records/whereReadable';
import { Question } from './Question';

/** The links by which records of a type count for what is asked about. */
export function linksInScope(
  knex: Knex,
  type: RecordType,
  { scope, roles }: Pick<Question, 'scope' | 'roles'>,
): Knex.QueryBuilder {
  const query = knex('record_entities')
    .where('record_entities.record_type', type)
    .whereIn('record_entities.role', [...roles]);
  if (scope) {
    const { entityRefs, systems, owners } = scope;
    query.where(any => {
      any.whereIn('record_entities.entity_ref', entityRefs);
      if (systems.length > 0) {
        any.orWhereIn('record_entities.system', systems);
      }
      if (owners.length > 0) {
        any.orWhereIn('record_entities.owner', owners);
      }
    });
  }
  return query;
}

/** Those links, of records that the caller may read. */
export function readableLinksInScope(
  knex: Knex,
  type: RecordType,
  question: Omit<Question, 'range'>,
): Knex.QueryBuilder {
  return whereReadable(linksInScope(knex, type, question), {
    knex,
    type,
    criteria: question.access.types[type].read,
    id: 'record_entities.record_id',
  });
}

/** The records of a type that are asked about and that the caller may read. */
export function recordsInScope(
  knex: Knex,
  type: RecordType,
  question: Omit<Question, 'range'>,
  options: { openedIn?: TimeRange } = {},
): Knex.QueryBuilder {
  const query = knex('records').where('records.type', type);
  const { openedIn } = options;
  if (openedIn) {
    whereOpenedIn(query, openedIn);
  }
  if (question.scope) {
    const links = linksInScope(knex, type, question);
    if (openedIn) {
      // Known of the link as well, so that only these are looked up.
      whereOpenedIn(links, openedIn, 'record_entities');
    }
    query.whereIn('records.id', links.select('record_entities.record_id'));
  }
  return whereReadable(query, {
    knex,
    type,
    criteria: question.access.types[type].read,
  });
}

/** Those of them that were opened in the time asked about. */
export function recordsOpenedInScope(
  knex: Knex,
  type: RecordType,
  question: Question,
): Knex.QueryBuilder {
  return recordsInScope(knex, type, question, { openedIn: question.range });
}

/** Narrows a query to what was opened in the time asked about. */
export function whereOpenedIn(
  query: Knex.QueryBuilder,
  { from, to }: TimeRange,
  table: 'records' | 'record_entities' = 'records',
): Knex.QueryBuilder {
  return query
    .where(`${table}.opened_at`, '>=', from)
    .where(`${table}.opened_at`, '<', to);
}
