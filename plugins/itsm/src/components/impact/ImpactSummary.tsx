import { RiErrorWarningLine } from '@remixicon/react';
import type { Impact } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, PersonRef } from '../references';
import styles from './ImpactSummary.module.css';
import { TierMark } from './TierMark';
import { useImpactInWords } from './useImpactInWords';

export interface ImpactSummaryProps {
  impact: Impact;
}

const TIERS = [1, 2, 3, 4] as const;

/** How much is reached, of whom, and of what. */
export function ImpactSummary(props: ImpactSummaryProps) {
  const { impact } = props;
  const t = useTranslate();
  const inWords = useImpactInWords();
  const missing = impact.nodes.filter(node => node.missing).length;
  const tiers = TIERS.filter(tier => impact.countsByTier[tier] > 0);
  return (
    <div className={styles.summary}>
      <p className={styles.total} role="status">
        {inWords(impact)}
      </p>
      <dl className={styles.facts}>
        {tiers.length > 0 && (
          <div>
            <dt>{t('impact.summary.byTier')}</dt>
            {tiers.map(tier => (
              <dd key={tier}>
                <TierMark tier={tier} count={impact.countsByTier[tier]} />
              </dd>
            ))}
          </div>
        )}
        {impact.owners.length > 0 && (
          <div>
            <dt>{t('impact.summary.ownedBy')}</dt>
            {impact.owners.map(({ entityRef, count }) => (
              <dd key={entityRef}>
                <PersonRef personRef={entityRef} />
                <span className={styles.count}>{count}</span>
              </dd>
            ))}
          </div>
        )}
        {impact.rollups.length > 0 && (
          <div>
            <dt>{t('impact.summary.partOf')}</dt>
            {impact.rollups.map(({ entityRef, title, count }) => (
              <dd key={entityRef}>
                <EntityLink entityRef={entityRef} title={title} />
                <span className={styles.count}>{count}</span>
              </dd>
            ))}
          </div>
        )}
      </dl>
      {missing > 0 && (
        <p className={styles.notice}>
          <RiErrorWarningLine aria-hidden />
          {t('impact.summary.missing', { count: missing })}
        </p>
      )}
      {impact.truncated && (
        <p className={styles.notice}>
          <RiErrorWarningLine aria-hidden />
          {t('impact.summary.truncated')}
        </p>
      )}
    </div>
  );
}
