import { useCallback } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

/** Names how far away something is, in relations. */
export function useDistanceLabel(): (distance: number) => string {
  const t = useTranslate();
  return useCallback(
    distance => {
      switch (distance) {
        case 0:
          return t('impact.graph.parts');
        case 1:
          return t('impact.graph.direct');
        default:
          return t('impact.graph.distance', { count: distance });
      }
    },
    [t],
  );
}
