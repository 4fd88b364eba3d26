import { Button, Skeleton } from '@backstage/ui';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { type Activity } from '../../hooks/useActivity';
import { useStored } from '../../hooks/useStored';
import { useTranslate } from '../../hooks/useTranslate';
import { LoadFailure } from '../outcome';
import { TextButton } from '../textButton';
import { ActivityItem } from './ActivityItem';
import styles from './ActivityTimeline.module.css';

export interface ActivityTimelineProps {
  type: RecordType;
  activity: Activity;
}

/** A record's history. */
export function ActivityTimeline(props: ActivityTimelineProps) {
  const { type, activity } = props;
  const t = useTranslate();
  const [order, setOrder] = useStored<'asc' | 'desc'>('activity-order', 'desc');
  const entries =
    order === 'desc'
      ? activity.entries
      : activity.entries && [...activity.entries].reverse();
  const earlier = activity.hasEarlier && (
    <Button
      size="small"
      variant="tertiary"
      isPending={activity.loading}
      onPress={activity.loadEarlier}
    >
      {t('common.activity.earlier')}
    </Button>
  );

  return (
    <section aria-labelledby="itsm-activity">
      <div className={styles.head}>
        <h3 id="itsm-activity" className={styles.title}>
          {t('common.activity.label')}
        </h3>
        <TextButton onPress={() => setOrder(order === 'desc' ? 'asc' : 'desc')}>
          {order === 'desc'
            ? t('common.activity.newestFirst')
            : t('common.activity.oldestFirst')}
        </TextButton>
      </div>
      {!entries && activity.error && (
        <LoadFailure error={activity.error} onRetry={activity.retry} />
      )}
      {!entries && !activity.error && (
        <div aria-hidden className={styles.skeleton}>
          <Skeleton width="60%" height="0.75rem" />
          <Skeleton width="45%" height="0.75rem" />
        </div>
      )}
      {order === 'asc' && earlier}
      <ol className={styles.entries}>
        {entries?.map(entry => (
          <ActivityItem key={entry.sequence} type={type} entry={entry} />
        ))}
      </ol>
      {order === 'desc' && earlier}
    </section>
  );
}
