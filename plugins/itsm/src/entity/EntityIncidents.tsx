import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiCheckboxCircleLine } from '@remixicon/react';
import {
  type ListRequest,
  openIncidentStates,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { EmptyNote, LoadFailure } from '../components/outcome';
import { RecordTable } from '../components/recordTable';
import { ReportIncidentButton } from '../components/reportIncident/ReportIncidentButton';
import { RequestChangeButton } from '../components/requestChange';
import { SegmentedChoice } from '../components/segmentedChoice';
import { useRecordList } from '../hooks/useRecordList';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { useUrlState } from '../hooks/useUrlState';
import { itsmTranslationRef } from '../translation';
import styles from './EntityIncidents.module.css';
import { useIncidentColumns } from './useIncidentColumns';

export interface EntityIncidentsProps {
  /** Which incidents count for the entity. */
  scope: ListRequest;
  /** They are on several entities. */
  ofSeveral: boolean;
  /** What can be reported from here. */
  reportable?: string;
}

const PAGE = 20;
const PARAMETER = 'incidents';

const shows = ['open', 'past', 'all'] as const;
type Show = (typeof shows)[number];

const statesOf: Record<Show, string[] | undefined> = {
  open: [...openIncidentStates],
  past: ['resolved', 'closed', 'canceled'],
  all: undefined,
};

/** The incidents that count for an entity, page by page, newest first. */
export function EntityIncidents(props: EntityIncidentsProps) {
  const { scope, ofSeveral, reportable } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const [query, setQuery] = useUrlState();
  const show = shows.find(one => one === query.get(PARAMETER)) ?? 'open';
  const [cursor, setCursor] = useState<string>();
  const columns = useIncidentColumns({ ofSeveral });
  const { value, loading, error, retry } = useRecordList('incident', {
    ...scope,
    state: statesOf[show],
    // With the states, so that the open ones are found by their index.
    active: show === 'open' ? true : undefined,
    orderBy: 'openedAt',
    order: 'desc',
    limit: PAGE,
    cursor,
    total: true,
  });
  useLiveRecords({
    matches: event => event.type === 'incident',
    onWrite: retry,
  });

  const choose = (next: Show) => {
    const changed = new URLSearchParams(query);
    if (next === 'open') {
      changed.delete(PARAMETER);
    } else {
      changed.set(PARAMETER, next);
    }
    setCursor(undefined);
    setQuery(changed);
  };
  const empty = {
    open: {
      title: t('entity.content.emptyOpen'),
      description: ofSeveral
        ? t('entity.content.emptyOpenOfSeveral')
        : t('entity.content.emptyOpenDescription'),
    },
    past: { title: t('entity.content.emptyPast') },
    all: { title: t('entity.content.emptyAll') },
  }[show];
  const { nextCursor, prevCursor } = value?.pageInfo ?? {};

  return (
    <section aria-label={t('entity.content.incidents')}>
      <div className={styles.bar}>
        <SegmentedChoice
          aria-label={t('entity.content.state')}
          options={shows.map(id => ({ id, label: t(`entity.content.${id}`) }))}
          value={show}
          onChange={choose}
        />
        <span role="status" className={styles.total}>
          {value?.totalItems !== undefined &&
            t('entity.content.total', { count: value.totalItems })}
        </span>
        {reportable && (
          <>
            <ReportIncidentButton entityRef={reportable} variant="primary" />
            <RequestChangeButton entityRef={reportable} />
          </>
        )}
      </div>
      {error && !value && <LoadFailure error={error} onRetry={retry} />}
      {value && value.items.length === 0 && (
        <EmptyNote icon={<RiCheckboxCircleLine />} {...empty} />
      )}
      {!error && value?.items.length !== 0 && (
        <RecordTable
          label={t('entity.content.incidents')}
          columns={columns}
          items={value?.items}
          loading={loading}
          expected={5}
        />
      )}
      {(nextCursor || prevCursor) && (
        <div className={styles.pages}>
          <Button
            size="small"
            variant="secondary"
            isDisabled={!prevCursor}
            onPress={() => setCursor(prevCursor)}
          >
            {t('entity.content.previous')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={!nextCursor}
            onPress={() => setCursor(nextCursor)}
          >
            {t('entity.content.next')}
          </Button>
        </div>
      )}
    </section>
  );
}
