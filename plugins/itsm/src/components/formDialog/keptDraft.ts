/*
 * Private windows and full storages refuse to keep anything: the form works
 * without, it only forgets when it is closed.
 */

/** What was written before and neither sent nor discarded, in this tab. */
export function readKept<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is being written, or forgets it. */
export function keep(key: string, draft?: unknown) {
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
