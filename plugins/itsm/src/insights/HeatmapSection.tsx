import { Link } from '@backstage/ui';
import type { Heatmap } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { useWeekWords } from '../hooks/useWeekWords';
import { ArrowKeyLinks } from './ArrowKeyLinks';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import styles from './HeatmapSection.module.css';
import { InsightSection } from './InsightSection';
import { useFigures } from './useFigures';
import { type InsightProps, useInsight } from './useInsight';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The darkest cell still lets its figure be read. */
const MOST_COLOUR = 55;

/** At which hours of the week incidents are opened. */
export function HeatmapSection(props: InsightProps) {
  const { request, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const week = useWeekWords();
  const resource = useInsight(
    (insights, signal) => insights.heatmap(request, { signal }),
    request,
  );
  const hrefAt = (weekday: number, hour: number) =>
    hrefOf('incident', {
      openedFrom: request.from,
      openedTo: request.to,
      openedWeekday: weekday,
      openedHour: hour,
      timezone: request.timezone,
    });
  const openedAt = ({ items }: Heatmap, weekday: number, hour: number) =>
    items.find(item => item.weekday === weekday && item.hour === hour)
      ?.opened ?? 0;
  const title = t('insights.heatmap.title');
  const columnsOf = (heatmap: Heatmap): DataColumn<number>[] => [
    {
      id: 'hour',
      label: t('insights.heatmap.hour'),
      cell: hour => week.hours[hour],
    },
    ...weekdays.map(weekday => ({
      id: String(weekday),
      label: week.days[weekday - 1],
      cell: (hour: number) => {
        const opened = openedAt(heatmap, weekday, hour);
        return (
          <CountLink href={opened > 0 ? hrefAt(weekday, hour) : undefined}>
            {figures.count(opened)}
          </CountLink>
        );
      },
    })),
  ];
  return (
    <InsightSection
      title={title}
      description={t('insights.heatmap.description', {
        zone: request.timezone ?? 'UTC',
      })}
      resource={resource}
      emptyNote={({ items }) =>
        items.some(({ opened }) => opened > 0) ? undefined : t('insights.none')
      }
      table={heatmap => (
        <DataTable
          label={title}
          columns={columnsOf(heatmap)}
          rows={hours}
          keyOf={String}
        />
      )}
    >
      {heatmap => {
        const busiest = heatmap.items.reduce((one, other) =>
          other.opened > one.opened ? other : one,
        );
        return (
          <ArrowKeyLinks
            className={styles.map}
            label={t('insights.heatmap.busiest', {
              day: week.days[busiest.weekday - 1],
              hour: week.hours[busiest.hour],
              opened: figures.count(busiest.opened),
            })}
          >
            <span />
            {hours.map(hour => (
              <span key={hour} className={styles.hour} aria-hidden>
                {hour % 3 === 0 && String(hour).padStart(2, '0')}
              </span>
            ))}
            {weekdays.map(weekday => (
              <div key={weekday} className={styles.day}>
                <span className={styles.name} aria-hidden>
                  {week.shortDays[weekday - 1]}
                </span>
                {hours.map(hour => {
                  const opened = openedAt(heatmap, weekday, hour);
                  const colour = (opened / busiest.opened) * MOST_COLOUR;
                  const words = t('insights.heatmap.cell', {
                    day: week.days[weekday - 1],
                    hour: week.hours[hour],
                    opened: figures.count(opened),
                  });
                  return opened === 0 ? (
                    <span key={hour} className={styles.cell} title={words} />
                  ) : (
                    <span
                      key={hour}
                      className={styles.cell}
                      title={words}
                      data-row={weekday}
                      data-column={hour}
                      style={{
                        background: `color-mix(in srgb, var(--bui-fg-announcement) ${colour}%, var(--bui-bg-app))`,
                      }}
                    >
                      <Link
                        className={styles.incidents}
                        href={hrefAt(weekday, hour) ?? '#'}
                        aria-label={words}
                        standalone
                      >
                        <span className={styles.figure}>
                          {figures.count(opened)}
                        </span>
                      </Link>
                    </span>
                  );
                })}
              </div>
            ))}
          </ArrowKeyLinks>
        );
      }}
    </InsightSection>
  );
}
