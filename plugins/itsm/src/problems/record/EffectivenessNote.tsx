import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiEyeLine,
} from '@remixicon/react';
import { Note } from '../../components/note';
import { useLoadedRecord } from '../../components/recordPage';
import { RecordLink } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ProblemPage.module.css';

const looks = {
  watching: { Icon: RiEyeLine, tone: 'neutral' },
  effective: { Icon: RiCheckboxCircleLine, tone: 'positive' },
  recurred: { Icon: RiErrorWarningLine, tone: 'negative' },
  ended: { Icon: RiEyeLine, tone: 'neutral' },
} as const;

/** Whether the fix has held so far, with what speaks against it. */
export function EffectivenessNote() {
  const { effectivenessWatch: watch } = useLoadedRecord('problem').record;
  const t = useTranslate();
  if (!watch) {
    return null;
  }
  const { Icon, tone } = looks[watch.outcome];
  return (
    <Note
      label={t('problems.watch.label')}
      tone={tone}
      icon={<Icon aria-hidden />}
      title={t(`problems.watch.${watch.outcome}`)}
    >
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
    </Note>
  );
}
