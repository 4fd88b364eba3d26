import {
  type ChangeGrouping,
  changeGroupings,
  type InsightsRequest,
  type TrendInterval,
  trendIntervals,
} from 'backstage-plugin-itsm-common';
import { DateTime, IANAZone } from 'luxon';

/** What the figures are about, if not everything. */
export const scopes = ['domain', 'system', 'owner', 'entityRef'] as const;

export type Scope = (typeof scopes)[number];

/** How many days up to now can be chosen. */
export const spans = [30, 90, 180, 365] as const;

export type Span = (typeof spans)[number];

const USUAL_SPAN: Span = 90;

/** What the page shows, as it stands in its address. */
export interface InsightsQuery {
  scope?: { name: Scope; entityRef: string };
  /** Up to now. */
  days: Span;
  /** Days, `2026-01-31`, both included; together they go before `days`. */
  from?: string;
  to?: string;
  /** That of the browser, if left out. */
  timezone?: string;
  /** As fits the length of the time, if left out. */
  interval?: TrendInterval;
  /** Bars of the trend tell priorities apart. */
  byPriority: boolean;
  /** By what the outcomes of changes are told apart. */
  changesBy: ChangeGrouping;
}

/** A time with both ends, the second of which isn't in it. */
export interface Period {
  from: DateTime;
  to: DateTime;
}

function oneOf<T extends string>(
  choices: readonly T[],
  text: string | null,
): T | undefined {
  return choices.find(choice => choice === text);
}

function day(text: string | null): string | undefined {
  return text &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    DateTime.fromISO(text).isValid
    ? text
    : undefined;
}

/** Reads the address; what makes no sense in it is passed over. */
export function parseInsightsQuery(search: URLSearchParams): InsightsQuery {
  const name = scopes.find(scope => search.get(scope));
  const from = day(search.get('from'));
  const to = day(search.get('to'));
  const own = from && to && from <= to;
  const zone = search.get('timezone');
  return {
    scope: name && { name, entityRef: search.get(name)! },
    days: spans.find(span => String(span) === search.get('days')) ?? USUAL_SPAN,
    from: own ? from : undefined,
    to: own ? to : undefined,
    timezone: zone && IANAZone.isValidZone(zone) ? zone : undefined,
    interval: oneOf(trendIntervals, search.get('interval')),
    byPriority: search.get('byPriority') === 'true',
    changesBy: oneOf(changeGroupings, search.get('changesBy')) ?? 'team',
  };
}

/** Writes the address; what is as usual is left out. */
export function formatInsightsQuery(query: InsightsQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.scope) {
    search.set(query.scope.name, query.scope.entityRef);
  }
  if (query.from && query.to) {
    search.set('from', query.from);
    search.set('to', query.to);
  } else if (query.days !== USUAL_SPAN) {
    search.set('days', String(query.days));
  }
  if (query.timezone) {
    search.set('timezone', query.timezone);
  }
  if (query.interval) {
    search.set('interval', query.interval);
  }
  if (query.byPriority) {
    search.set('byPriority', 'true');
  }
  if (query.changesBy !== 'team') {
    search.set('changesBy', query.changesBy);
  }
  return search;
}

/** A page of insights that is about the same as another. */
export function addressOf(path: string, query: InsightsQuery): string {
  const search = formatInsightsQuery(query).toString();
  return search ? `${path}?${search}` : path;
}

/** The time that the figures are about. */
export function periodOf(
  query: Pick<InsightsQuery, 'days' | 'from' | 'to' | 'timezone'>,
  now: DateTime,
): Period {
  const zone = query.timezone ?? now.zoneName ?? 'UTC';
  if (query.from && query.to) {
    return {
      from: DateTime.fromISO(query.from, { zone }),
      to: DateTime.fromISO(query.to, { zone }).plus({ days: 1 }),
    };
  }
  const to = now.setZone(zone);
  return { from: to.minus({ days: query.days }), to };
}

/** The time of the same length just before. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from.minus(to.diff(from)), to: from };
}

/** A length of bars that neither crowds nor leaves a chart of two bars. */
export function intervalFor({ from, to }: Period): TrendInterval {
  const days = to.diff(from, 'days').days;
  if (days <= 31) {
    return 'day';
  }
  return days <= 400 ? 'week' : 'month';
}

/** What to ask the backend. */
export function toInsightsRequest(
  period: Period,
  scope: InsightsQuery['scope'],
): InsightsRequest {
  return {
    from: instantOf(period.from),
    to: instantOf(period.to),
    timezone: period.from.zoneName ?? undefined,
    ...(scope && { [scope.name]: scope.entityRef }),
  };
}

/** In UTC, as addresses and the API have it. */
export function instantOf(time: DateTime): string {
  return time.toJSDate().toISOString();
}
