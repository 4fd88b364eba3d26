import { useApi } from '@backstage/frontend-plugin-api';
import type {
  InsightsApi,
  InsightsRequest,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { type Resource, useResource } from '../hooks/useResource';
import type { RecordHref } from './useRecordHref';

/** What every section of the page is given. */
export interface InsightProps {
  /** The same object as long as the question is the same. */
  request: InsightsRequest;
  hrefOf: RecordHref;
}

/** Asks for an insight, and again when the question changes. */
export function useInsight<T>(
  ask: (insights: InsightsApi, signal: AbortSignal) => Promise<T>,
  question: InsightsRequest & Record<string, unknown>,
): Resource<T> {
  const { insights } = useApi(itsmApiRef);
  return useResource(
    signal => ask(insights, signal),
    [insights, JSON.stringify(question)],
  );
}
