import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiEyeLine,
} from '@remixicon/react';
import { useLoadedRecord } from '../../components/recordPage';
import { RecordLink } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './Note.module.css';

const icons = {
  watching: RiEyeLine,
  effective: RiCheckboxCircleLine,
  recurred: RiErrorWarningLine,
  ended: RiEyeLine,
};

/** Whether the fix has held so far, with what speaks against it. */
export function EffectivenessNote() {
  const { effectivenessWatch: watch } = useLoadedRecord('problem').record;
  const t = useTranslate();
  if (!watch) {
    return null;
  }
  const Icon = icons[watch.outcome];
  return (
    <section
      className={styles.note}
      data-tone={watch.outcome === 'recurred' ? 'warning' : undefined}
      aria-label={t('problems.watch.label')}
    >
      <h3 className={styles.title}>
        <Icon aria-hidden />
        {t(`problems.watch.${watch.outcome}`)}
      </h3>
      <p className={styles.quiet}>
        {t('problems.watch.span', {
          since: <RelativeTime at={watch.since} />,
          until: <RelativeTime at={watch.until} />,
        })}
      </p>
      {watch.recurrences.length > 0 && (
        <ul className={styles.list}>
          {watch.recurrences.map(({ number, startedAt, because }) => (
            <li key={number}>
              <RecordLink type="incident" number={number}>
                {number}
              </RecordLink>{' '}
              <RelativeTime at={startedAt} /> ·{' '}
              {t(`problems.watch.because.${because}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
