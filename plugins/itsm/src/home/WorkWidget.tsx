import { Card, CardBody, CardHeader, Link, Skeleton } from '@backstage/ui';
import type { RecordsRequest, Settings } from 'backstage-plugin-itsm-common';
import { useId, useState } from 'react';
import { RecordRows, RowsFailure } from '../components/recordRows';
import { PersonRef } from '../components/references';
import { SegmentedChoice } from '../components/segmentedChoice';
import { StateTag } from '../components/tags';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { useRecords } from '../hooks/useRecords';
import { useRoute } from '../hooks/useRoute';
import { useSettings } from '../hooks/useSettings';
import { rootRouteRef } from '../routes';
import { useTranslate } from '../hooks/useTranslate';
import styles from './WorkWidget.module.css';

const whose = ['mine', 'groups'] as const;
type Whose = (typeof whose)[number];

const SHOWN = 8;

function requestOf(shown: Whose, user: Settings['user']): RecordsRequest {
  return {
    ...(shown === 'mine'
      ? { assignee: user.userRef ? [user.userRef] : [] }
      : { assignmentGroup: user.groups }),
    active: true,
    orderBy: 'priority',
    order: 'asc',
    limit: SHOWN,
    total: true,
  };
}

function Loading() {
  return (
    <div className={styles.loading} aria-busy>
      <Skeleton width="100%" height="2.25rem" />
      <Skeleton width="100%" height="2.25rem" />
      <Skeleton width="100%" height="2.25rem" />
    </div>
  );
}

function WorkRows(props: { shown: Whose; user: Settings['user'] }) {
  const { shown, user } = props;
  const t = useTranslate();
  const { value, error, retry } = useRecords(requestOf(shown, user));
  useLiveRecords({ onWrite: retry });

  if (error && !value) {
    return (
      <div className={styles.note}>
        <RowsFailure error={error} onRetry={retry} />
      </div>
    );
  }
  if (!value) {
    return <Loading />;
  }
  if (value.items.length === 0) {
    return (
      <p className={styles.empty}>
        {shown === 'mine'
          ? t('home.work.emptyMine')
          : t('home.work.emptyGroups')}
      </p>
    );
  }
  const more = (value.totalItems ?? 0) - value.items.length;
  return (
    <>
      <RecordRows
        label={shown === 'mine' ? t('home.work.mine') : t('home.work.groups')}
        records={value.items}
        detail={record => (
          <>
            <StateTag type={record.type} state={record.state} />
            {shown === 'groups' && (
              <PersonRef
                personRef={record.assignee ?? record.assignmentGroup}
                plain
              />
            )}
          </>
        )}
      />
      {more > 0 && (
        <p className={styles.empty}>{t('home.work.more', { count: more })}</p>
      )}
    </>
  );
}

/** What waits for the reader and the reader's groups, most urgent first. */
export function WorkWidget() {
  const t = useTranslate();
  const { value: settings, error } = useSettings();
  const [shown, setShown] = useState<Whose>('mine');
  const root = useRoute(rootRouteRef);
  const titleId = useId();
  const user = settings?.user;
  const nobody =
    user && (shown === 'mine' ? !user.userRef : user.groups.length === 0);
  return (
    <Card className={styles.widget} aria-labelledby={titleId}>
      <CardHeader className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {t('home.work.title')}
        </h2>
        <SegmentedChoice
          aria-label={t('home.work.show')}
          options={whose.map(id => ({ id, label: t(`home.work.${id}`) }))}
          value={shown}
          onChange={setShown}
        />
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
        {error && (
          <div className={styles.note}>
            <RowsFailure
              error={error}
              onRetry={() => window.location.reload()}
            />
          </div>
        )}
        {!settings && !error && <Loading />}
        {nobody && (
          <p className={styles.empty}>
            {shown === 'mine'
              ? t('home.work.emptyMine')
              : t('home.work.emptyGroups')}
          </p>
        )}
        {user && !nobody && <WorkRows key={shown} shown={shown} user={user} />}
      </CardBody>
    </Card>
  );
}
