import { useCallback, useMemo } from 'react';
import { useUrlState } from '../../hooks/useUrlState';
import type { ListFilter } from './listFilter';
import {
  formatRecordQuery,
  parseRecordQuery,
  type RecordQuery,
} from './recordQuery';

/**
 * A list's filters, order and page, kept in the page's address. Every change
 * but that of the page leads back to the first one.
 */
export function useRecordQuery(
  filters: readonly ListFilter[],
): [RecordQuery, (change: Partial<RecordQuery>) => void] {
  const [search, setSearch] = useUrlState();
  const query = useMemo(
    () => parseRecordQuery(search, filters),
    [search, filters],
  );
  const change = useCallback(
    (changes: Partial<RecordQuery>) =>
      setSearch(
        formatRecordQuery({ ...query, cursor: undefined, ...changes }, filters),
        { push: changes.cursor !== undefined },
      ),
    [query, filters, setSearch],
  );
  return [query, change];
}
