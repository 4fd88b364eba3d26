import type { ChangeGrouping } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import styles from './OutcomeBars.module.css';
import { OutcomeGroup, type OutcomeOfGroup } from './OutcomeGroup';
import { outcomeFilters } from './outcomeFilters';
import { useFigures } from './useFigures';
import type { ListFilters } from './useRecordHref';

export interface OutcomeBarsProps {
  items: readonly OutcomeOfGroup[];
  groupBy: ChangeGrouping;
  hrefOf: (name: string, filters?: ListFilters) => string | undefined;
}

const outcomes = [
  'successful',
  'successfulWithIssues',
  'unsuccessful',
  'withoutCode',
] as const;

function partsOf(item: OutcomeOfGroup) {
  const { successful, successfulWithIssues, unsuccessful } = item;
  return {
    successful,
    successfulWithIssues,
    unsuccessful,
    withoutCode: Math.max(
      0,
      item.implemented - successful - successfulWithIssues - unsuccessful,
    ),
  };
}

/** How the changes of each group ended, as parts of a bar. */
export function OutcomeBars(props: OutcomeBarsProps) {
  const { items, groupBy, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const most = Math.max(1, ...items.map(({ implemented }) => implemented));
  return (
    <div className={styles.chart}>
      <div className={styles.legend}>
        {outcomes.map(outcome => (
          <span key={outcome} className={styles.entry}>
            <span className={styles.swatch} data-outcome={outcome} />
            {t(`insights.changes.outcome.${outcome}`)}
          </span>
        ))}
      </div>
      <ol
        className={styles.bars}
        aria-label={t(`insights.changes.by.${groupBy}`)}
      >
        {items.map(item => {
          const parts = partsOf(item);
          return (
            <li key={item.key} className={styles.row}>
              <span className={styles.name}>
                <OutcomeGroup groupBy={groupBy} name={item.key} />
              </span>
              <span
                className={styles.track}
                role="img"
                aria-label={outcomes
                  .filter(outcome => parts[outcome] > 0)
                  .map(
                    outcome =>
                      `${t(`insights.changes.outcome.${outcome}`)}: ${
                        parts[outcome]
                      }`,
                  )
                  .join(', ')}
              >
                <span
                  className={styles.bar}
                  style={{ width: `${(item.implemented / most) * 100}%` }}
                >
                  {outcomes.map(
                    outcome =>
                      parts[outcome] > 0 && (
                        <span
                          key={outcome}
                          data-outcome={outcome}
                          style={{ flexGrow: parts[outcome] }}
                        />
                      ),
                  )}
                </span>
              </span>
              <span className={styles.figure}>
                <CountLink href={hrefOf(item.key)}>
                  {t('insights.changes.count', { count: item.implemented })}
                </CountLink>
              </span>
              <span className={styles.figure}>
                <CountLink
                  href={
                    item.causedIncidents > 0
                      ? hrefOf(item.key, outcomeFilters.failed)
                      : undefined
                  }
                >
                  {t('insights.changes.failed', {
                    percent: figures.percent(item.changeFailureRate),
                  })}
                </CountLink>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
