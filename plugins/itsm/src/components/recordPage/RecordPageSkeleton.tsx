import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RecordPage.module.css';

/** The shape of the page while it is loaded. */
export function RecordPageSkeleton() {
  const t = useTranslate();
  return (
    <main className={styles.page} aria-busy>
      <VisuallyHidden>
        <p role="status">{t('common.table.loading')}</p>
      </VisuallyHidden>
      <div aria-hidden>
        <Skeleton width="6rem" height="0.875rem" />
        <br />
        <Skeleton width="min(32rem, 80%)" height="1.5rem" />
        <br />
        <Skeleton width="min(24rem, 70%)" height="0.875rem" />
        <div className={styles.body}>
          <div className={styles.main}>
            <Skeleton width="100%" height="6rem" />
            <Skeleton width="70%" height="0.875rem" />
            <Skeleton width="55%" height="0.875rem" />
          </div>
          <Skeleton width="100%" height="20rem" />
        </div>
      </div>
    </main>
  );
}
