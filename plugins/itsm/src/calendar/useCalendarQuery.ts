import { useCallback, useMemo } from 'react';
import { useUrlState } from '../hooks/useUrlState';
import {
  type CalendarQuery,
  formatCalendarQuery,
  parseCalendarQuery,
} from './calendarQuery';

/** What the calendar shows, kept in the page's address. */
export function useCalendarQuery(): [
  CalendarQuery,
  (change: Partial<CalendarQuery>) => void,
] {
  const [search, setSearch] = useUrlState();
  const query = useMemo(() => parseCalendarQuery(search), [search]);
  const change = useCallback(
    (changes: Partial<CalendarQuery>) =>
      setSearch(formatCalendarQuery({ ...query, ...changes }), { push: true }),
    [query, setSearch],
  );
  return [query, change];
}
