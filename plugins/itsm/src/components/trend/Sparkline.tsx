import { useTranslate } from '../../hooks/useTranslate';
import styles from './Sparkline.module.css';
import type { TrendWeek } from './WeeklyTrend';

export interface SparklineProps {
  weeks: readonly TrendWeek[];
}

const WEEK = 6;
const HEIGHT = 20;
/** A week without anything still shows that it is a week. */
const EMPTY = 1;

/** What was opened week by week, in the height of a line. */
export function Sparkline(props: SparklineProps) {
  const { weeks } = props;
  const t = useTranslate();
  const most = Math.max(1, ...weeks.map(week => week.opened));
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${weeks.length * WEEK} ${HEIGHT}`}
      role="img"
      aria-label={t('entity.trend.sparkline', {
        counts: weeks.map(week => week.opened).join(', '),
      })}
    >
      {weeks.map((week, at) => {
        const height = week.opened
          ? Math.max(3, (week.opened / most) * HEIGHT)
          : EMPTY;
        return (
          <rect
            key={week.start}
            className={week.opened ? styles.some : styles.none}
            x={at * WEEK}
            y={HEIGHT - height}
            width={WEEK - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
