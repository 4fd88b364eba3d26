import { useApi } from '@backstage/frontend-plugin-api';
import type { Incident, ListRequest, Page } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { Resource, useResource } from './useResource';

/**
 * A page of incidents. With `none`, nothing can match and nothing is asked;
 * without a request it isn't known yet what to ask.
 */
export function useIncidentList(
  request: ListRequest | 'none' | undefined,
): Resource<Page<Incident>> {
  const api = useApi(itsmApiRef);
  return useResource(
    signal => {
      switch (request) {
        case undefined:
          return new Promise<never>(() => {});
        case 'none':
          return Promise.resolve({ items: [], pageInfo: {}, totalItems: 0 });
        default:
          return api.incidents.list(request, { signal });
      }
    },
    [api, JSON.stringify(request)],
  );
}
