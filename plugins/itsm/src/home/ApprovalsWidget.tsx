import { Card, CardBody, CardHeader, Link, Skeleton } from '@backstage/ui';
import { useId } from 'react';
import { WaitingApprovals } from '../components/approvals';
import { RowsFailure } from '../components/recordRows';
import { useRoute } from '../hooks/useRoute';
import { useWaitingApprovals } from '../hooks/useWaitingApprovals';
import { rootRouteRef } from '../routes';
import { useTranslate } from '../hooks/useTranslate';
import styles from './WorkWidget.module.css';

const SHOWN = 8;

/** The approvals that await the reader, those that begin first on top. */
export function ApprovalsWidget() {
  const t = useTranslate();
  const { value, error, retry } = useWaitingApprovals();
  const root = useRoute(rootRouteRef);
  const titleId = useId();
  const more = (value?.length ?? 0) - SHOWN;
  return (
    <Card className={styles.widget} aria-labelledby={titleId}>
      <CardHeader className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {t('home.approvals.title')}
        </h2>
        {root && (
          <Link
            className={styles.all}
            href={root()}
            variant="body-small"
            standalone
          >
            {t('home.work.all')}
          </Link>
        )}
      </CardHeader>
      <CardBody className={styles.body}>
        {!value && !error && (
          <div className={styles.loading} aria-busy>
            <Skeleton width="100%" height="2.25rem" />
            <Skeleton width="100%" height="2.25rem" />
          </div>
        )}
        {!value && error && (
          <div className={styles.note}>
            <RowsFailure error={error} onRetry={retry} />
          </div>
        )}
        {value?.length === 0 && (
          <p className={styles.empty}>{t('changes.waiting.empty')}</p>
        )}
        {value && value.length > 0 && (
          <WaitingApprovals items={value.slice(0, SHOWN)} />
        )}
        {more > 0 && (
          <p className={styles.empty}>{t('home.work.more', { count: more })}</p>
        )}
      </CardBody>
    </Card>
  );
}
