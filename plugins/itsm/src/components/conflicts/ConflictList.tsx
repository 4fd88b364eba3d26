import {
  RiAlarmWarningLine,
  RiCalendarCloseLine,
  RiCheckLine,
  RiGitBranchLine,
  RiSnowflakeLine,
  RiStackLine,
  RiUserLine,
} from '@remixicon/react';
import type { FoundConflict } from 'backstage-plugin-itsm-common';
import { nameOfRef, useEntityTitles } from '../../hooks/useEntityTitles';
import { useTimeSpan } from '../../hooks/useTimeSpan';
import { useTranslate } from '../../hooks/useTranslate';
import { RecordLink } from '../references';
import { StateTag } from '../tags';
import styles from './ConflictList.module.css';

const icons = {
  same_entity: RiStackLine,
  related_entity: RiGitBranchLine,
  freeze: RiSnowflakeLine,
  outside_maintenance: RiCalendarCloseLine,
  same_implementer: RiUserLine,
  open_incident: RiAlarmWarningLine,
};

function refsOf(conflict: FoundConflict): string[] {
  const { entityRef, otherEntityRef, userRef, path = [] } = conflict;
  return [entityRef, otherEntityRef, userRef, ...path].flatMap(
    ref => ref ?? [],
  );
}

interface ConflictItemProps {
  conflict: FoundConflict;
  titleOf: (entityRef: string) => string;
}

function ConflictItem(props: ConflictItemProps) {
  const { conflict, titleOf } = props;
  const { kind, record, window, path, during } = conflict;
  const t = useTranslate();
  const span = useTimeSpan();
  const Icon = icons[kind];
  const subject = conflict.entityRef ?? conflict.userRef;
  const entity = subject ? titleOf(subject) : '';
  const ofRecord = !['freeze', 'outside_maintenance'].includes(kind);
  const ends = [conflict.entityRef, conflict.otherEntityRef];
  const way = path ?? ends.flatMap(ref => ref ?? []);
  return (
    <li className={styles.conflict}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <span className={styles.kind}>
          {kind === 'freeze'
            ? t(`changes.conflicts.kind.freeze_${window?.effect ?? 'hard'}`, {
                entity,
              })
            : t(`changes.conflicts.kind.${kind}`, { entity })}
        </span>
        {record && (
          <span className={styles.record}>
            <RecordLink
              type={record.type}
              number={record.number}
              className={styles.link}
            >
              {record.number} {record.title}
            </RecordLink>
            <StateTag type={record.type} state={record.state} />
          </span>
        )}
        {ofRecord && !record && (
          <span className={styles.quiet}>{t('changes.conflicts.hidden')}</span>
        )}
        {window && (
          <span className={styles.record}>
            {kind === 'freeze'
              ? window.name
              : t('changes.conflicts.maintenanceWindow', { name: window.name })}
          </span>
        )}
        {way.length > 1 && (
          <span className={styles.quiet}>
            {t('changes.conflicts.path', {
              path: way.map(titleOf).join(' → '),
            })}
          </span>
        )}
        {during?.slice(0, 3).map(({ start, end }) => (
          <span key={start} className={styles.quiet}>
            {span(start, end)}
          </span>
        ))}
      </div>
    </li>
  );
}

export interface ConflictListProps {
  conflicts: readonly FoundConflict[];
}

/** What a change collides with: what, through what, and when. */
export function ConflictList(props: ConflictListProps) {
  const { conflicts } = props;
  const t = useTranslate();
  const refs = conflicts.flatMap(refsOf);
  const known = useEntityTitles(refs.filter(ref => !ref.startsWith('hidden:')));
  const titleOf = (ref: string) =>
    ref.startsWith('hidden:')
      ? t('entityLinks.state.hidden')
      : known(ref) || nameOfRef(ref);
  if (conflicts.length === 0) {
    return (
      <p className={styles.none}>
        <RiCheckLine aria-hidden />
        {t('changes.conflicts.none')}
      </p>
    );
  }
  return (
    <ul className={styles.conflicts} aria-label={t('changes.conflicts.title')}>
      {conflicts.map((conflict, at) => (
        <ConflictItem key={at} conflict={conflict} titleOf={titleOf} />
      ))}
    </ul>
  );
}
