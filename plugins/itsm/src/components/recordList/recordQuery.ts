import {
  type ListOrder,
  type ListRequest,
  type Settings,
} from 'backstage-plugin-itsm-common';
import { IANAZone } from 'luxon';
import { type ListFilter, ME, MY_GROUPS, parametersOf } from './listFilter';

export const activities = ['open', 'closed', 'all'] as const;

/** Whether open records are listed, those in a final state, or both. */
export type Activity = (typeof activities)[number];

export const pageSizes = [25, 50, 100];

/**
 * Days, `2026-01-31`; both are included. Or instants, as the figures of the
 * insights lead to; the second of them isn't included.
 */
export interface DaySpan {
  from?: string;
  to?: string;
}

/** What a list shows, as it stands in the page's address. */
export interface RecordQuery {
  activity: Activity;
  /** What is chosen, typed or referred to, by the names of the filters. */
  values: Readonly<Record<string, readonly string[] | undefined>>;
  /** Spans of days, by the names of the filters. */
  days: Readonly<Record<string, DaySpan | undefined>>;
  q?: string;
  orderBy: ListOrder;
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
}

/** What a list shows unless it is told otherwise. */
export const usualQuery: RecordQuery = {
  activity: 'open',
  values: {},
  days: {},
  orderBy: 'openedAt',
  order: 'desc',
  limit: pageSizes[0],
};

type Filters = readonly Pick<ListFilter, 'name' | 'kind'>[];

const orders: readonly ListOrder[] = [
  'openedAt',
  'updatedAt',
  'priority',
  'number',
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** Whether it is to the millisecond, and not a day. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

function dayOrInstant(text: string | null): string | undefined {
  return text && (DAY.test(text) || isInstant(text)) ? text : undefined;
}

function oneOf<T extends string>(
  choices: readonly T[],
  text: string | null,
  otherwise: T,
): T {
  return choices.find(choice => choice === text) ?? otherwise;
}

/** What a value has to be like, where not everything will do. */
function makesSense(kind: ListFilter['kind'], parameter: string) {
  switch (kind) {
    case 'moment':
      return isInstant;
    case 'hours':
      return (text: string) => /^\d{1,6}(\.\d{1,6})?$/.test(text);
    case 'weekHours':
      return (
        {
          openedWeekday: (text: string) => /^[1-7]$/.test(text),
          openedHour: (text: string) => /^(1?\d|2[0-3])$/.test(text),
        }[parameter] ?? IANAZone.isValidZone
      );
    default:
      return Boolean;
  }
}

/** Whether a list is narrowed by a filter. */
export function isSet(filter: ListFilter, query: RecordQuery): boolean {
  return (
    filter.kind === 'activity' ||
    Boolean(query.days[filter.name]) ||
    parametersOf(filter).some(parameter => query.values[parameter])
  );
}

/** Whether a filter, or a value it is set to, wants all records listed. */
export function wantsAll(filter: ListFilter, query: RecordQuery): boolean {
  return filter.kind === 'choices' && !filter.listsAll
    ? filter.options.some(
        ({ value, listsAll }) =>
          listsAll && query.values[filter.name]?.includes(value),
      )
    : Boolean(filter.listsAll) && isSet(filter, query);
}

/** Reads the address; what makes no sense in it is passed over. */
export function parseRecordQuery(
  search: URLSearchParams,
  filters: Filters,
): RecordQuery {
  const values: Record<string, string[]> = {};
  const days: Record<string, DaySpan> = {};
  for (const { name, kind } of filters) {
    if (kind === 'days') {
      const from = dayOrInstant(search.get(`${name}From`));
      const to = dayOrInstant(search.get(`${name}To`));
      if (from || to) {
        days[name] = { from, to };
      }
    }
    for (const parameter of parametersOf({ kind, name })) {
      const given = [...new Set(search.getAll(parameter))].filter(
        makesSense(kind, parameter),
      );
      if (given.length > 0) {
        values[parameter] = given;
      }
    }
  }
  if (!values.openedWeekday && !values.openedHour) {
    delete values.timezone;
  }
  const limit = Number(search.get('limit'));
  return {
    activity: oneOf(activities, search.get('show'), usualQuery.activity),
    values,
    days,
    q: search.get('q') || undefined,
    orderBy: oneOf(orders, search.get('orderBy'), usualQuery.orderBy),
    order: oneOf(
      ['asc', 'desc'] as const,
      search.get('order'),
      usualQuery.order,
    ),
    limit: pageSizes.includes(limit) ? limit : usualQuery.limit,
    cursor: search.get('cursor') || undefined,
  };
}

/** Writes the address; what is as usual is left out, so that it stays short. */
export function formatRecordQuery(
  query: RecordQuery,
  filters: Filters,
): URLSearchParams {
  const search = new URLSearchParams();
  const set = (name: string, value: string | undefined, usual?: string) => {
    if (value && value !== usual) {
      search.set(name, value);
    }
  };
  set('show', query.activity, usualQuery.activity);
  for (const filter of filters) {
    const { name } = filter;
    for (const parameter of parametersOf(filter)) {
      for (const value of query.values[parameter] ?? []) {
        search.append(parameter, value);
      }
    }
    set(`${name}From`, query.days[name]?.from);
    set(`${name}To`, query.days[name]?.to);
  }
  set('q', query.q);
  set('orderBy', query.orderBy, usualQuery.orderBy);
  set('order', query.order, usualQuery.order);
  set('limit', String(query.limit), String(usualQuery.limit));
  set('cursor', query.cursor);
  return search;
}

/** What a view keeps of the address: not the page one happens to be on. */
export function viewOf(query: RecordQuery, filters: Filters): string {
  return formatRecordQuery(
    { ...query, cursor: undefined, limit: usualQuery.limit },
    filters,
  ).toString();
}

/** A day's beginning, or the end of the day, in the reader's time zone. */
function startOfDay(text: string, plusDays = 0): string {
  if (isInstant(text)) {
    return text;
  }
  const [year, month, date] = text.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).toISOString();
}

