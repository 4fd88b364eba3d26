import { useApi } from '@backstage/frontend-plugin-api';
import type { Impact, ImpactRequest } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { Resource, useResource } from './useResource';

/**
 * What breaks if an entity breaks, or what it stands on. What was read for
 * another depth is kept until the answer is there.
 */
export function useImpact(request: ImpactRequest): Resource<Impact> {
  const { entityRef, direction, depth } = request;
  const api = useApi(itsmApiRef);
  return useResource(
    signal => api.getImpact({ entityRef, direction, depth }, { signal }),
    [api, depth],
    `${entityRef} ${direction}`,
  );
}
