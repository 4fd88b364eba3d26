import type { Impact } from 'backstage-plugin-itsm-common';
import { useCallback, useMemo } from 'react';
import { useEntityTitles } from '../../hooks/useEntityTitles';

/** What everything in a blast radius is called, by its reference. */
export function useImpactTitles(impact: Impact): (entityRef: string) => string {
  const { root, nodes, rollups } = impact;
  const told = useMemo(
    () =>
      new Map(
        [root, ...nodes, ...rollups].map(({ entityRef, title }) => [
          entityRef,
          title,
        ]),
      ),
    [root, nodes, rollups],
  );
  // The root's own system isn't among what is reached.
  const others = useMemo(
    () =>
      [root, ...nodes].flatMap(({ system }) =>
        system && !told.has(system) ? system : [],
      ),
    [root, nodes, told],
  );
  const titleOf = useEntityTitles(others);
  return useCallback(
    entityRef => told.get(entityRef) ?? titleOf(entityRef),
    [told, titleOf],
  );
}
