import { Knex } from 'knex';

/**
 * Narrows a query over `records` to known errors that one may still meet:
 * those whose fix is done and held, and those that were closed for something
 * else, tell nothing any more.
 */
export function whereKnownError(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return (
    query
      // As the partial index has it.
      .whereRaw('records.known_error')
      .where(any =>
        any
          .whereRaw('records.active')
          .orWhere('records.resolution_code', 'risk_accepted'),
      )
  );
}
