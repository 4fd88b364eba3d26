import type { ImpactStep } from 'backstage-plugin-itsm-common';
import { useCallback } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { impactMessages } from '../../translations/impact';

type Relation = keyof typeof impactMessages.path.step;

const relations = Object.keys(impactMessages.path.step) as Relation[];

/** The relation as it is spelled here; catalogs may spell it otherwise. */
function knownRelation(relation: string): Relation {
  const folded = relation.toLocaleLowerCase('en-US');
  return (
    relations.find(known => known.toLocaleLowerCase('en-US') === folded) ??
    'other'
  );
}

/** Spells out a chain of relations: "A provides B, which is consumed by C". */
export function usePathInWords(): (
  subject: string,
  path: readonly ImpactStep[],
  titleOf: (entityRef: string) => string,
) => string {
  const t = useTranslate();
  return useCallback(
    (subject, path, titleOf) =>
      path.reduce((words, { relation, entityRef }, at) => {
        const step = t(`impact.path.step.${knownRelation(relation)}`, {
          next: titleOf(entityRef),
          relation,
        });
        return at === 0
          ? t('impact.path.first', { subject, step })
          : t('impact.path.then', { path: words, step });
      }, ''),
    [t],
  );
}
