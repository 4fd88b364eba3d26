import { useCallback, useState } from 'react';

function read(key: string): string {
  try {
    return window.sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/**
 * A text that is being written: kept for this browser tab, so that neither a
 * reload nor a look elsewhere loses it.
 */
export function useDraft(key: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ key, text: read(key) });
  const text = draft.key === key ? draft.text : read(key);
  const change = useCallback(
    (next: string) => {
      setDraft({ key, text: next });
      try {
        if (next) {
          window.sessionStorage.setItem(key, next);
        } else {
          window.sessionStorage.removeItem(key);
        }
      } catch {
        // Without storage the draft lives as long as the page.
      }
    },
    [key],
  );
  return [text, change];
}
