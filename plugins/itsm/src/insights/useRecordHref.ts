import type { InsightsRequest, RecordType } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { toRelated } from '../components/recordList';
import { useRoute } from '../hooks/useRoute';
import {
  changesRouteRef,
  incidentsRouteRef,
  problemsRouteRef,
} from '../routes';
import { scopes } from './insightsQuery';

/** Filters of a list, by their names in its address. */
export type ListFilters = Record<
  string,
  string | number | readonly string[] | undefined
>;

/** Leads to the list of just the records that a figure counts. */
export type RecordHref = (
  type: RecordType,
  filters: ListFilters,
) => string | undefined;

/**
 * Leads to the list of incidents that some changes are said to have caused: of
 * any scope, as only the changes are in it.
 */
export function hrefOfCaused(
  hrefOf: RecordHref,
  changes: ListFilters,
  filters: ListFilters = {},
): string | undefined {
  const address = hrefOf('change', changes)?.split('?')[1];
  return (
    address &&
    hrefOf('incident', {
      ...Object.fromEntries(scopes.map(scope => [scope, undefined])),
      causedByChanges: toRelated(address),
      ...filters,
    })
  );
}

/**
 * The lists of what a figure counts: of the same scope, and for their primary
 * entity as the figures are. Filters that are given go before the scope's.
 */
export function useRecordHref(request: InsightsRequest): RecordHref {
  const incident = useRoute(incidentsRouteRef)?.();
  const change = useRoute(changesRouteRef)?.();
  const problem = useRoute(problemsRouteRef)?.();
  return useMemo(() => {
    const paths = { incident, change, problem };
    return (type, filters) => {
      const path = paths[type];
      if (!path) {
        return undefined;
      }
      const search = new URLSearchParams({ show: 'all' });
      const all: ListFilters = {
        ...Object.fromEntries(scopes.map(scope => [scope, request[scope]])),
        ...filters,
      };
      if (scopes.some(scope => all[scope])) {
        search.set('entityRole', 'primary');
      }
      for (const [name, value] of Object.entries(all)) {
        for (const one of Array.isArray(value) ? value : [value]) {
          if (one !== undefined) {
            search.append(name, String(one));
          }
        }
      }
      return `${path}?${search}`;
    };
  }, [incident, change, problem, request]);
}
