import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { RecordRows, RowsFailure } from '../components/recordRows';
import { ReportIncidentButton } from '../components/reportIncident/ReportIncidentButton';
import { StateTag } from '../components/tags';
import { Sparkline } from '../components/trend';
import { useEntitySummary } from '../hooks/useEntitySummary';
import { useRoute } from '../hooks/useRoute';
import { useTranslate } from '../hooks/useTranslate';
import { EntityBreakdown } from './EntityBreakdown';
import { EntityOutlook } from './EntityOutlook';
import { isReportable, rollupOf } from './entityScope';
import styles from './IncidentsCard.module.css';
import { majorIncidents } from './majorIncidents';
import { PriorityCounts } from './PriorityCounts';
import { entityContentRouteRef } from './routes';

const MOST_URGENT = 3;
const MOST_ENTITIES = 5;

function Summary(props: { summary: EntitySummary; isRollup: boolean }) {
  const { openIncidents, perEntity = [], trend } = props.summary;
  const t = useTranslate();
  return (
    <>
      <div className={styles.figures}>
        <div className={styles.counted}>
          <p className={openIncidents.count ? styles.total : styles.none}>
            {openIncidents.count
              ? t('entity.card.open', { count: openIncidents.count })
              : t('entity.card.none')}
          </p>
          {openIncidents.count > 0 && (
            <PriorityCounts counts={openIncidents.byPriority} />
          )}
        </div>
        <Sparkline weeks={trend} />
      </div>
      {openIncidents.count > 0 && (
        <div className={styles.urgent}>
          <RecordRows
            label={t('entity.card.urgent')}
            records={openIncidents.items.slice(0, MOST_URGENT)}
            detail={record => (
              <>
                <StateTag type={record.type} state={record.state} />
                {props.isRollup && <span>{record.entity?.title}</span>}
              </>
            )}
          />
        </div>
      )}
      <EntityOutlook summary={props.summary} />
      {perEntity.length > 0 && (
        <div className={styles.perEntity}>
          <h4 className={styles.heading}>{t('entity.rollup.perEntity')}</h4>
          <EntityBreakdown entities={perEntity.slice(0, MOST_ENTITIES)} />
        </div>
      )}
    </>
  );
}

/** What is wrong with the entity, and what changes it next, on its overview. */
export function IncidentsCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const t = useTranslate();
  const rollup = rollupOf(entity);
  const contentRoute = useRoute(entityContentRouteRef);
  const { value, error, retry } = useEntitySummary(entityRef);
  return (
    <EntityInfoCard
      className={value && majorIncidents(value).length ? styles.major : ''}
      title={t('entity.card.title')}
      headerActions={
        isReportable(entity) && (
          <ReportIncidentButton entityRef={entityRef} variant="tertiary" />
        )
      }
      footerActions={
        contentRoute && (
          <Link href={contentRoute()} variant="body-small" standalone>
            {t('entity.card.all')}
          </Link>
        )
      }
    >
      <div className={styles.card}>
        {rollup && (
          <p className={styles.scope}>{t(`entity.rollup.${rollup}`)}</p>
        )}
        {value && <Summary summary={value} isRollup={rollup !== undefined} />}
        {!value && error && <RowsFailure error={error} onRetry={retry} />}
        {!value && !error && (
          <div
            role="status"
            aria-label={t('entity.card.loading')}
            className={styles.loading}
          >
            <Skeleton width="45%" height="1rem" />
            <Skeleton width="100%" height="2.5rem" />
            <Skeleton width="100%" height="2.5rem" />
          </div>
        )}
      </div>
    </EntityInfoCard>
  );
}
