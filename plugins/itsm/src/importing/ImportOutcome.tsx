import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { messageOf } from '../api/failures';
import { useTranslate } from '../hooks/useTranslate';
import { FirstRecords } from './FirstRecords';
import styles from './ImportOutcome.module.css';
import type { Outcome } from './useFileImport';

const MOST_SHOWN = 100;

const counts = [
  'read',
  'created',
  'updated',
  'unchanged',
  'refused',
  'skipped',
] as const;

export interface ImportOutcomeProps {
  outcome: Outcome;
  onDownload: () => void;
}

/** What came of an import, or would come of it. */
export function ImportOutcome({ outcome, onDownload }: ImportOutcomeProps) {
  const t = useTranslate();
  const { dryRun, report, first, ended } = outcome;
  const { errors } = report;
  return (
    <section aria-live="polite">
      <h2 className={styles.title}>
        {t(dryRun ? 'importing.outcome.rehearsed' : 'importing.outcome.done')}
      </h2>
      {ended === 'canceled' && (
        <p className={styles.note}>{t('importing.outcome.canceled')}</p>
      )}
      {ended instanceof Error && (
        <p className={styles.note} role="alert">
          {t('importing.outcome.ended', { reason: messageOf(ended) })}
        </p>
      )}
      <dl className={styles.counts}>
        {counts
          .filter(name => report[name] !== undefined)
          .map(name => (
            <div key={name}>
              <dt>{t(`importing.outcome.${name}`)}</dt>
              <dd>{report[name]!.toLocaleString()}</dd>
            </div>
          ))}
      </dl>
      {dryRun && first.length > 0 && <FirstRecords lines={first} />}
      {errors.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('importing.outcome.errors')}</h3>
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('importing.outcome.line')}</th>
                  <th scope="col">{t('importing.outcome.field')}</th>
                  <th scope="col">{t('importing.outcome.message')}</th>
                </tr>
              </thead>
              <tbody>
                {errors
                  .slice(0, MOST_SHOWN)
                  .map(({ line, field, message }, at) => (
                    <tr key={at}>
                      <td>{line}</td>
                      <td>{field}</td>
                      <td>{message}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
          {errors.length > MOST_SHOWN && (
            <p className={styles.note}>
              {t('importing.outcome.more', {
                shown: String(MOST_SHOWN),
                all: errors.length.toLocaleString(),
              })}
            </p>
          )}
          {report.errorsTruncated && (
            <p className={styles.note}>{t('importing.outcome.truncated')}</p>
          )}
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiDownloadLine />}
            onPress={onDownload}
          >
            {t('importing.outcome.download')}
          </Button>
        </>
      )}
    </section>
  );
}
