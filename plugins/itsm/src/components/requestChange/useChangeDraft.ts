import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useCallback, useEffect, useState } from 'react';
import {
  type ChangeDraft,
  emptyChangeDraft,
  isChangeFilledIn,
  startFrom,
} from './ChangeDraft';

/** What the form was opened for. */
export interface OpenedFor {
  entityRef?: string;
  template?: ChangeTemplate;
}

function freshDraft({ entityRef, template }: OpenedFor): ChangeDraft {
  const draft = emptyChangeDraft(entityRef);
  return template ? { ...draft, ...startFrom(draft, template) } : draft;
}

function storageKey({ entityRef, template }: OpenedFor) {
  return `itsm.requestChange.${template?.id ?? entityRef ?? ''}`;
}

/*
 * Private windows and full storages refuse to keep anything: the form works
 * without, it only forgets when it is closed.
 */
function read(key: string): ChangeDraft | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text
      ? { ...emptyChangeDraft(), ...(JSON.parse(text) as ChangeDraft) }
      : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, draft?: ChangeDraft) {
  try {
    if (draft) {
      sessionStorage.setItem(key, JSON.stringify(draft));
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    // See above.
  }
}

/**
 * What is filled in of a request for a change, kept for what the form was
 * opened for until it is sent or discarded.
 */
export function useChangeDraft(openedFor: OpenedFor) {
  const key = storageKey(openedFor);
  const [state, setState] = useState(() => {
    const kept = read(key);
    return { draft: kept ?? freshDraft(openedFor), restored: Boolean(kept) };
  });

  useEffect(() => {
    write(key, isChangeFilledIn(state.draft) ? state.draft : undefined);
  }, [key, state.draft]);

  const change = useCallback(
    (changes: Partial<ChangeDraft>) =>
      setState(before => ({
        ...before,
        draft: { ...before.draft, ...changes },
      })),
    [],
  );
  const discard = () => {
    write(key, undefined);
    setState({ draft: freshDraft(openedFor), restored: false });
  };

  return { ...state, change, discard };
}
