import type { Heatmap } from 'backstage-plugin-itsm-common';
import { Info } from 'luxon';
import { useLocale } from '../hooks/useLocale';
import { useTranslate } from '../hooks/useTranslate';
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
export function HeatmapSection(props: Pick<InsightProps, 'request'>) {
  const { request } = props;
  const t = useTranslate();
  const figures = useFigures();
  const locale = useLocale();
  const resource = useInsight(
    (insights, signal) => insights.heatmap(request, { signal }),
    request,
  );
  const longDays = Info.weekdays('long', { locale });
  const shortDays = Info.weekdays('short', { locale });
  const hourOf = (hour: number) => String(hour).padStart(2, '0');
  const openedAt = ({ items }: Heatmap, weekday: number, hour: number) =>
    items.find(item => item.weekday === weekday && item.hour === hour)
      ?.opened ?? 0;
  const title = t('insights.heatmap.title');
  const columnsOf = (heatmap: Heatmap): DataColumn<number>[] => [
    {
      id: 'hour',
      label: t('insights.heatmap.hour'),
      cell: hour => `${hourOf(hour)}:00`,
    },
    ...weekdays.map(weekday => ({
      id: String(weekday),
      label: longDays[weekday - 1],
      cell: (hour: number) => figures.count(openedAt(heatmap, weekday, hour)),
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
          <div
            className={styles.map}
            role="img"
            aria-label={t('insights.heatmap.busiest', {
              day: longDays[busiest.weekday - 1],
              hour: `${hourOf(busiest.hour)}:00`,
              opened: figures.count(busiest.opened),
            })}
          >
            <span />
            {hours.map(hour => (
              <span key={hour} className={styles.hour}>
                {hour % 3 === 0 && hourOf(hour)}
              </span>
            ))}
            {weekdays.map(weekday => (
              <div key={weekday} className={styles.day}>
                <span className={styles.name}>{shortDays[weekday - 1]}</span>
                {hours.map(hour => {
                  const opened = openedAt(heatmap, weekday, hour);
                  const colour = (opened / busiest.opened) * MOST_COLOUR;
                  return (
                    <span
                      key={hour}
                      className={styles.cell}
                      title={t('insights.heatmap.cell', {
                        day: longDays[weekday - 1],
                        hour: `${hourOf(hour)}:00`,
                        opened: figures.count(opened),
                      })}
                      style={
                        opened > 0
                          ? {
                              background: `color-mix(in srgb, var(--bui-fg-announcement) ${colour}%, var(--bui-bg-app))`,
                            }
                          : undefined
                      }
                    >
                      <span className={styles.figure}>
                        {opened > 0 && figures.count(opened)}
                      </span>
                    </span>
                  );
                })}
              </div>
            ))}
          </div>
        );
      }}
    </InsightSection>
  );
}
