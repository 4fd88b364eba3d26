import { useCallback, useMemo } from 'react';
import { useUrlState } from '../hooks/useUrlState';
import {
  formatInsightsQuery,
  type InsightsQuery,
  parseInsightsQuery,
} from './insightsQuery';

/** What the page shows, kept in its address. */
export function useInsightsQuery(): [
  InsightsQuery,
  (change: Partial<InsightsQuery>) => void,
] {
  const [search, setSearch] = useUrlState();
  const query = useMemo(() => parseInsightsQuery(search), [search]);
  const change = useCallback(
    (changes: Partial<InsightsQuery>) =>
      setSearch(formatInsightsQuery({ ...query, ...changes }), { push: true }),
    [query, setSearch],
  );
  return [query, change];
}
