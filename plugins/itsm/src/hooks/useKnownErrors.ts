import { useApi } from '@backstage/frontend-plugin-api';
import type { KnownErrorPage } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { type Resource, useResource } from './useResource';

const MOST = 20;

/**
 * The known errors of an entity and of what it stands on, nearest first; of no
 * entity there are none.
 */
export function useKnownErrors(
  entityRef: string | undefined,
): Resource<KnownErrorPage> {
  const { knownErrors } = useApi(itsmApiRef);
  return useResource<KnownErrorPage>(
    async signal =>
      entityRef
        ? knownErrors.list({ entityRef, limit: MOST }, { signal })
        : { items: [], pageInfo: {} },
    [knownErrors],
    entityRef ?? '',
  );
}
