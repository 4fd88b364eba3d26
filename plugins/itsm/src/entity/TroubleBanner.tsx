import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RiAlarmWarningFill } from '@remixicon/react';
import { PersonRef, RecordLink } from '../components/references';
import { RelativeTime } from '../components/relativeTime';
import { PriorityTag, StateTag } from '../components/tags';
import { useEntitySummary } from '../hooks/useEntitySummary';
import { itsmTranslationRef } from '../translation';
import { majorIncidents } from './majorIncidents';
import styles from './TroubleBanner.module.css';

/**
 * Tells everyone who looks at the entity that it is in serious trouble; takes
 * no place otherwise.
 */
export function TroubleBanner() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(itsmTranslationRef);
  const { value } = useEntitySummary(stringifyEntityRef(entity));
  const [worst, ...others] = value ? majorIncidents(value) : [];
  if (!worst) {
    return null;
  }
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
