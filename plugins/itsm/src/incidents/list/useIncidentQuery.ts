import { useCallback, useMemo } from 'react';
import { useUrlState } from '../../hooks/useUrlState';
import {
  formatIncidentQuery,
  type IncidentQuery,
  parseIncidentQuery,
} from './incidentQuery';

/**
 * The list's filters, order and page, kept in the page's address. Every change
 * but that of the page leads back to the first one.
 */
export function useIncidentQuery(): [
  IncidentQuery,
  (change: Partial<IncidentQuery>) => void,
] {
  const [search, setSearch] = useUrlState();
  const query = useMemo(() => parseIncidentQuery(search), [search]);
  const change = useCallback(
    (changes: Partial<IncidentQuery>) =>
      setSearch(
        formatIncidentQuery({ ...query, cursor: undefined, ...changes }),
        { push: changes.cursor !== undefined },
      ),
    [query, setSearch],
  );
  return [query, change];
}
