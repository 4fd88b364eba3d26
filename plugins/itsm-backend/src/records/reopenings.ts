import { Knex } from 'knex';

/*
 * As the partial index has it, so that it can serve the query. In JSON, quotes
 * within a text are escaped: nothing that anybody writes can look like this.
 */
const REOPENING = `activity.kind = 'transitioned' and activity.body like '%"transition":{"from":"resolved","to":"in_progress"}%'`;

/** A time, half-open; what is left out has no bound. */
interface Span {
  from?: number;
  to?: number;
}

function whereIn(query: Knex.QueryBuilder, column: string, span: Span) {
  if (span.from !== undefined) {
    query.where(column, '>=', span.from);
  }
  if (span.to !== undefined) {
    query.where(column, '<', span.to);
  }
}

/** The entries of histories that tell of an incident being reopened then. */
export function toldReopenings(knex: Knex, span: Span): Knex.QueryBuilder {
  const entries = knex('activity').whereRaw(REOPENING);
  whereIn(entries, 'activity.at', span);
  return entries;
}

/**
 * Narrows a query over `records` to incidents that came from elsewhere with
 * nothing but the number of times that they were reopened.
 */
export function whereReopeningUntold(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query
    .where('records.reopen_count', '>', 0)
    .whereNotExists(
      knex('activity')
        .select(1)
        .whereRaw('activity.record_id = records.id')
        .whereRaw(REOPENING),
    );
}

/**
 * Narrows a query over `records` to incidents reopened in a time. Of those
 * that came from elsewhere only that they were reopened is known: they count
 * when they were opened.
 */
export function whereReopenedIn(
  knex: Knex,
  query: Knex.QueryBuilder,
  span: Span,
): Knex.QueryBuilder {
  return query.where('records.reopen_count', '>', 0).where(any =>
    any
      .whereIn('records.id', toldReopenings(knex, span).select('record_id'))
      .orWhere(untold => {
        whereReopeningUntold(knex, untold);
        whereIn(untold, 'records.opened_at', span);
      }),
  );
}
