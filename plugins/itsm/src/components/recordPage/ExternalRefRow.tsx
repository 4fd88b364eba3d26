import { useVocabulary } from '../../hooks/useVocabulary';
import { RailRow } from '../rail';
import styles from './ExternalRefRow.module.css';
import { useLoadedRecord } from './RecordContext';

/** What it is called in the system it came from, if it came from one. */
export function ExternalRefRow() {
  const { externalRef } = useLoadedRecord().record;
  const vocabulary = useVocabulary();
  if (!externalRef) {
    return null;
  }
  const name = `${externalRef.source} ${externalRef.id}`;
  return (
    <RailRow name={vocabulary.field('externalRef')}>
      {externalRef.url ? (
        <a
          className={styles.external}
          href={externalRef.url}
          target="_blank"
          rel="noopener noreferrer"
        >
          {name}
        </a>
      ) : (
        name
      )}
    </RailRow>
  );
}
