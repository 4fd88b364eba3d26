import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useTranslate } from '../hooks/useTranslate';
import type { TimelineEvent } from './timelineEvents';
import styles from './TimelinePlot.module.css';

export interface TimelinePlotProps {
  events: readonly TimelineEvent[];
  /** In ms. */
  from: number;
  /** In ms. */
  until: number;
}

const lanes = ['incident', 'change'] as const;
const MONTHS = 4;

/* The first days of the months in between. */
function monthsWithin(from: number, until: number): number[] {
  const { 0: year, 1: month } = [
    new Date(from).getFullYear(),
    new Date(from).getMonth(),
  ];
  return Array.from({ length: MONTHS }, (_, at) =>
    new Date(year, month + 1 + at, 1).getTime(),
  ).filter(time => time < until);
}

/**
 * Incidents over changes, each as long as it lasted. It is for the eye only:
 * the list below says the same.
 */
export function TimelinePlot(props: TimelinePlotProps) {
  const { events, from, until } = props;
  const t = useTranslate();
  const locale = useApiHolder().get(appLanguageApiRef)?.getLanguage().language;
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
  });
  const month = new Intl.DateTimeFormat(locale, { month: 'short' });
  const share = (time: number) =>
    `${
      ((Math.min(until, Math.max(from, time)) - from) / (until - from)) * 100
    }%`;
  return (
    <div className={styles.plot} aria-hidden>
      {lanes.map(lane => (
        <div key={lane} className={styles.lane}>
          <span className={styles.name}>
            {t(`entity.timeline.lane.${lane}`)}
          </span>
          <div className={styles.track}>
            {events
              .filter(({ type }) => type === lane)
              .map(({ number, title, start, end = until, major }) => (
                <span
                  key={number}
                  className={`${styles.mark} ${styles[lane]} ${
                    major ? styles.major : ''
                  }`}
                  style={{
                    // What began just now is seen too.
                    insetInlineStart: `min(${share(start)}, 100% - 6px)`,
                    insetInlineEnd: `calc(100% - ${share(end)})`,
                  }}
                  title={`${number} ${title}, ${day.formatRange(start, end)}`}
                />
              ))}
          </div>
        </div>
      ))}
      <div className={styles.axis}>
        {monthsWithin(from, until).map(time => (
          <span
            key={time}
            className={styles.tick}
            style={{ insetInlineStart: share(time) }}
          >
            {month.format(time)}
          </span>
        ))}
      </div>
    </div>
  );
}
