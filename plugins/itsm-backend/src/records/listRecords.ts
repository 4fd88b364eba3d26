import {
  ListOrder,
  ListQuery,
  Page,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DomainParts } from '../catalog/insideDomains';
import { RecordCriteria, whereMeets } from './criteria';
import { Cursor, decodeCursor, encodeCursor } from './cursor';
import { recordColumns, RecordRow, StoredRecord, toRecord } from './rows';
import { ListFilters, whereFilters } from './whereFilters';

/** Narrows a query over `records` beyond what the caller asked for. */
export type Narrowing = (query: Knex.QueryBuilder) => void;

const orderColumns: Record<ListOrder, string> = {
  openedAt: 'opened_at',
  updatedAt: 'updated_at',
  priority: 'priority',
  number: 'sequence',
};

function flip(order: 'asc' | 'desc') {
  return order === 'asc' ? 'desc' : 'asc';
}

/** Which records of a type are asked for, and which of them may be read. */
interface Asked {
  type: RecordType;
  list: ListFilters;
  /** What belongs to the domains that are asked for. */
  domain?: DomainParts;
  criteria: RecordCriteria;
  narrowing?: Narrowing;
}

type ListOptions = Asked & { list: ListQuery };

/** A query over `records` for those that are asked for. */
export function recordsAsked(knex: Knex, options: Asked): Knex.QueryBuilder {
  const { type, list, domain, criteria, narrowing } = options;
  const query = knex('records').where('records.type', type);
  whereFilters(knex, query, { ...list, domain });
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
  const query = recordsAsked(knex, options)
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
      const [{ count }] = await recordsAsked(knex, part).count({ count: '*' });
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
