import {
  ListOrder,
  ListQuery,
  Page,
  RecordType,
  wordsOf,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';
import { RecordCriteria, whereMeets } from './criteria';
import { Cursor, decodeCursor, encodeCursor } from './cursor';
import { isPostgres } from './openDatabase';
import { recordColumns, RecordRow, StoredRecord, toRecord } from './rows';
import { whereEntities } from './whereEntities';

/** Narrows a query over `records` beyond what the caller asked for. */
export type Narrowing = (query: Knex.QueryBuilder) => void;

const orderColumns: Record<ListOrder, string> = {
  openedAt: 'opened_at',
  updatedAt: 'updated_at',
  priority: 'priority',
  number: 'sequence',
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

function whereFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  { list, domain }: Pick<ListOptions, 'list' | 'domain'>,
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

function flip(order: 'asc' | 'desc') {
  return order === 'asc' ? 'desc' : 'asc';
}

interface ListOptions {
  type: RecordType;
  list: ListQuery;
  /** What belongs to the domains that are asked for. */
  domain?: DomainParts;
  criteria: RecordCriteria;
  narrowing?: Narrowing;
}

function narrowed(knex: Knex, options: ListOptions): Knex.QueryBuilder {
  const { type, criteria, narrowing } = options;
  const query = knex('records').where('records.type', type);
  whereFilters(knex, query, options);
  whereMeets(query, criteria);
  narrowing?.(query);
  return query;
}

/** One type's part of the page: a row more than fits tells whether more follow. */
async function readRows(
  knex: Knex,
  options: ListOptions,
  cursor: Cursor | undefined,
): Promise<RecordRow[]> {
  const { list } = options;
  const column = `records.${orderColumns[list.orderBy]}`;
  const direction = cursor?.back ? flip(list.order) : list.order;
  const query = narrowed(knex, options)
    .select(recordColumns)
    .select({ order_value: column })
    .orderBy([
      { column, order: direction },
      { column: 'records.id', order: direction },
    ])
    .limit(list.limit + 1);
  if (cursor) {
    const operator = direction === 'asc' ? '>' : '<';
    // A cursor's value may be larger than what a narrower column can hold.
    query.whereRaw(
      `(${column}, records.id) ${operator} (cast(? as bigint), ?)`,
      [cursor.value, cursor.id],
    );
  }
  return query;
}

function compareRows(one: RecordRow, other: RecordRow): number {
  const difference = Number(one.order_value) - Number(other.order_value);
  if (difference !== 0) {
    return difference;
  }
  return (one.id as string) < (other.id as string) ? -1 : 1;
}

/**
 * Lists records of one or several types, a page at a time. Pages are found by
 * the values at their edges, so that none is missed or doubled while others
 * write. Each type is read by its own indexes, the pages are merged here.
 */
export async function listRecords(
  knex: Knex,
  options: {
    types: readonly RecordType[];
    list: ListQuery;
    domain?: DomainParts;
    criteria: (type: RecordType) => RecordCriteria;
    narrowing?: (type: RecordType) => Narrowing | undefined;
  },
): Promise<Page<StoredRecord>> {
  const { types, list, domain } = options;
  const { orderBy: by, order, limit } = list;
  const cursor = list.cursor
    ? decodeCursor(list.cursor, { by, order })
    : undefined;
  const parts = types.map(type => ({
    type,
    list,
    domain,
    criteria: options.criteria(type),
    narrowing: options.narrowing?.(type),
  }));
  const found: RecordRow[] = [];
  let totalItems = 0;
  for (const part of parts) {
    found.push(...(await readRows(knex, part, cursor)));
    if (list.total) {
      const [{ count }] = await narrowed(knex, part).count({ count: '*' });
      totalItems += Number(count);
    }
  }
  const ascending = (cursor?.back ? flip(order) : order) === 'asc';
  found.sort((one, other) => compareRows(one, other) * (ascending ? 1 : -1));
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (cursor?.back) {
    rows.reverse();
  }
  const edge = (row: RecordRow, back: boolean) =>
    encodeCursor({
      by,
      order,
      value: Number(row.order_value),
      id: row.id as string,
      back,
    });
  const pageInfo: Page<StoredRecord>['pageInfo'] = {};
  if (rows.length > 0 && (cursor?.back || more)) {
    pageInfo.nextCursor = edge(rows[rows.length - 1], false);
  }
  if (rows.length > 0 && (cursor?.back ? more : cursor)) {
    pageInfo.prevCursor = edge(rows[0], true);
  }
  return {
    items: rows.map(toRecord),
    pageInfo,
    ...(list.total ? { totalItems } : {}),
  };
}
