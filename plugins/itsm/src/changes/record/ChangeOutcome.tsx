import { RiCheckboxCircleLine, RiErrorWarningLine } from '@remixicon/react';
import { Markdown } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeOutcome.module.css';
import { ProposeTemplateButton } from './ProposeTemplateButton';

/** How the change went, as soon as it is known. */
export function ChangeOutcome() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { closeCode, closeNotes, backedOut, outageMinutes } = record;
  if (!closeCode && !backedOut && !outageMinutes) {
    return null;
  }
  const Icon =
    closeCode === 'successful' ? RiCheckboxCircleLine : RiErrorWarningLine;
  return (
    <div className={styles.outcome}>
      {closeCode && (
        <h3 className={styles.title}>
          <Icon aria-hidden />
          {vocabulary.choice('closeCode', closeCode)}
        </h3>
      )}
      {closeNotes && <Markdown content={closeNotes} />}
      {backedOut && <p>{t('changes.outcome.backedOut')}</p>}
      {outageMinutes ? (
        <p>{t('changes.outcome.outage', { count: outageMinutes })}</p>
      ) : null}
      <ProposeTemplateButton />
    </div>
  );
}
