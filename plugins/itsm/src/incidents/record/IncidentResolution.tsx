import { RiCheckboxCircleLine } from '@remixicon/react';
import { Markdown } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './IncidentResolution.module.css';

/** How the incident was resolved, if it was. */
export function IncidentResolution() {
  const { record } = useLoadedRecord('incident');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { resolutionCode, resolutionNotes, resolvedAt, resolvedBy } = record;
  if (!resolutionCode) {
    return null;
  }
  return (
    <div className={styles.resolution}>
      <h3 className={styles.title}>
        <RiCheckboxCircleLine aria-hidden />
        {vocabulary.choice('resolutionCode', resolutionCode)}
      </h3>
      {resolutionNotes && <Markdown content={resolutionNotes} />}
      {resolvedAt && (
        <p className={styles.by}>
          {resolvedBy && <PersonRef personRef={resolvedBy} />}
          <span>
            {t('incidents.record.resolved')} <RelativeTime at={resolvedAt} />
          </span>
        </p>
      )}
    </div>
  );
}
