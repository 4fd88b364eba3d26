import type {
  EntityInsight,
  InsightsRequest,
} from 'backstage-plugin-itsm-common';
import { useEffect, useState } from 'react';
import type { Resource } from '../hooks/useResource';
import { useInsight } from './useInsight';

const FIRST = 10;
/** As many as the backend tells at once. */
const MOST = 100;

/** The entities with the most incidents: a few first, more when asked for. */
export function useEntityInsights(request: InsightsRequest): {
  resource: Resource<EntityInsight[]>;
  /** Nothing if these are all. */
  more?: () => void;
} {
  const [limit, setLimit] = useState(FIRST);
  useEffect(() => setLimit(FIRST), [request]);
  const { value, ...rest } = useInsight(
    (insights, signal) => insights.entities({ ...request, limit }, { signal }),
    { ...request, limit },
  );
  return {
    resource: { ...rest, value: value?.items },
    more:
      value?.pageInfo.nextCursor && limit < MOST
        ? () => setLimit(MOST)
        : undefined,
  };
}
