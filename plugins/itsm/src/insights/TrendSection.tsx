import { Checkbox } from '@backstage/ui';
import {
  type TrendInterval,
  trendIntervals,
  type Trends,
} from 'backstage-plugin-itsm-common';
import { SegmentedChoice } from '../components/segmentedChoice';
import { useLocale } from '../hooks/useLocale';
import type { Resource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import { InsightSection } from './InsightSection';
import type { InsightsQuery } from './insightsQuery';
import { labelledPeriods } from './periods';
import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';
import type { RecordHref } from './useRecordHref';

export interface TrendSectionProps {
  resource: Resource<Trends>;
  interval: TrendInterval;
  zone?: string;
  byPriority: boolean;
  onChange: (change: Partial<InsightsQuery>) => void;
  hrefOf: RecordHref;
}

/** How incidents came and went, and how many were left. */
export function TrendSection(props: TrendSectionProps) {
  const { resource, interval, zone, byPriority, onChange, hrefOf } = props;
  const t = useTranslate();
  const locale = useLocale();
  const periodsOf = (trends: Trends) =>
    labelledPeriods(trends, { interval, zone, locale });
  return (
    <InsightSection
      title={t('insights.trend.title')}
      description={t('insights.trend.description')}
      resource={resource}
      emptyNote={({ series }) =>
        series.some(
          ({ opened, resolved, backlog }) => opened + resolved + backlog > 0,
        )
          ? undefined
          : t('insights.none')
      }
      actions={
        <>
          <Checkbox
            isSelected={byPriority}
            onChange={selected => onChange({ byPriority: selected })}
          >
            {t('insights.trend.byPriority')}
          </Checkbox>
          <SegmentedChoice
            aria-label={t('insights.trend.interval')}
            options={trendIntervals.map(id => ({
              id,
              label: t(`insights.trend.${id}`),
            }))}
            value={interval}
            onChange={next => onChange({ interval: next })}
          />
        </>
      }
      table={trends => (
        <TrendTable
          periods={periodsOf(trends)}
          byPriority={byPriority}
          hrefOf={hrefOf}
        />
      )}
    >
      {trends => (
        <TrendChart
          periods={periodsOf(trends)}
          interval={interval}
          byPriority={byPriority}
          hrefOf={hrefOf}
        />
      )}
    </InsightSection>
  );
}
