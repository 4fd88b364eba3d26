import { RiCheckLine, RiForbidLine } from '@remixicon/react';
import { messageOf } from '../../api/failures';
import { RailSection } from '../../components/rail';
import { EntityLink } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { TextButton } from '../../components/textButton';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './GateReceipts.module.css';
import { useChangeResource } from './useChangeResource';

const MOST = 10;

/** What pipelines were answered that asked whether they may deploy. */
export function GateReceipts() {
  const t = useTranslate();
  const { value, error, retry } = useChangeResource((itsm, number, signal) =>
    itsm.gate.receipts(number, { limit: MOST }, { signal }),
  );
  return (
    <RailSection title={t('changes.receipts.title')}>
      {!value && error && (
        <p className={styles.quiet} role="alert">
          {t('changes.receipts.failed', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
      {value?.items.length === 0 && (
        <p className={styles.quiet}>{t('changes.receipts.none')}</p>
      )}
      <ul className={styles.list}>
        {value?.items.map(receipt => (
          <li key={receipt.id} className={styles.receipt}>
            <span className={styles.line}>
              {receipt.decision === 'allow' ? (
                <RiCheckLine className={styles.allowed} aria-hidden />
              ) : (
                <RiForbidLine className={styles.refused} aria-hidden />
              )}
              {receipt.decision === 'allow'
                ? t('changes.receipts.allowed')
                : t('changes.receipts.refused')}
              <EntityLink entityRef={receipt.entityRef} />
              <RelativeTime
                at={receipt.decidedAt}
                width="narrow"
                className={styles.quiet}
              />
            </span>
            {receipt.reasons.map(({ code, message }) => (
              <span key={code} className={styles.quiet}>
                {message}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </RailSection>
  );
}
