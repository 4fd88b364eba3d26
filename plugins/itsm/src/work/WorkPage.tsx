import { useMemo } from 'react';
import { LoadFailure, StaleNotice } from '../components/outcome';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { useRecords } from '../hooks/useRecords';
import { useSettings } from '../hooks/useSettings';
import { useTranslate } from '../hooks/useTranslate';
import { ApprovalsSection } from './ApprovalsSection';
import { AwaySection } from './AwaySection';
import { sortWork, workKinds } from './sortWork';
import styles from './WorkPage.module.css';
import { WorkSection } from './WorkSection';

const MOST = 100;

/** All open records that the reader has to do with. */
export function WorkPage() {
  const t = useTranslate();
  const { value: settings, error: settingsError } = useSettings();
  const records = useRecords({
    mine: true,
    active: true,
    orderBy: 'priority',
    order: 'asc',
    limit: MOST,
  });
  useLiveRecords({ onWrite: records.retry });
  const error = records.error ?? settingsError;

  const work = useMemo(
    () =>
      settings && records.value && sortWork(records.value.items, settings.user),
    [settings, records.value],
  );

  if (error && !work) {
    return (
      <main className={styles.page}>
        <LoadFailure error={error} onRetry={records.retry} />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <StaleNotice resource={records} />
      <ApprovalsSection />
      {workKinds
        // What others of one's groups work on is told only if there is any.
        .filter(kind => kind !== 'groups' || work?.groups.length)
        .map(kind => (
          <WorkSection
            key={kind}
            kind={kind}
            records={work?.[kind]}
            loading={records.loading}
          />
        ))}
      {records.value?.pageInfo.nextCursor && (
        <p className={styles.more}>{t('work.more', { most: String(MOST) })}</p>
      )}
      <AwaySection />
    </main>
  );
}
