import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { weekLabel } from './weekLabel';
import styles from './WeeklyTrend.module.css';

/** One week and what happened in it. */
export type TrendWeek = EntitySummary['trend'][number];

export interface WeeklyTrendProps {
  weeks: readonly TrendWeek[];
}

const WEEK = 24;
const BAR = 8;
const HEIGHT = 64;

/** What was opened and resolved week by week, as bars and as a table. */
export function WeeklyTrend(props: WeeklyTrendProps) {
  const { weeks } = props;
  const t = useTranslate();
  const locale = useApiHolder().get(appLanguageApiRef)?.getLanguage().language;
  const most = Math.max(
    1,
    ...weeks.map(week => Math.max(week.opened, week.resolved)),
  );
  const sum = (name: 'opened' | 'resolved') =>
    weeks.reduce((total, week) => total + week[name], 0);
  const height = (count: number) => (count / most) * HEIGHT;

  return (
    <figure className={styles.trend}>
      <figcaption className={styles.legend}>
        <span className={styles.caption}>
          {t('entity.trend.caption', { count: weeks.length })}
        </span>
        <span className={styles.entry}>
          <span className={`${styles.swatch} ${styles.openedSwatch}`} />
          {t('entity.trend.openedTotal', { total: String(sum('opened')) })}
        </span>
        <span className={styles.entry}>
          <span className={`${styles.swatch} ${styles.resolvedSwatch}`} />
          {t('entity.trend.resolvedTotal', { total: String(sum('resolved')) })}
        </span>
      </figcaption>
      <div className={styles.plot} aria-hidden>
        {sum('opened') + sum('resolved') > 0 && (
          <span className={styles.most}>{most}</span>
        )}
        <svg
          className={styles.bars}
          viewBox={`0 0 ${weeks.length * WEEK} ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          {weeks.map((week, at) => (
            <g key={week.start} className={styles.week}>
              <title>
                {t('entity.trend.week', {
                  week: weekLabel(week.start, locale),
                  opened: String(week.opened),
                  resolved: String(week.resolved),
                })}
              </title>
              <rect
                className={styles.target}
                x={at * WEEK}
                y={0}
                width={WEEK}
                height={HEIGHT}
              />
              <rect
                className={styles.opened}
                x={at * WEEK + WEEK / 2 - BAR - 0.5}
                y={HEIGHT - height(week.opened)}
                width={BAR}
                height={height(week.opened)}
              />
              <rect
                className={styles.resolved}
                x={at * WEEK + WEEK / 2 + 0.5}
                y={HEIGHT - height(week.resolved)}
                width={BAR}
                height={height(week.resolved)}
              />
            </g>
          ))}
        </svg>
        {weeks.length > 0 && (
          <div className={styles.ends}>
            <span>{weekLabel(weeks[0].start, locale)}</span>
            <span>{t('entity.trend.thisWeek')}</span>
          </div>
        )}
      </div>
      <VisuallyHidden>
        <table>
          <caption>
            {t('entity.trend.caption', { count: weeks.length })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('entity.trend.weekOf')}</th>
              <th scope="col">{t('entity.trend.opened')}</th>
              <th scope="col">{t('entity.trend.resolved')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr key={week.start}>
                <th scope="row">{weekLabel(week.start, locale)}</th>
                <td>{week.opened}</td>
                <td>{week.resolved}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
