import { useApi } from '@backstage/frontend-plugin-api';
import type { Nearby } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { Resource, useResource } from './useResource';

/** What is already known of an entity and of what it stands on. */
export function useNearby(entityRef: string): Resource<Nearby> {
  const api = useApi(itsmApiRef);
  return useResource(
    signal => api.getNearby(entityRef, { signal }),
    [api],
    entityRef,
  );
}
