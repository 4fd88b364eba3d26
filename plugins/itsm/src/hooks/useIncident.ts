import { useApi } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { Resource, useResource } from './useResource';

/** One incident, by its number. */
export function useIncident(number: string): Resource<Incident> {
  const api = useApi(itsmApiRef);
  return useResource(
    signal => api.incidents.get(number, { signal }),
    [api],
    number,
  );
}
