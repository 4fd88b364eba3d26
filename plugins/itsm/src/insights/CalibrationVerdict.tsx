import {
  RiCheckLine,
  RiErrorWarningLine,
  RiSubtractLine,
} from '@remixicon/react';
import { useTranslate } from '../hooks/useTranslate';
import {
  type LevelOutcome,
  type LevelRate,
  type Trouble,
  type Verdict,
  verdictOn,
} from './calibration';
import styles from './CalibrationVerdict.module.css';
import { useFigures } from './useFigures';

const icons: Record<Verdict['kind'], typeof RiCheckLine> = {
  foretold: RiCheckLine,
  unclear: RiSubtractLine,
  reversed: RiErrorWarningLine,
  tooFew: RiSubtractLine,
};

function Sentence(props: { trouble: Trouble; verdict: Verdict }) {
  const { trouble, verdict } = props;
  const t = useTranslate();
  const figures = useFigures();
  if (verdict.kind === 'tooFew') {
    return <>{t(`insights.calibration.${trouble}.tooFew`)}</>;
  }
  const { low, high } = verdict;
  const rateOf = ({ count, of }: LevelRate) =>
    t('insights.calibration.rate', {
      part: figures.count(count),
      all: figures.count(of),
      percent: figures.percent(count / of),
    });
  return (
    <>
      {t(`insights.calibration.${trouble}.${verdict.kind}`, {
        low: t(`changes.riskLevel.${low.level}`),
        lowRate: rateOf(low),
        high: t(`changes.riskLevel.${high.level}`),
        highRate: rateOf(high),
      })}
    </>
  );
}

/** What the figures mean, in a sentence for each kind of trouble. */
export function CalibrationVerdict(props: { levels: readonly LevelOutcome[] }) {
  return (
    <ul className={styles.verdicts}>
      {(['unsuccessful', 'caused'] as const).map(trouble => {
        const verdict = verdictOn(trouble, props.levels);
        const Icon = icons[verdict.kind];
        return (
          <li key={trouble} className={styles[verdict.kind]}>
            <Icon aria-hidden />
            <span>
              <Sentence trouble={trouble} verdict={verdict} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
