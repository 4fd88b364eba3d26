import { useTranslate } from '../hooks/useTranslate';
import styles from './BacklogLine.module.css';
import type { LabelledPeriod } from './periods';
import { useFigures } from './useFigures';

export interface BacklogLineProps {
  periods: readonly LabelledPeriod[];
}

const HEIGHT = 40;

/** How much was open at the end of each period, below the bars of the trend. */
export function BacklogLine(props: BacklogLineProps) {
  const { periods } = props;
  const t = useTranslate();
  const figures = useFigures();
  const most = Math.max(1, ...periods.map(({ backlog }) => backlog));
  const y = (backlog: number) => HEIGHT - (backlog / most) * (HEIGHT - 2);
  const points = periods.map(
    ({ backlog }, at) => [at + 0.5, y(backlog)] as const,
  );
  const line = points.map(point => point.join(',')).join(' ');
  return (
    <div className={styles.backlog}>
      <p className={styles.caption}>
        {t('insights.trend.backlogMost', { most: figures.count(most) })}
      </p>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${Math.max(1, periods.length)} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('insights.trend.backlogWords', {
          first: figures.count(periods[0]?.backlog ?? 0),
          last: figures.count(periods.at(-1)?.backlog ?? 0),
          most: figures.count(most),
        })}
      >
        <polygon
          className={styles.area}
          points={`0.5,${HEIGHT} ${line} ${periods.length - 0.5},${HEIGHT}`}
        />
        <polyline className={styles.line} points={line} />
      </svg>
    </div>
  );
}
