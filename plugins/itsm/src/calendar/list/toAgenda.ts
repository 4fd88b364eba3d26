import type {
  Calendar,
  CalendarChange,
  ChangeWindow,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';

/** Something planned, as a line of the list. */
export type AgendaEntry = TimeSpan & { id: string } & (
    | { change: CalendarChange; window?: undefined }
    | { window: ChangeWindow; change?: undefined }
  );

/** What begins on a day. */
export interface AgendaDay {
  /** `2026-01-31`. */
  day: string;
  entries: AgendaEntry[];
}

/**
 * What is planned, by the day on which it begins; what began before is told on
 * the first day.
 * @param from - The first day, `2026-01-31`.
 */
export function toAgenda(calendar: Calendar, from: string): AgendaDay[] {
  const entries: AgendaEntry[] = [
    ...calendar.windows.flatMap(({ window, occurrences }) =>
      occurrences.map(span => ({
        ...span,
        id: `${window.id} ${span.start}`,
        window,
      })),
    ),
    ...calendar.changes.map(change => ({
      start: change.plannedStart,
      end: change.plannedEnd,
      id: change.number,
      change,
    })),
  ];
  const days = new Map<string, AgendaEntry[]>();
  // Windows come first of what begins at one time: they say what it means.
  for (const entry of entries.sort((one, other) =>
    one.start.localeCompare(other.start),
  )) {
    const start = DateTime.fromISO(entry.start).toISODate()!;
    const day = start < from ? from : start;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, found]) => ({ day, entries: found }));
}
