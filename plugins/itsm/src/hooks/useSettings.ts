import { useApi } from '@backstage/frontend-plugin-api';
import type { ItsmApi, Settings } from 'backstage-plugin-itsm-common';
import { useEffect, useState } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';

interface Entry {
  promise: Promise<Settings>;
  value?: Settings;
}

/** The settings don't change while a page is open: each API is asked once. */
const entries = new WeakMap<ItsmApi, Entry>();

function entryOf(api: ItsmApi): Entry {
  const known = entries.get(api);
  if (known) {
    return known;
  }
  const entry: Entry = { promise: api.getSettings() };
  entry.promise.then(
    value => {
      entry.value = value;
    },
    () => entries.delete(api),
  );
  entries.set(api, entry);
  return entry;
}

/** What forms and labels need to know: levels, names, codes, the caller. */
export function useSettings(): {
  value?: Settings;
  loading: boolean;
  error?: Error;
} {
  const api = useApi(itsmApiRef);
  const [state, setState] = useState<{ value?: Settings; error?: Error }>(
    () => ({ value: entries.get(api)?.value }),
  );
  useEffect(() => {
    let current = true;
    entryOf(api).promise.then(
      value => {
        if (current) {
          setState(before => (before.value === value ? before : { value }));
        }
      },
      error => {
        if (current) {
          setState({ error });
        }
      },
    );
    return () => {
      current = false;
    };
  }, [api]);
  return { ...state, loading: !state.value && !state.error };
}