const activeOf: Record<Activity, boolean | undefined> = {
  open: true,
  closed: false,
  all: undefined,
};

/** References with those in the place of the stand-ins for the reader. */
function toRefs(
  values: readonly string[],
  user: Settings['user'] | undefined,
): string[] | undefined {
  if (values.some(value => value === ME || value === MY_GROUPS) && !user) {
    return undefined;
  }
  return values.flatMap(value => {
    switch (value) {
      case ME:
        return user?.userRef ?? [];
      case MY_GROUPS:
        return user?.groups ?? [];
      default:
        return value;
    }
  });
}

/**
 * What to ask for by one filter: `none` if nothing can match, `undefined` as
 * long as it depends on who reads and that isn't known.
 */
function askedBy(
  filter: ListFilter,
  query: RecordQuery,
  user: Settings['user'] | undefined,
): Record<string, unknown> | 'none' | undefined {
  const { name } = filter;
  const values = query.values[name];
  const numbers = (parameter: string) => query.values[parameter]?.map(Number);
  switch (filter.kind) {
    case 'activity':
      return {};
    case 'days': {
      const { from, to } = query.days[name] ?? {};
      const parameter = filter.parameter ?? name;
      return {
        ...(from && { [`${parameter}After`]: startOfDay(from) }),
        ...(to && { [`${parameter}Before`]: startOfDay(to, 1) }),
      };
    }
    case 'weekHours':
      return {
        openedWeekday: numbers('openedWeekday'),
        openedHour: numbers('openedHour'),
        timezone: query.values.timezone?.[0],
      };
    case 'hours':
      return {
        [`${name}From`]: numbers(`${name}From`)?.[0],
        [`${name}To`]: numbers(`${name}To`)?.[0],
      };
    case 'related':
      return { [name]: values?.[0] };
    case 'choices':
      return (values && filter.toRequest?.(values)) ?? { [name]: values };
    case 'references': {
      const refs =
        values && filter.standIn ? toRefs(values, user) : values ?? [];
      return values && refs?.length === 0
        ? 'none'
        : refs && { [name]: values && refs };
    }
    default:
      return { [name]: values };
  }
}

/**
 * What to ask the backend: `none` if nothing can match, such as the groups of
 * somebody who is in none; `undefined` as long as it depends on who reads and
 * that isn't known.
 */
export function toListRequest(
  query: RecordQuery,
  filters: readonly ListFilter[],
  user: Settings['user'] | undefined,
): ListRequest | 'none' | undefined {
  const narrowed: Record<string, unknown> = {};
  for (const filter of filters) {
    const asked = askedBy(filter, query, user);
    if (typeof asked !== 'object') {
      return asked;
    }
    Object.assign(narrowed, asked);
  }
  return {
    ...narrowed,
    active: activeOf[query.activity],
    q: query.q,
    orderBy: query.orderBy,
    order: query.order,
    limit: query.limit,
    cursor: query.cursor,
  };
}
