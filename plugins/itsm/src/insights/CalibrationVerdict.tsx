import {
  RiCheckLine,
  RiErrorWarningLine,
  RiSubtractLine,
} from '@remixicon/react';
import { useTranslate } from '../hooks/useTranslate';
import {
  FEWEST,
  type LevelOutcome,
  type Trouble,
  type Verdict,
  verdictOn,
} from './calibration';
import styles from './CalibrationVerdict.module.css';
import { useFigures } from './useFigures';

const icons: Record<Verdict['kind'], typeof RiCheckLine> = {
  foretold: RiCheckLine,
  alike: RiSubtractLine,
  reversed: RiErrorWarningLine,
  tooFew: RiSubtractLine,
};

function Sentence(props: { trouble: Trouble; verdict: Verdict }) {
  const { trouble, verdict } = props;
  const t = useTranslate();
  const figures = useFigures();
  if (verdict.kind === 'tooFew') {
    return (
      <>{t(`insights.calibration.${trouble}.tooFew`, { fewest: FEWEST })}</>
    );
  }
  const { low, high } = verdict;
  return (
    <>
      {t(`insights.calibration.${trouble}.${verdict.kind}`, {
        low: t(`changes.riskLevel.${low.level}`),
        lowRate: figures.percent(low.rate),
        high: t(`changes.riskLevel.${high.level}`),
        highRate: figures.percent(high.rate),
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
