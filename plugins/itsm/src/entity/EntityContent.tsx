import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Skeleton } from '@backstage/ui';
import { ImpactView } from '../components/impact';
import { RowsFailure } from '../components/recordRows';
import { WeeklyTrend } from '../components/trend';
import { useEntitySummary } from '../hooks/useEntitySummary';
import { useTranslate } from '../hooks/useTranslate';
import { EntityBreakdown } from './EntityBreakdown';
import styles from './EntityContent.module.css';
import { EntityKnownErrors } from './EntityKnownErrors';
import { EntityPeople } from './EntityPeople';
import { EntityRecords } from './EntityRecords';
import { hasImpact, isReportable, recordsOf, rollupOf } from './entityScope';
import { EntityTimeline } from './EntityTimeline';
import { TroubleBanner } from './TroubleBanner';

/** The tab of an entity's page: what happened to it and who answers for it. */
export function EntityContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const t = useTranslate();
  const { value, error, retry } = useEntitySummary(entityRef);
  const rollup = rollupOf(entity);
  return (
    <div className={styles.content}>
      <div className={styles.columns}>
        <div className={styles.main}>
          <TroubleBanner />
          <Card>
            <CardBody>
              {rollup && (
                <p className={styles.scope}>{t(`entity.rollup.${rollup}`)}</p>
              )}
              <EntityRecords
                key={entityRef}
                scope={recordsOf(entity)}
                ofSeveral={rollup !== undefined}
                reportable={isReportable(entity) ? entityRef : undefined}
                summary={value}
              />
            </CardBody>
          </Card>
          <Card>
            <CardBody>
              <h3 className={styles.heading}>{t('entity.timeline.title')}</h3>
              <EntityTimeline key={entityRef} scope={recordsOf(entity)} />
            </CardBody>
          </Card>
        </div>
        <div className={styles.side}>
          {rollup && value?.perEntity && (
            <Card>
              <CardBody>
                <h3 className={styles.heading}>
                  {t('entity.rollup.perEntity')}
                </h3>
                {value.perEntity.length > 0 ? (
                  <EntityBreakdown entities={value.perEntity} />
                ) : (
                  <p className={styles.none}>{t('entity.rollup.none')}</p>
                )}
              </CardBody>
            </Card>
          )}
          <Card>
            <CardBody>
              {value && <WeeklyTrend weeks={value.trend} />}
              {!value && error && <RowsFailure error={error} onRetry={retry} />}
              {!value && !error && <Skeleton width="100%" height="7rem" />}
            </CardBody>
          </Card>
          {value && (
            <Card>
              <CardBody>
                <h3 className={styles.heading}>
                  {t('entity.knownErrors.title')}
                </h3>
                <EntityKnownErrors knownErrors={value.knownErrors} />
              </CardBody>
            </Card>
          )}
          {hasImpact(entity) && (
            <Card>
              <CardBody>
                <h3 className={styles.heading}>{t('entity.content.people')}</h3>
                <EntityPeople entity={entity} />
              </CardBody>
            </Card>
          )}
        </div>
        {hasImpact(entity) && (
          <Card className={styles.wide}>
            <CardBody>
              <h3 className={styles.heading}>{t('impact.title')}</h3>
              <ImpactView key={entityRef} entityRef={entityRef} />
            </CardBody>
          </Card>
        )}
      </div>
    </div>
  );
}
