import { RiErrorWarningLine, RiPauseCircleLine } from '@remixicon/react';
import { RecordHeader, useLoadedRecord } from '../../components/recordPage';
import { RiskTag } from '../../components/tags';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeHeader.module.css';
import { HoldButton } from './HoldButton';

/** What the change is, how far on its model's way, and how risky. */
export function ChangeHeader() {
  const { record } = useLoadedRecord('change');
  const t = useTranslate();
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  const model = settings?.changeModels.find(
    ({ name }) => name === record.model,
  );
  return (
    <RecordHeader
      path={model?.path}
      stateNote={record.onHold ? record.onHoldReason : undefined}
      marks={
        <>
          {record.onHold && (
            <span className={styles.mark}>
              <RiPauseCircleLine aria-hidden />
              {t('changes.header.onHold')}
            </span>
          )}
          {record.unauthorized && (
            <span className={`${styles.mark} ${styles.danger}`}>
              <RiErrorWarningLine aria-hidden />
              {t('changes.header.unauthorized')}
            </span>
          )}
          {record.recordedAfterTheFact && (
            <span className={styles.mark}>
              {t('changes.header.afterTheFact')}
            </span>
          )}
        </>
      }
      facts={
        <>
          <RiskTag risk={record.risk?.level} />
          <span className={styles.quiet}>
            {t('changes.header.model', {
              model: vocabulary.choice('model', record.model),
            })}
          </span>
        </>
      }
      actions={<HoldButton />}
    />
  );
}
