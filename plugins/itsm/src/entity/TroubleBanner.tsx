import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RiAlarmWarningFill, RiSnowflakeLine } from '@remixicon/react';
import type { FreezeState, RecordDigest } from 'backstage-plugin-itsm-common';
import { PersonRef, RecordLink } from '../components/references';
import { RelativeTime } from '../components/relativeTime';
import { PriorityTag, StateTag } from '../components/tags';
import { useEntitySummary } from '../hooks/useEntitySummary';
import { useTranslate } from '../hooks/useTranslate';
import { majorIncidents } from './majorIncidents';
import styles from './TroubleBanner.module.css';

function IncidentBanner(props: { incidents: readonly RecordDigest[] }) {
  const [worst, ...others] = props.incidents;
  const t = useTranslate();
  return (
    <div
      role="alert"
      className={`${styles.banner} ${worst.priority <= 1 ? styles.worst : ''}`}
    >
      <RiAlarmWarningFill className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <span className={styles.head}>
          <PriorityTag priority={worst.priority} />
          <RecordLink
            type={worst.type}
            number={worst.number}
            className={styles.title}
            title={worst.title}
          >
            {worst.title}
          </RecordLink>
        </span>
        <span className={styles.detail}>
          <span>{worst.number}</span>
          <StateTag type={worst.type} state={worst.state} />
          <RelativeTime at={worst.openedAt} />
          {(worst.assignee || worst.assignmentGroup) && (
            <PersonRef
              personRef={worst.assignee ?? worst.assignmentGroup}
              plain
            />
          )}
          {others.length > 0 && (
            <span>{t('entity.banner.more', { count: others.length })}</span>
          )}
        </span>
      </div>
    </div>
  );
}

function FreezeBanner(props: { freeze: FreezeState }) {
  const { name, effect, end } = props.freeze;
  const t = useTranslate();
  return (
    <div role="status" className={`${styles.banner} ${styles.freeze}`}>
      <RiSnowflakeLine className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail}>
          <span>{t(`entity.freeze.${effect}`)}</span>
          <span>
            {t('entity.freeze.ends')} <RelativeTime at={end} />
          </span>
        </span>
      </div>
    </div>
  );
}

/**
 * Tells everyone who looks at the entity that it is in serious trouble, or that
 * it isn't to be changed now; takes no place otherwise.
 */
export function TroubleBanner() {
  const { entity } = useEntity();
  const { value } = useEntitySummary(stringifyEntityRef(entity));
  if (!value) {
    return null;
  }
  const incidents = majorIncidents(value);
  return (
    <>
      {incidents.length > 0 && <IncidentBanner incidents={incidents} />}
      {value.freezes
        .filter(({ on }) => on)
        .map(freeze => (
          <FreezeBanner key={freeze.id} freeze={freeze} />
        ))}
    </>
  );
}
