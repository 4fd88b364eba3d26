import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useRoute } from '../../hooks/useRoute';
import { ButtonLink, VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import { LoadFailure, StaleNotice } from '../../components/outcome';
import { incidentsRouteRef } from '../../routes';
import { itsmTranslationRef } from '../../translation';
import { IncidentActivity } from './IncidentActivity';
import { IncidentDescription } from './IncidentDescription';
import { IncidentHeader } from './IncidentHeader';
import styles from './IncidentPage.module.css';
import { IncidentPageSkeleton } from './IncidentPageSkeleton';
import { IncidentRail } from './IncidentRail';
import { IncidentRecordContext } from './IncidentRecordContext';
import { useIncidentRecord } from './useIncidentRecord';

export interface IncidentPageProps {
  number: string;
}

/** The page of one incident. */
export function IncidentPage(props: IncidentPageProps) {
  const { number } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const record = useIncidentRecord(number);
  const incident = record.incident.value;
  const listHref = useRoute(incidentsRouteRef)?.();
  const loaded = useMemo(
    () =>
      incident && {
        ...record,
        incident,
        editable: record.access.update && incident.active,
      },
    [record, incident],
  );

  if (!loaded) {
    return record.incident.error ? (
      <main className={styles.page}>
        <LoadFailure
          error={record.incident.error}
          onRetry={record.reload}
          notFound={{
            title: t('incidents.record.notFound', { number }),
            description: t('incidents.record.notFoundDescription'),
            action: listHref && (
              <ButtonLink size="small" variant="secondary" href={listHref}>
                {t('incidents.record.toList')}
              </ButtonLink>
            ),
          }}
        />
      </main>
    ) : (
      <IncidentPageSkeleton />
    );
  }
  return (
    <IncidentRecordContext.Provider value={loaded}>
      <main className={styles.page} aria-labelledby="itsm-incident-title">
        <StaleNotice resource={record.incident} />
        <IncidentHeader />
        <div className={styles.body}>
          <div className={styles.main}>
            <IncidentDescription />
            <IncidentActivity />
          </div>
          <IncidentRail />
        </div>
        <VisuallyHidden>
          <p role="status">
            {record.changesByOthers > 0 &&
              t('incidents.record.changedByOthers', {
                count: record.changesByOthers,
              })}
          </p>
        </VisuallyHidden>
      </main>
    </IncidentRecordContext.Provider>
  );
}
