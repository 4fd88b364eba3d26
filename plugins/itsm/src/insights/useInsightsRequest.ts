import type { InsightsRequest } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useMemo, useState } from 'react';
import {
  type InsightsQuery,
  type Period,
  periodBefore,
  periodOf,
  toInsightsRequest,
} from './insightsQuery';

/** The time that a page is about, and what it asks for. */
export interface AskedInsights {
  period: Period;
  /** The same object as long as the question is the same. */
  request: InsightsRequest;
  /** The same of the time before. */
  previous: InsightsRequest;
}

/** What to ask for a page, by what stands in its address. */
export function useInsightsRequest(query: InsightsQuery): AskedInsights {
  // All figures of the page are up to the same moment, and what was opened just
  // now is among them.
  const [now] = useState(() =>
    DateTime.local().startOf('minute').plus({ minutes: 1 }),
  );
  const { days, from, to, timezone } = query;
  const scopeName = query.scope?.name;
  const scopeRef = query.scope?.entityRef;
  return useMemo(() => {
    const period = periodOf({ days, from, to, timezone }, now);
    const scope =
      scopeName && scopeRef
        ? { name: scopeName, entityRef: scopeRef }
        : undefined;
    return {
      period,
      request: toInsightsRequest(period, scope),
      previous: toInsightsRequest(periodBefore(period), scope),
    };
  }, [days, from, to, timezone, scopeName, scopeRef, now]);
}
