import { Button } from '@backstage/ui';
import { RiCheckboxCircleLine } from '@remixicon/react';
import {
  type EntitySummary,
  type ItsmRecord,
  type ListRequest,
  recordTypes,
  type RecordType,
} from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { EmptyNote, LoadFailure } from '../components/outcome';
import { RecordTable } from '../components/recordTable';
import { ReportIncidentButton } from '../components/reportIncident/ReportIncidentButton';
import { RequestChangeButton } from '../components/requestChange';
import { SegmentedChoice } from '../components/segmentedChoice';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { useRecordList } from '../hooks/useRecordList';
import { useUrlState } from '../hooks/useUrlState';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityRecords.module.css';
import { type Show, shows, statesOf } from './entityStates';
import { useEntityColumns } from './useEntityColumns';

export interface EntityRecordsProps {
  /** Which records count for the entity. */
  scope: ListRequest;
  /** They are on several entities. */
  ofSeveral: boolean;
  /** What can be reported from here. */
  reportable?: string;
  /** How many there are, as soon as it is known. */
  summary?: EntitySummary;
}

const PAGE = 20;
const TYPE = 'records';
const SHOW = 'show';

function openOf(type: RecordType, summary: EntitySummary): number {
  const { openIncidents, changesNow, changesNext, openProblems } = summary;
  return {
    incident: openIncidents.count,
    change: changesNow.count + changesNext.count,
    problem: openProblems.count,
  }[type];
}

/** The records that count for an entity, by type, page by page, newest first. */
export function EntityRecords(props: EntityRecordsProps) {
  const { scope, ofSeveral, reportable, summary } = props;
  const t = useTranslate();
  const [query, setQuery] = useUrlState();
  const type = recordTypes.find(one => one === query.get(TYPE)) ?? 'incident';
  const show = shows.find(one => one === query.get(SHOW)) ?? 'open';
  const [cursor, setCursor] = useState<string>();
  const columns = useEntityColumns({ type, ofSeveral });
  const { value, loading, error, retry } = useRecordList(type, {
    ...scope,
    state: show === 'all' ? undefined : statesOf[type][show],
    // With the states, so that the open ones are found by their index.
    active: show === 'open' ? true : undefined,
    orderBy: 'openedAt',
    order: 'desc',
    limit: PAGE,
    cursor,
    total: true,
  });
  useLiveRecords({ matches: event => event.type === type, onWrite: retry });

  const choose = (parameter: string, chosen: string, usual: string) => {
    const changed = new URLSearchParams(query);
    if (chosen === usual) {
      changed.delete(parameter);
    } else {
      changed.set(parameter, chosen);
    }
    setCursor(undefined);
    setQuery(changed);
  };
  const nameOf = (one: RecordType) => t(`entity.content.type.${one}`);
  const labelOf = (one: RecordType) =>
    summary
      ? t('entity.content.typeAndCount', {
          type: nameOf(one),
          open: String(openOf(one, summary)),
        })
      : nameOf(one);
  const nameOfShow = (one: Show) =>
    one === 'open' && type === 'change'
      ? t('entity.content.nowAndNext')
      : t(`entity.content.${one}`);
  const trouble =
    type === 'incident' && show === 'open'
      ? t(
          ofSeveral
            ? 'entity.content.emptyOpenOfSeveral'
            : 'entity.content.emptyOpenDescription',
        )
      : undefined;
  const { nextCursor, prevCursor } = value?.pageInfo ?? {};

  return (
    <section aria-label={t('entity.content.records')}>
      <div className={styles.bar}>
        <SegmentedChoice
          aria-label={t('entity.content.typeLabel')}
          options={recordTypes.map(id => ({ id, label: labelOf(id) }))}
          value={type}
          onChange={next => choose(TYPE, next, 'incident')}
        />
        <span className={styles.space} />
        {reportable && (
          <>
            <ReportIncidentButton entityRef={reportable} variant="primary" />
            <RequestChangeButton entityRef={reportable} />
          </>
        )}
      </div>
      <div className={styles.bar}>
        <SegmentedChoice
          aria-label={t('entity.content.state')}
          options={shows.map(id => ({ id, label: nameOfShow(id) }))}
          value={show}
          onChange={next => choose(SHOW, next, 'open')}
        />
        <span role="status" className={styles.total}>
          {value?.totalItems !== undefined &&
            t(`entity.content.total.${type}`, { count: value.totalItems })}
        </span>
      </div>
      {error && !value && <LoadFailure error={error} onRetry={retry} />}
      {value && value.items.length === 0 && (
        <EmptyNote
          icon={<RiCheckboxCircleLine />}
          title={t(`entity.content.empty.${type}.${show}`)}
          description={trouble}
        />
      )}
      {!error && value?.items.length !== 0 && (
        <RecordTable<ItsmRecord>
          key={type}
          label={nameOf(type)}
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
