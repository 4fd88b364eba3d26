import { Link } from '@backstage/ui';
import type { TrendInterval } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { ArrowKeyLinks } from './ArrowKeyLinks';
import { BacklogLine } from './BacklogLine';
import type { LabelledPeriod } from './periods';
import styles from './TrendChart.module.css';
import { useFigures } from './useFigures';
import { usePriorityNames } from './usePriorityNames';
import type { RecordHref } from './useRecordHref';

export interface TrendChartProps {
  periods: readonly LabelledPeriod[];
  interval: TrendInterval;
  byPriority: boolean;
  hrefOf: RecordHref;
}

/** So many labels fit below the bars. */
const LABELS = 6;

/** What was opened and resolved as bars, and what was left open as a line. */
export function TrendChart(props: TrendChartProps) {
  const { periods, byPriority, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const nameOf = usePriorityNames();
  const most = Math.max(
    1,
    ...periods.map(({ opened, resolved }) => Math.max(opened, resolved)),
  );
  const height = (count: number) => ({ height: `${(count / most) * 100}%` });
  const priorities = [
    ...new Set(
      periods.flatMap(period =>
        period.byPriority.map(({ priority }) => priority),
      ),
    ),
  ].sort((one, other) => one - other);
  const every = Math.ceil(periods.length / LABELS);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        {byPriority ? (
          priorities.map(priority => (
            <span key={priority} className={styles.entry}>
              <span className={styles.swatch} data-priority={priority} />
              {nameOf(priority)}
            </span>
          ))
        ) : (
          <span className={styles.entry}>
            <span className={styles.swatch} data-priority="all" />
            {t('insights.trend.opened')}
          </span>
        )}
        <span className={styles.entry}>
          <span className={`${styles.swatch} ${styles.resolved}`} />
          {t('insights.trend.resolved')}
        </span>
      </figcaption>
      <ArrowKeyLinks className={styles.plot} label={t('insights.trend.bars')}>
        <span className={styles.most} aria-hidden>
          {figures.count(most)}
        </span>
        {periods.map(period => {
          const words = t(`insights.trend.${props.interval}Words`, {
            period: period.label,
            opened: figures.count(period.opened),
            resolved: figures.count(period.resolved),
            backlog: figures.count(period.backlog),
          });
          return (
            <div key={period.start} className={styles.slot} title={words}>
              <Link
                className={styles.period}
                href={
                  hrefOf('incident', {
                    openedFrom: period.from,
                    openedTo: period.to,
                  }) ?? '#'
                }
                aria-label={words}
                standalone
              >
                <span className={styles.bar} style={height(period.opened)}>
                  {byPriority
                    ? period.byPriority
                        .filter(({ count }) => count > 0)
                        .map(({ priority, count }) => (
                          <span
                            key={priority}
                            className={styles.part}
                            data-priority={priority}
                            style={{ flexGrow: count }}
                          />
                        ))
                    : period.opened > 0 && (
                        <span className={styles.part} data-priority="all" />
                      )}
                </span>
                <span
                  className={`${styles.bar} ${styles.resolved}`}
                  style={height(period.resolved)}
                  hidden={period.resolved === 0}
                />
              </Link>
            </div>
          );
        })}
      </ArrowKeyLinks>
      <div className={styles.labels} aria-hidden>
        {periods.map((period, at) => (
          <span key={period.start}>{at % every === 0 && period.label}</span>
        ))}
      </div>
      <BacklogLine periods={periods} />
    </figure>
  );
}
