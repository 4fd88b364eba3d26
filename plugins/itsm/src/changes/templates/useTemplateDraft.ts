import { useEffect, useState } from 'react';
import { keep, readKept } from '../../components/formDialog';
import { isEdited, rebased, type TemplateDraft } from './templateDraft';

interface Kept {
  /** What it was when writing began. */
  given: TemplateDraft;
  draft: TemplateDraft;
}

/**
 * A template while it is written, kept until it is sent or discarded. What was
 * changed stays, on top of what another version says by now.
 */
export function useTemplateDraft(key: string, given: TemplateDraft) {
  const [{ restored, ...state }, setState] = useState(() => {
    const kept = readKept<Kept>(key);
    return { ...(kept ?? { given, draft: given }), restored: Boolean(kept) };
  });
  const isOvertaken = isEdited(state.given, given);
  const draft = isOvertaken
    ? rebased(state.draft, state.given, given)
    : state.draft;

  useEffect(() => {
    keep(key, isEdited(given, draft) ? { given, draft } : undefined);
  });

  const change = (changes: Partial<TemplateDraft>) =>
    setState({ given, draft: { ...draft, ...changes }, restored });
  const discard = () => {
    keep(key);
    setState({ given, draft: given, restored: false });
  };
  return {
    draft,
    restored,
    isFilledIn: isEdited(given, draft),
    change,
    discard,
  };
}
