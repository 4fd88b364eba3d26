import { useRoute } from '../hooks/useRoute';
import { useTranslate } from '../hooks/useTranslate';
import { riskCalibrationRouteRef } from '../routes';
import { ChangeOutcomesSection } from './ChangeOutcomesSection';
import { EntityInsights } from './EntityInsights';
import { Headline } from './Headline';
import { HeatmapSection } from './HeatmapSection';
import { InsightsBar } from './InsightsBar';
import styles from './InsightsPage.module.css';
import { addressOf, intervalFor } from './insightsQuery';
import { MissingRelationsSection } from './MissingRelationsSection';
import { ProblemCandidates } from './ProblemCandidates';
import { RestoreTimesSection } from './RestoreTimesSection';
import { TrendSection } from './TrendSection';
import { useInsight } from './useInsight';
import { useInsightsQuery } from './useInsightsQuery';
import { useInsightsRequest } from './useInsightsRequest';
import { useRecordHref } from './useRecordHref';

export interface InsightsPageProps {
  goTo: (href: string) => void;
}

/** What can be learned from what happened. */
export function InsightsPage(props: InsightsPageProps) {
  const t = useTranslate();
  const [query, change] = useInsightsQuery();
  const { period, request, previous } = useInsightsRequest(query);
  const hrefOf = useRecordHref(request);
  const calibration = useRoute(riskCalibrationRouteRef)?.();
  const interval = query.interval ?? intervalFor(period);
  const trend = useInsight(
    (insights, signal) => insights.trends({ ...request, interval }, { signal }),
    { ...request, interval },
  );
  const before = useInsight(
    (insights, signal) =>
      insights.trends({ ...previous, interval: 'month' }, { signal }),
    previous,
  );
  return (
    <main className={styles.page} aria-label={t('insights.title')}>
      <InsightsBar query={query} period={period} onChange={change} />
      <Headline
        resource={{
          value:
            trend.value && before.value
              ? { now: trend.value, before: before.value }
              : undefined,
          loading: trend.loading || before.loading,
          error: trend.error ?? before.error,
          retry: () => {
            trend.retry();
            before.retry();
          },
        }}
        hrefOf={hrefOf}
      />
      <TrendSection
        resource={trend}
        interval={interval}
        zone={request.timezone}
        byPriority={query.byPriority}
        onChange={change}
        hrefOf={hrefOf}
      />
      <EntityInsights request={request} hrefOf={hrefOf} />
      <ProblemCandidates request={request} hrefOf={hrefOf} goTo={props.goTo} />
      <HeatmapSection request={request} hrefOf={hrefOf} />
      <RestoreTimesSection request={request} hrefOf={hrefOf} />
      <ChangeOutcomesSection
        request={request}
        hrefOf={hrefOf}
        groupBy={query.changesBy}
        onGroupBy={changesBy => change({ changesBy })}
        calibrationHref={calibration && addressOf(calibration, query)}
      />
      <MissingRelationsSection />
    </main>
  );
}
