import { RiFlagLine } from '@remixicon/react';
import { Note } from '../../components/note';
import { useLoadedRecord } from '../../components/recordPage';
import { PersonRef, RecordLink } from '../../components/references';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ProblemPage.module.css';

/** How the problem ended, if it did otherwise than by a fix that is watched. */
export function ProblemOutcome() {
  const { record } = useLoadedRecord('problem');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { resolutionCode, acceptedBy, reviewBy, duplicateOf } = record;
  if (!resolutionCode || resolutionCode === 'fix_applied') {
    return null;
  }
  return (
    <Note
      icon={<RiFlagLine aria-hidden />}
      title={vocabulary.choice('problemResolutionCode', resolutionCode)}
    >
      {acceptedBy && (
        <p className={styles.quiet}>
          {t('problems.acceptedBy')} <PersonRef personRef={acceptedBy} />
        </p>
      )}
      {reviewBy && (
        <p className={styles.quiet}>
          {t('problems.reviewBy', { date: reviewBy.slice(0, 10) })}
        </p>
      )}
      {duplicateOf && (
        <p className={styles.quiet}>
          {t('problems.takenOverBy')}{' '}
          <RecordLink type="problem" number={duplicateOf}>
            {duplicateOf}
          </RecordLink>
        </p>
      )}
    </Note>
  );
}
