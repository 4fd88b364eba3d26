import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import type {
  CalendarChange,
  FoundConflict,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { messageOf } from '../api/failures';
import { useEntityTitles } from '../hooks/useEntityTitles';
import { useResource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import styles from './ConflictForecast.module.css';
import { ConflictMark } from './ConflictMark';

export interface ConflictForecastProps {
  change: CalendarChange;
  at: TimeSpan;
}

/** What a change would collide with at another time. */
export function ConflictForecast(props: ConflictForecastProps) {
  const { change, at } = props;
  const t = useTranslate();
  const api = useApi(itsmApiRef);
  const entityRefs = change.entities.map(({ entityRef }) => entityRef);
  const preview = useResource(
    signal =>
      api.calendar.preview(
        {
          entityRefs,
          plannedStart: at.start,
          plannedEnd: at.end,
          environment: change.environment,
          changeNumber: change.number,
          limit: 1,
        },
        { signal },
      ),
    [api, change.number, at.start, at.end],
  );
  const conflicts = preview.value?.conflicts ?? [];
  const titleOf = useEntityTitles(
    conflicts.flatMap(({ entityRef }) => entityRef ?? []),
  );
  const inWords = ({ kind, record, window, entityRef }: FoundConflict) =>
    [
      t(`calendar.conflictKind.${kind}`),
      record ? `${record.number} ${record.title}` : window?.name,
      entityRef && titleOf(entityRef),
    ]
      .filter(Boolean)
      .join(' · ');

  if (preview.error) {
    return (
      <p className={styles.note}>
        {t('calendar.forecast.failed', { message: messageOf(preview.error) })}
      </p>
    );
  }
  return (
    <div role="status" className={styles.forecast}>
      {!preview.value && <Skeleton width="60%" height="1rem" />}
      {preview.value && conflicts.length === 0 && (
        <p className={styles.free}>
          <RiCheckLine aria-hidden />
          {t('calendar.forecast.free')}
        </p>
      )}
      <ConflictMark count={conflicts.length} />
      {conflicts.length > 0 && (
        <ul className={styles.list}>
          {conflicts.map((conflict, index) => (
            <li key={index}>{inWords(conflict)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
