import type { CalendarRequest, RiskLevel } from 'backstage-plugin-itsm-common';
import { DateTime, Info } from 'luxon';

export const calendarViews = ['month', 'week', 'list'] as const;

export type CalendarView = (typeof calendarViews)[number];

export const riskFilters: readonly RiskLevel[] = ['high', 'moderate', 'low'];

/** What narrows the calendar by a reference to the catalog. */
export const referenceFilters = [
  'owner',
  'system',
  'domain',
  'entityRef',
] as const;

export type ReferenceFilter = (typeof referenceFilters)[number];

/** What narrows the calendar. */
export type CalendarFilters = Partial<Record<ReferenceFilter, string>> & {
  risk?: RiskLevel;
};

/** What the calendar shows, as it stands in the page's address. */
export interface CalendarQuery extends CalendarFilters {
  /** As fits the width of the screen, if left out. */
  view?: CalendarView;
  /** A day within what is shown, `2026-01-31`; today, if left out. */
  date?: string;
}

/** A stretch of days: the end isn't in it any more. */
export interface DayRange {
  start: DateTime;
  end: DateTime;
}

/** How many days the list looks ahead. */
export const LIST_DAYS = 28;

function oneOf<T extends string>(
  choices: readonly T[],
  text: string | null,
): T | undefined {
  return choices.find(choice => choice === text);
}

/** Reads the address; what makes no sense in it is passed over. */
export function parseCalendarQuery(search: URLSearchParams): CalendarQuery {
  const date = search.get('date') ?? '';
  const query: CalendarQuery = {
    view: oneOf(calendarViews, search.get('view')),
    date:
      /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date).isValid
        ? date
        : undefined,
    risk: oneOf(riskFilters, search.get('risk')),
  };
  for (const name of referenceFilters) {
    query[name] = search.get(name) || undefined;
  }
  return query;
}

/** Writes the address. */
export function formatCalendarQuery(query: CalendarQuery): URLSearchParams {
  const search = new URLSearchParams();
  const names = ['view', 'date', ...referenceFilters, 'risk'] as const;
  for (const name of names) {
    const value = query[name];
    if (value) {
      search.set(name, value);
    }
  }
  return search;
}

/** The day that weeks begin with, as the calendar component counts: Sunday is 0. */
export function firstDayOfWeek(locale?: string): number {
  return Info.getStartOfWeek({ locale }) % 7;
}

/** The days that a view shows around a day. */
export function rangeOf(view: CalendarView, day: DateTime): DayRange {
  const locally = { useLocaleWeeks: true };
  switch (view) {
    case 'month': {
      const start = day.startOf('month').startOf('week', locally);
      const last = day.endOf('month').startOf('week', locally);
      return { start, end: last.plus({ weeks: 1 }) };
    }
    case 'week': {
      const start = day.startOf('week', locally);
      return { start, end: start.plus({ weeks: 1 }) };
    }
    default: {
      const start = day.startOf('day');
      return { start, end: start.plus({ days: LIST_DAYS }) };
    }
  }
}

/** The day to go to for what comes next (1) or was before (-1). */
export function stepOf(
  view: CalendarView,
  day: DateTime,
  by: 1 | -1,
): DateTime {
  switch (view) {
    case 'month':
      return day.startOf('month').plus({ months: by });
    case 'week':
      return day.plus({ weeks: by });
    default:
      return day.plus({ days: by * LIST_DAYS });
  }
}

/** What is shown, in words: a month, or from when to when. */
export function titleOf(view: CalendarView, day: DateTime): string {
  if (view === 'month') {
    return day.toLocaleString({ month: 'long', year: 'numeric' });
  }
  const { start, end } = rangeOf(view, day);
  return new Intl.DateTimeFormat(day.locale ?? undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatRange(start.toJSDate(), end.minus({ days: 1 }).toJSDate());
}

/** What to ask the backend. */
export function toCalendarRequest(
  range: DayRange,
  filters: CalendarFilters,
): CalendarRequest {
  const { owner, system, domain, entityRef, risk } = filters;
  return {
    from: range.start.toJSDate().toISOString(),
    to: range.end.toJSDate().toISOString(),
    owner,
    system,
    domain,
    entityRef,
    risk,
  };
}
