import { DateTime } from 'luxon';
import { useMemo, useState } from 'react';
import { useTranslate } from '../hooks/useTranslate';
import { ChangeOutcomesSection } from './ChangeOutcomesSection';
import { EntityInsights } from './EntityInsights';
import { Headline } from './Headline';
import { HeatmapSection } from './HeatmapSection';
import { InsightsBar } from './InsightsBar';
import styles from './InsightsPage.module.css';
import {
  intervalFor,
  periodBefore,
  periodOf,
  toInsightsRequest,
} from './insightsQuery';
import { MissingRelationsSection } from './MissingRelationsSection';
import { ProblemCandidates } from './ProblemCandidates';
import { RestoreTimesSection } from './RestoreTimesSection';
import { TrendSection } from './TrendSection';
import { useInsight } from './useInsight';
import { useInsightsQuery } from './useInsightsQuery';
import { useRecordHref } from './useRecordHref';

export interface InsightsPageProps {
  goTo: (href: string) => void;
}

/** What can be learned from what happened. */
export function InsightsPage(props: InsightsPageProps) {
  const t = useTranslate();
  const [query, change] = useInsightsQuery();
  // All figures of the page are up to the same moment, and what was opened just
  // now is among them.
  const [now] = useState(() =>
    DateTime.local().startOf('minute').plus({ minutes: 1 }),
  );
  const { days, from, to, timezone } = query;
  const scopeName = query.scope?.name;
  const scopeRef = query.scope?.entityRef;
  const { period, request, previous } = useMemo(() => {
    const asked = periodOf({ days, from, to, timezone }, now);
    const scope =
      scopeName && scopeRef
        ? { name: scopeName, entityRef: scopeRef }
        : undefined;
    return {
      period: asked,
      request: toInsightsRequest(asked, scope),
      previous: toInsightsRequest(periodBefore(asked), scope),
    };
  }, [days, from, to, timezone, scopeName, scopeRef, now]);
  const hrefOf = useRecordHref(request);
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
      />
      <MissingRelationsSection />
    </main>
  );
}
