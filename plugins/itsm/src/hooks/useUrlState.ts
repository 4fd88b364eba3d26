import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * The query of the page's address, and a way to replace it. `push` leaves the
 * present one behind for the back button.
 */
export function useUrlState(): [
  URLSearchParams,
  (next: URLSearchParams, options?: { push?: boolean }) => void,
] {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const current = useMemo(() => new URLSearchParams(text), [text]);
  const set = useCallback(
    (next: URLSearchParams, options: { push?: boolean } = {}) =>
      setSearch(next, { replace: !options.push }),
    [setSearch],
  );
  return [current, set];
}
