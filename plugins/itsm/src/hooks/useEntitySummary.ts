import { useApi } from '@backstage/frontend-plugin-api';
import type { EntitySummary, ItsmApi } from 'backstage-plugin-itsm-common';
import { useRef } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';
import { useLiveRecords } from './useLiveRecords';
import { Resource, useResource } from './useResource';

/** Card, banner and tab of one page come up one after another. */
const SAME_PAGE_MILLISECONDS = 5000;
/** After a write, all that are on the page look again at once. */
const SAME_MOMENT_MILLISECONDS = 100;

interface Asked {
  at: number;
  answer: Promise<EntitySummary>;
}

const asked = new WeakMap<ItsmApi, Map<string, Asked>>();

function summaryOf(
  api: ItsmApi,
  entityRef: string,
  maxAge: number,
): Promise<EntitySummary> {
  const answers = asked.get(api) ?? new Map<string, Asked>();
  asked.set(api, answers);
  const known = answers.get(entityRef);
  const now = performance.now();
  if (known && now - known.at < maxAge) {
    return known.answer;
  }
  // Not given up when one of those who wait for it leaves the page.
  const answer = api.getEntitySummary(entityRef);
  const entry = { at: now, answer };
  answers.set(entityRef, entry);
  answer.catch(() => {
    if (answers.get(entityRef) === entry) {
      answers.delete(entityRef);
    }
  });
  return answer;
}

/**
 * All that an entity's page needs, in one request that everything on the page
 * shares. Read again when somebody writes to a record.
 */
export function useEntitySummary(entityRef: string): Resource<EntitySummary> {
  const api = useApi(itsmApiRef);
  const maxAge = useRef(SAME_PAGE_MILLISECONDS);
  const resource = useResource(
    () => {
      const age = maxAge.current;
      maxAge.current = SAME_PAGE_MILLISECONDS;
      return summaryOf(api, entityRef, age);
    },
    [api],
    entityRef,
  );
  const retry = () => {
    maxAge.current = SAME_MOMENT_MILLISECONDS;
    resource.retry();
  };
  useLiveRecords({ onWrite: retry });
  return { ...resource, retry };
}
