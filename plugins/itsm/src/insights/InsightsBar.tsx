import { Select } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useCallback } from 'react';
import { DayField } from '../components/dayField';
import { TimeZoneField } from '../components/timeZoneField';
import { useTranslate } from '../hooks/useTranslate';
import styles from './InsightsBar.module.css';
import { type InsightsQuery, type Period, spans } from './insightsQuery';
import { ScopeField } from './ScopeField';

const OWN = 'own';

export interface InsightsBarProps {
  query: InsightsQuery;
  period: Period;
  onChange: (change: Partial<InsightsQuery>) => void;
}

/** What the figures are about: of what, of which time, by whose clocks. */
export function InsightsBar(props: InsightsBarProps) {
  const { query, period, onChange } = props;
  const t = useTranslate();
  const own = query.from && query.to;
  const firstDay = query.from ?? period.from.toISODate()!;
  const lastDay = query.to ?? period.to.minus({ milliseconds: 1 }).toISODate()!;
  const onZone = useCallback(
    ({ timeZone }: { timeZone: string }) =>
      onChange({
        timezone: timeZone === DateTime.local().zoneName ? undefined : timeZone,
      }),
    [onChange],
  );
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t('insights.scope.group')}
    >
      <ScopeField value={query.scope} onChange={scope => onChange({ scope })} />
      <Select
        className={styles.choice}
        size="small"
        label={t('insights.period.label')}
        options={[
          ...spans.map(span => ({
            id: String(span),
            label: t('insights.period.days', { days: String(span) }),
          })),
          { id: OWN, label: t('insights.period.own') },
        ]}
        value={own ? OWN : String(query.days)}
        onChange={chosen => {
          const days = spans.find(span => String(span) === chosen);
          onChange(
            days
              ? { days, from: undefined, to: undefined, interval: undefined }
              : { from: firstDay, to: lastDay, interval: undefined },
          );
        }}
      />
      {own && (
        <>
          <DayField
            label={t('insights.period.from')}
            value={firstDay}
            onChange={day =>
              day && onChange({ from: day, to: day > lastDay ? day : lastDay })
            }
          />
          <DayField
            label={t('insights.period.to')}
            value={lastDay}
            onChange={day =>
              day &&
              onChange({ from: day < firstDay ? day : firstDay, to: day })
            }
          />
        </>
      )}
      <div className={styles.zone}>
        <TimeZoneField
          value={query.timezone ?? period.from.zoneName ?? 'UTC'}
          onChange={onZone}
        />
      </div>
    </div>
  );
}
