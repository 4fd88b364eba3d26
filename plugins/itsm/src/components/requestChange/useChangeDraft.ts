import { useCallback, useEffect, useState } from 'react';
import {
  type ChangeDraft,
  emptyChangeDraft,
  isChangeFilledIn,
} from './ChangeDraft';

function storageKey(entityRef?: string) {
  return `itsm.requestChange.${entityRef ?? ''}`;
}

/*
 * Private windows and full storages refuse to keep anything: the form works
 * without, it only forgets when it is closed.
 */
function read(entityRef?: string): ChangeDraft | undefined {
  try {
    const text = sessionStorage.getItem(storageKey(entityRef));
    return text
      ? {
          ...emptyChangeDraft(entityRef),
          ...(JSON.parse(text) as ChangeDraft),
        }
      : undefined;
  } catch {
    return undefined;
  }
}

function write(entityRef: string | undefined, draft?: ChangeDraft) {
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
 * What is filled in of a request for a change, kept for the entity the form
 * was opened for until it is sent or discarded.
 */
export function useChangeDraft(openedFor?: string) {
  const [state, setState] = useState(() => {
    const kept = read(openedFor);
    return {
      draft: kept ?? emptyChangeDraft(openedFor),
      restored: Boolean(kept),
    };
  });

  useEffect(() => {
    write(openedFor, isChangeFilledIn(state.draft) ? state.draft : undefined);
  }, [openedFor, state.draft]);

  const change = useCallback(
    (changes: Partial<ChangeDraft>) =>
      setState(before => ({
        ...before,
        draft: { ...before.draft, ...changes },
      })),
    [],
  );
  const discard = useCallback(() => {
    write(openedFor, undefined);
    setState({ draft: emptyChangeDraft(openedFor), restored: false });
  }, [openedFor]);

  return { ...state, change, discard };
}
