import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type {
  ChangeListRequest,
  ListRequest,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { RowsFailure } from '../components/recordRows';
import { RecordLink } from '../components/references';
import { StateTag } from '../components/tags';
import { TextButton } from '../components/textButton';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { useRecordList } from '../hooks/useRecordList';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityTimeline.module.css';
import { onTimeline, type TimelineEvent } from './timelineEvents';
import { TimelinePlot } from './TimelinePlot';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 90;
const MOST = 100;
const FEW = 6;

export interface EntityTimelineProps {
  /** Which records count for the entity. */
  scope: ListRequest;
}

/** What broke and what was changed, on one axis of time and as a list. */
export function EntityTimeline(props: EntityTimelineProps) {
  const { scope } = props;
  const t = useTranslate();
  const locale = useApiHolder().get(appLanguageApiRef)?.getLanguage().language;
  // The same for as long as the page is open, or it would be asked on and on.
  const [until] = useState(() => Date.now());
  const [all, setAll] = useState(false);
  const from = until - DAYS * DAY;
  const times = { from: new Date(from).toISOString() };
  const incidents = useRecordList('incident', {
    ...scope,
    openedAfter: times.from,
    orderBy: 'openedAt',
    order: 'desc',
    limit: MOST,
  });
  const asked: ChangeListRequest = {
    ...scope,
    state: ['scheduled', 'implement', 'review', 'closed'],
    plannedAfter: times.from,
    plannedBefore: new Date(until).toISOString(),
    orderBy: 'openedAt',
    order: 'desc',
    limit: MOST,
  };
  const changes = useRecordList('change', asked);
  const retry = () => {
    incidents.retry();
    changes.retry();
  };
  useLiveRecords({ matches: ({ type }) => type !== 'problem', onWrite: retry });

  const error = incidents.error ?? changes.error;
  if (!incidents.value || !changes.value) {
    return error ? (
      <RowsFailure error={error} onRetry={retry} />
    ) : (
      <Skeleton width="100%" height="7rem" />
    );
  }
  const events = onTimeline({
    incidents: incidents.value.items,
    changes: changes.value.items,
    from,
    until,
  });
  if (events.length === 0) {
    return <p className={styles.none}>{t('entity.timeline.none')}</p>;
  }
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
  });
  const countOf = (type: TimelineEvent['type']) =>
    events.filter(event => event.type === type).length;
  const truncated =
    incidents.value.pageInfo.nextCursor ?? changes.value.pageInfo.nextCursor;
  return (
    <>
      <p className={styles.counts}>
        {t('entity.timeline.incidents', { count: countOf('incident') })}
        {' · '}
        {t('entity.timeline.changes', { count: countOf('change') })}
        {truncated &&
          ` · ${t('entity.timeline.truncated', { most: String(MOST) })}`}
      </p>
      <TimelinePlot events={events} from={from} until={until} />
      <ol className={styles.events} aria-label={t('entity.timeline.list')}>
        {(all ? events : events.slice(0, FEW)).map(event => (
          <li key={event.number} className={styles.event}>
            <time dateTime={new Date(event.start).toISOString()}>
              {day.format(event.start)}
            </time>
            <span
              className={`${styles.mark} ${styles[event.type]}`}
              aria-hidden
            />
            <span className={styles.what}>
              <span className={styles.kind}>
                {t(`entity.timeline.type.${event.type}`)}
              </span>
              <RecordLink
                type={event.type}
                number={event.number}
                className={styles.title}
                title={event.title}
              >
                {event.title}
              </RecordLink>
            </span>
            <StateTag type={event.type} state={event.state} />
          </li>
        ))}
      </ol>
      {events.length > FEW && (
        <TextButton onPress={() => setAll(!all)}>
          {all
            ? t('entity.timeline.fewer')
            : t('entity.timeline.more', { total: String(events.length) })}
        </TextButton>
      )}
    </>
  );
}
