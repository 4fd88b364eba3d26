import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type { TimeSpan } from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useDebounced } from '../../hooks/useDebounced';
import { useEntityTitles } from '../../hooks/useEntityTitles';
import { useResource } from '../../hooks/useResource';
import { useTranslate } from '../../hooks/useTranslate';
import { ConflictList, FreeSlots } from '../conflicts';
import { ImpactSection } from '../impact';
import { RailSection } from '../rail';
import type { ChangeDraft } from './ChangeDraft';
import styles from './Foresight.module.css';

const TYPING_MILLISECONDS = 500;

function laterThanNow(time: string): string | undefined {
  return Date.parse(time) > Date.now() ? time : undefined;
}

interface CollisionsProps {
  draft: ChangeDraft & {
    entityRef: string;
    plannedStart: string;
    plannedEnd: string;
  };
  onPick: (slot: TimeSpan) => void;
}

function Collisions(props: CollisionsProps) {
  const { draft, onPick } = props;
  const t = useTranslate();
  const itsm = useApi(itsmApiRef);
  const asked = useDebounced(
    JSON.stringify({
      entityRefs: [...new Set([draft.entityRef, ...draft.affectedEntityRefs])],
      plannedStart: draft.plannedStart,
      plannedEnd: draft.plannedEnd,
      environment: draft.environment.trim() || undefined,
      implementers: draft.implementers,
      changeNumber: draft.saved?.number,
      // Near to when it is wanted, unless that is over.
      from: laterThanNow(draft.plannedStart),
    }),
    TYPING_MILLISECONDS,
  );
  const { value, error } = useResource(
    signal => itsm.calendar.preview(JSON.parse(asked), { signal }),
    [itsm, asked],
  );
  if (!value) {
    return error ? (
      <p className={styles.note} role="alert">
        {t('changes.conflicts.failed', { message: messageOf(error) })}
      </p>
    ) : (
      <Skeleton width="100%" height="3rem" />
    );
  }
  return (
    <div className={styles.collisions} role="status">
      <ConflictList conflicts={value.conflicts} />
      <FreeSlots slots={value.slots} onPick={onPick} />
    </div>
  );
}

export interface ForesightProps {
  draft: ChangeDraft;
  onPick: (slot: TimeSpan) => void;
}

/** What the change would touch and collide with, while it is written. */
export function Foresight(props: ForesightProps) {
  const { draft, onPick } = props;
  const { entityRef, plannedStart, plannedEnd } = draft;
  const t = useTranslate();
  const titleOf = useEntityTitles(entityRef ? [entityRef] : []);
  const inOrder =
    plannedStart && plannedEnd && plannedStart < plannedEnd ? true : undefined;
  return (
    <div className={styles.foresight}>
      {entityRef ? (
        <ImpactSection
          key={entityRef}
          entityRef={entityRef}
          name={titleOf(entityRef)}
        />
      ) : (
        <RailSection title={t('impact.title')}>
          <p className={styles.note}>{t('changes.request.chooseEntity')}</p>
        </RailSection>
      )}
      <RailSection title={t('changes.conflicts.title')}>
        {entityRef && inOrder ? (
          <Collisions
            draft={{
              ...draft,
              entityRef,
              plannedStart: plannedStart!,
              plannedEnd: plannedEnd!,
            }}
            onPick={onPick}
          />
        ) : (
          <p className={styles.note}>{t('changes.request.chooseTime')}</p>
        )}
      </RailSection>
    </div>
  );
}
