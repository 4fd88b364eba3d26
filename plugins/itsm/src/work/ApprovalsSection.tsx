import { WaitingApprovals } from '../components/approvals';
import { RowsFailure } from '../components/recordRows';
import { useWaitingApprovals } from '../hooks/useWaitingApprovals';
import { useTranslate } from '../hooks/useTranslate';
import styles from './WorkSection.module.css';

/** What awaits the reader's decision, if anything does. */
export function ApprovalsSection() {
  const t = useTranslate();
  const { value, error, retry } = useWaitingApprovals();
  if (!value && error) {
    return <RowsFailure error={error} onRetry={retry} />;
  }
  if (!value?.length) {
    return null;
  }
  return (
    <section>
      <h2 className={styles.title}>
        {t('changes.waiting.title')}{' '}
        <span className={styles.count}>{value.length}</span>
      </h2>
      <WaitingApprovals items={value} />
    </section>
  );
}
