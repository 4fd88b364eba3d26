import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useCallback, useEffect, useState } from 'react';
import { keep, readKept } from '../formDialog';
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

/**
 * What is filled in of a request for a change, kept for what the form was
 * opened for until it is sent or discarded.
 */
export function useChangeDraft(openedFor: OpenedFor) {
  const key = storageKey(openedFor);
  const [state, setState] = useState(() => {
    const kept = readKept<ChangeDraft>(key);
    return {
      draft: kept ? { ...emptyChangeDraft(), ...kept } : freshDraft(openedFor),
      restored: Boolean(kept),
    };
  });

  useEffect(() => {
    keep(key, isChangeFilledIn(state.draft) ? state.draft : undefined);
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
    keep(key);
    setState({ draft: freshDraft(openedFor), restored: false });
  };

  return { ...state, change, discard };
}
