import { RiCheckboxCircleLine } from '@remixicon/react';
import { Markdown } from '../../components/markdown';
import { Note } from '../../components/note';
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
    <Note
      tone="positive"
      icon={<RiCheckboxCircleLine aria-hidden />}
      title={vocabulary.choice('resolutionCode', resolutionCode)}
    >
      {resolutionNotes && <Markdown content={resolutionNotes} />}
      {resolvedAt && (
        <p className={styles.by}>
          {resolvedBy && <PersonRef personRef={resolvedBy} />}
          <span>
            {t('incidents.record.resolved')} <RelativeTime at={resolvedAt} />
          </span>
        </p>
      )}
    </Note>
  );
}
