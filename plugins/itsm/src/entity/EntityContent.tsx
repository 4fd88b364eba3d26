import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Skeleton } from '@backstage/ui';
import { RowsFailure } from '../components/recordRows';
import { WeeklyTrend } from '../components/trend';
import { useEntitySummary } from '../hooks/useEntitySummary';
import { itsmTranslationRef } from '../translation';
import styles from './EntityContent.module.css';
import { EntityIncidents } from './EntityIncidents';
import { EntityPeople } from './EntityPeople';
import { TroubleBanner } from './TroubleBanner';

/** The tab of an entity's page: what happened to it and who answers for it. */
export function EntityContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useTranslationRef(itsmTranslationRef);
  const { value, error, retry } = useEntitySummary(entityRef);
  return (
    <div className={styles.content}>
      <div className={styles.columns}>
        <div className={styles.main}>
          <TroubleBanner />
          <Card>
            <CardBody>
              <EntityIncidents key={entityRef} entityRef={entityRef} />
            </CardBody>
          </Card>
        </div>
        <div className={styles.side}>
          <Card>
            <CardBody>
              {value && <WeeklyTrend weeks={value.trend} />}
              {!value && error && <RowsFailure error={error} onRetry={retry} />}
              {!value && !error && <Skeleton width="100%" height="7rem" />}
            </CardBody>
          </Card>
          <Card>
            <CardBody>
              <h3 className={styles.heading}>{t('entity.content.people')}</h3>
              <EntityPeople entity={entity} />
            </CardBody>
          </Card>
        </div>
      </div>
    </div>
  );
}
