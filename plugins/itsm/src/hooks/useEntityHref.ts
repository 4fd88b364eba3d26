import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useRoute } from './useRoute';

/** Tells where the catalog's page of an entity is, if the portal has one. */
export function useEntityHref(): (entityRef: string) => string | undefined {
  const route = useRoute(entityRouteRef);
  return entityRef => route?.(entityRouteParams(entityRef));
}
