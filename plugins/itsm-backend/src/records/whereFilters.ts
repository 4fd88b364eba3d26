import {
  ListQuery,
  TellableField,
  wordsOf,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';
import { hourOfWeek, HOURS_OF_WEEK, weekdayAndHour } from './hourOfWeek';
import { isPostgres } from './openDatabase';
import { whereEntities } from './whereEntities';

const HOUR = 60 * 60 * 1000;
/* Until when clocks are known to change; the last offset holds from then on. */
const CLOCKS_UNTIL = Date.UTC(2040, 0);

/** What a list is narrowed by, whatever the type of its records. */
export type ListFilters = Partial<ListQuery>;

const tellableColumns: Record<TellableField, string> = {
  assignee: 'assignee',
  assignmentGroup: 'assignment_group',
  acknowledgedAt: 'acknowledged_at',
  resolvedAt: 'resolved_at',
  closedAt: 'closed_at',
  actualEnd: 'actual_end',
  closeCode: 'close_code',
};

/* The databases know best how they fold the case of what they keep. */
function whereWords(knex: Knex, query: Knex.QueryBuilder, q: string) {
  const words = wordsOf(q);
  if (words.length === 0) {
    return;
  }
  if (isPostgres(knex)) {
    const text = words.map(word => `'${word}':*`).join(' & ');
    query.whereRaw("records.words @@ to_tsquery('simple', ?)", [text]);
  } else {
    const text = words.map(word => `"${word}"*`).join(' ');
    query.whereRaw(
      'records.rowid in (select rowid from record_words where record_words match ?)',
      [text],
    );
  }
}

/* Of what is over without a time of its end, nobody knows until when it was. */
function whereOpenAt(query: Knex.QueryBuilder, time: number) {
  query.where('records.opened_at', '<', time).where(any =>
    any
      .where('records.resolved_at', '>=', time)
      .orWhere(one =>
        one
          .whereNull('records.resolved_at')
          .where('records.closed_at', '>=', time),
      )
      .orWhere(one =>
        one
          .whereNull('records.resolved_at')
          .whereNull('records.closed_at')
          .whereNot('records.state', 'resolved')
          .whereRaw('records.active'),
      ),
  );
}

function whereWeekdayAndHour(query: Knex.QueryBuilder, list: ListFilters) {
  const { openedWeekday, openedHour, openedAfter, openedBefore } = list;
  if (!openedWeekday?.length && !openedHour?.length) {
    return;
  }
  const asked = Array.from({ length: HOURS_OF_WEEK }, (_, at) => at).filter(
    at => {
      const { weekday, hour } = weekdayAndHour(at);
      return (
        (openedWeekday ?? [weekday]).includes(weekday) &&
        (openedHour ?? [hour]).includes(hour)
      );
    },
  );
  const opened = hourOfWeek({
    from: openedAfter ? Date.parse(openedAfter) : 0,
    to: Math.min(
      openedBefore ? Date.parse(openedBefore) : CLOCKS_UNTIL,
      CLOCKS_UNTIL,
    ),
    timezone: list.timezone ?? 'UTC',
  });
  query.whereRaw(`${opened} in (${asked.join(', ')})`);
}

function whereResolveHours(
  query: Knex.QueryBuilder,
  { resolveHoursFrom: from, resolveHoursTo: to }: ListFilters,
) {
  if (from === undefined && to === undefined) {
    return;
  }
  // As the partial index has it, so that it can serve the query.
  query.whereNotNull('records.resolved_at');
  const took = 'records.resolved_at - records.opened_at';
  // A time that ran backwards took no time.
  if (from) {
    query.whereRaw(`${took} >= ?`, [Math.round(from * HOUR)]);
  }
  if (to !== undefined) {
    query.whereRaw(`${took} < ?`, [Math.round(to * HOUR)]);
  }
}

function whereTold(query: Knex.QueryBuilder, { has, lacks }: ListFilters) {
  const anyOf = (
    fields: readonly TellableField[] | undefined,
    narrow: (any: Knex.QueryBuilder, column: string) => void,
  ) => {
    if (fields?.length) {
      query.where(any =>
        fields.forEach(field =>
          narrow(any, `records.${tellableColumns[field]}`),
        ),
      );
    }
  };
  anyOf(has, (any, column) => any.orWhereNotNull(column));
  anyOf(lacks, (any, column) => any.orWhereNull(column));
}

/** Narrows a query over `records` to what a list is asked for. */
export function whereFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  list: Omit<ListFilters, 'domain'> & {
    /** What belongs to the domains that are asked for. */
    domain?: DomainParts;
  },
) {
  const oneOf = (column: string, values?: (string | number)[]) => {
    if (values?.length) {
      query.whereIn(`records.${column}`, values);
    }
  };
  const time = (column: string, operator: string, value?: string) => {
    if (value) {
      query.where(`records.${column}`, operator, Date.parse(value));
    }
  };
  const { domain, ...filters } = list;
  oneOf('state', list.state);
  oneOf('priority', list.priority);
  oneOf('assignee', list.assignee);
  oneOf('assignment_group', list.assignmentGroup);
  oneOf('requester', list.requester);
  time('opened_at', '>=', list.openedAfter);
  time('opened_at', '<', list.openedBefore);
  time('updated_at', '>=', list.updatedAfter);
  time('updated_at', '<', list.updatedBefore);
  time('resolved_at', '>=', list.resolvedAfter);
  time('resolved_at', '<', list.resolvedBefore);
  whereWeekdayAndHour(query, filters);
  whereResolveHours(query, filters);
  whereTold(query, filters);
  if (list.openAt) {
    whereOpenAt(query, Date.parse(list.openAt));
  }
  if (list.reopened !== undefined) {
    query.where('records.reopen_count', list.reopened ? '>' : '=', 0);
  }
  const { entityRef, owner, system, entityRole } = list;
  whereEntities(query, { entityRef, owner, system, domain, entityRole });
  if (list.tag?.length) {
    const { tag } = list;
    query.whereIn('records.id', inner =>
      inner.select('record_id').from('record_tags').whereIn('tag', tag),
    );
  }
  // As the partial indexes have it, so that they can serve the query.
  if (list.active !== undefined) {
    query.whereRaw(list.active ? 'records.active' : 'not records.active');
  }
  if (list.q) {
    whereWords(knex, query, list.q);
  }
}
