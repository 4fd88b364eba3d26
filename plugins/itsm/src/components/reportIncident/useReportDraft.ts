import { useCallback, useEffect, useState } from 'react';
import { emptyDraft, isFilledIn, ReportDraft } from './ReportDraft';

function storageKey(entityRef?: string) {
  return `itsm.report.${entityRef ?? ''}`;
}

/*
 * Private windows and full storages refuse to keep anything: the form works
 * without, it only forgets when it is closed.
 */
function read(entityRef?: string): ReportDraft | undefined {
  try {
    const text = sessionStorage.getItem(storageKey(entityRef));
    return text
      ? { ...emptyDraft(entityRef), ...(JSON.parse(text) as ReportDraft) }
      : undefined;
  } catch {
    return undefined;
  }
}

function write(entityRef: string | undefined, draft?: ReportDraft) {
  try {
    if (draft) {
      sessionStorage.setItem(storageKey(entityRef), JSON.stringify(draft));
    } else {
      sessionStorage.removeItem(storageKey(entityRef));
    }
  } catch {
    // See above.
  }
}

/**
 * What is filled in, kept for the entity the form was opened for until it is
 * sent or discarded. A draft that comes back keeps its idempotency key: what
 * was sent without an answer stays one report.
 */
export function useReportDraft(openedFor?: string) {
  const [state, setState] = useState(() => {
    const kept = read(openedFor);
    return { draft: kept ?? emptyDraft(openedFor), restored: Boolean(kept) };
  });

  useEffect(() => {
    write(openedFor, isFilledIn(state.draft) ? state.draft : undefined);
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
    write(openedFor, undefined);
    setState({ draft: emptyDraft(openedFor), restored: false });
  }, [openedFor]);

  return { ...state, change, discard };
}
