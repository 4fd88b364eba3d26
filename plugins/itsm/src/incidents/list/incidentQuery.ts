import {
  type ListOrder,
  type ListRequest,
  type Settings,
} from 'backstage-plugin-itsm-common';

/** Stands for the reader, so that a view can be shared with others. */
export const ME = 'me';

/** Stands for the reader's groups. */
export const MY_GROUPS = 'my-groups';

/** The filters whose values are alternatives. */
export const valueFilters = [
  'state',
  'priority',
  'assignmentGroup',
  'assignee',
  'requester',
  'entityRef',
  'owner',
  'system',
  'tag',
] as const;

export type ValueFilter = (typeof valueFilters)[number];

export const activities = ['open', 'closed', 'all'] as const;

/** Whether open incidents are listed, those in a final state, or both. */
export type Activity = (typeof activities)[number];

export const pageSizes = [25, 50, 100];

/** What the list shows, as it stands in the page's address. */
export interface IncidentQuery {
  activity: Activity;
  values: Partial<Record<ValueFilter, string[]>>;
  /** Days, `2026-01-31`; both are included. */
  openedFrom?: string;
  openedTo?: string;
  q?: string;
  orderBy: ListOrder;
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
}

const orders: readonly ListOrder[] = [
  'openedAt',
  'updatedAt',
  'priority',
  'number',
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function day(text: string | null): string | undefined {
  return text && DAY.test(text) ? text : undefined;
}

function oneOf<T extends string>(
  choices: readonly T[],
  text: string | null,
  otherwise: T,
): T {
  return choices.find(choice => choice === text) ?? otherwise;
}

/** Reads the address; what makes no sense in it is passed over. */
export function parseIncidentQuery(search: URLSearchParams): IncidentQuery {
  const values: IncidentQuery['values'] = {};
  for (const filter of valueFilters) {
    const given = [...new Set(search.getAll(filter).filter(Boolean))];
    if (given.length > 0) {
      values[filter] = given;
    }
  }
  const limit = Number(search.get('limit'));
  return {
    activity: oneOf(activities, search.get('show'), 'open'),
    values,
    openedFrom: day(search.get('openedFrom')),
    openedTo: day(search.get('openedTo')),
    q: search.get('q') || undefined,
    orderBy: oneOf(orders, search.get('orderBy'), 'openedAt'),
    order: oneOf(['asc', 'desc'] as const, search.get('order'), 'desc'),
    limit: pageSizes.includes(limit) ? limit : pageSizes[0],
    cursor: search.get('cursor') || undefined,
  };
}

/** Writes the address; what is as usual is left out, so that it stays short. */
export function formatIncidentQuery(query: IncidentQuery): URLSearchParams {
  const search = new URLSearchParams();
  const set = (name: string, value: string | undefined, usual?: string) => {
    if (value && value !== usual) {
      search.set(name, value);
    }
  };
  set('show', query.activity, 'open');
  for (const filter of valueFilters) {
    for (const value of query.values[filter] ?? []) {
      search.append(filter, value);
    }
  }
  set('openedFrom', query.openedFrom);
  set('openedTo', query.openedTo);
  set('q', query.q);
  set('orderBy', query.orderBy, 'openedAt');
  set('order', query.order, 'desc');
  set('limit', String(query.limit), String(pageSizes[0]));
  set('cursor', query.cursor);
  return search;
}

/** What a view keeps of the address: not the page one happens to be on. */
export function viewOf(query: IncidentQuery): string {
  return formatIncidentQuery({
    ...query,
    cursor: undefined,
    limit: pageSizes[0],
  }).toString();
}

/** A day's beginning, or the end of the day, in the reader's time zone. */
function startOfDay(text: string, plusDays = 0): string {
  const [year, month, date] = text.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).toISOString();
}

const peopleFilters = ['assignee', 'requester', 'assignmentGroup'] as const;

type PeopleFilter = (typeof peopleFilters)[number];

const activeOf: Record<Activity, boolean | undefined> = {
  open: true,
  closed: false,
  all: undefined,
};

/**
 * What to ask the backend: `none` if nothing can match, such as the groups of
 * somebody who is in none; `undefined` as long as it depends on who reads and
 * that isn't known.
 */
export function toListRequest(
  query: IncidentQuery,
  user: Settings['user'] | undefined,
): ListRequest | 'none' | undefined {
  const { values } = query;
  const people: Pick<ListRequest, PeopleFilter> = {};
  for (const filter of peopleFilters) {
    const refs: string[] = [];
    for (const value of values[filter] ?? []) {
      if (value !== ME && value !== MY_GROUPS) {
        refs.push(value);
      } else if (!user) {
        return undefined;
      } else if (value === MY_GROUPS) {
        refs.push(...user.groups);
      } else if (user.userRef) {
        refs.push(user.userRef);
      }
    }
    if (values[filter] && refs.length === 0) {
      return 'none';
    }
    people[filter] = values[filter] && refs;
  }
  const priority = values.priority
    ?.map(Number)
    .filter(number => Number.isInteger(number) && number > 0);
  return {
    ...values,
    ...people,
    priority,
    active: activeOf[query.activity],
    openedAfter: query.openedFrom && startOfDay(query.openedFrom),
    openedBefore: query.openedTo && startOfDay(query.openedTo, 1),
    q: query.q,
    orderBy: query.orderBy,
    order: query.order,
    limit: query.limit,
    cursor: query.cursor,
  };
}
