import { useCallback, useEffect, useState } from 'react';
import { keep, readKept } from '../formDialog';
import { emptyDraft, isFilledIn, ReportDraft } from './ReportDraft';

function storageKey(entityRef?: string) {
  return `itsm.report.${entityRef ?? ''}`;
}

/**
 * What is filled in, kept for the entity the form was opened for until it is
 * sent or discarded. A draft that comes back keeps its idempotency key: what
 * was sent without an answer stays one report.
 */
export function useReportDraft(openedFor?: string) {
  const [state, setState] = useState(() => {
    const kept = readKept<ReportDraft>(storageKey(openedFor));
    return {
      draft: { ...emptyDraft(openedFor), ...kept },
      restored: Boolean(kept),
    };
  });

  useEffect(() => {
    keep(
      storageKey(openedFor),
      isFilledIn(state.draft) ? state.draft : undefined,
    );
  }, [openedFor, state.draft]);

  const change = useCallback(
    (changes: Partial<ReportDraft>) =>
      setState(before => ({
        ...before,
        draft: { ...before.draft, ...changes },
      })),
    [],
  );
  const discard = useCallback(() => {
    keep(storageKey(openedFor));
    setState({ draft: emptyDraft(openedFor), restored: false });
  }, [openedFor]);

  return { ...state, change, discard };
}
