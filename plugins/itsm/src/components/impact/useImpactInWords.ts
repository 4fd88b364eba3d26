import type { Impact } from 'backstage-plugin-itsm-common';
import { useCallback } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

/** Sums a blast radius up in one sentence. */
export function useImpactInWords(): (impact: Impact) => string {
  const t = useTranslate();
  return useCallback(
    ({ direction, nodes, owners, countsByTier }) => {
      const entities = t('impact.summary.entities', { count: nodes.length });
      const tier1 =
        countsByTier['1'] > 0
          ? t('impact.summary.tier1', { count: countsByTier['1'] })
          : '';
      if (owners.length === 0) {
        return t(`impact.summary.ownerless.${direction}`, { entities, tier1 });
      }
      const teams = owners.every(({ entityRef }) =>
        entityRef.startsWith('group:'),
      );
      return t(`impact.summary.${direction}`, {
        entities,
        tier1,
        owners: t(teams ? 'impact.summary.teams' : 'impact.summary.owners', {
          count: owners.length,
        }),
      });
    },
    [t],
  );
}
