import type { ActivityEntry, ActivityPage } from 'backstage-plugin-itsm-common';
import { useCallback, useEffect, useRef, useState } from 'react';

const PAGE = 30;
/** After a longer absence than this many pages the history starts afresh. */
const MOST_PAGES_AT_ONCE = 5;

/** The part of the API that tells a record's history. */
export interface ActivityReader {
  activity(
    key: string,
    request: { limit?: number; cursor?: string; order?: 'asc' | 'desc' },
  ): Promise<ActivityPage>;
}

/** A record's history, from its newest entry as far back as was asked for. */
export interface Activity {
  /** Newest first. */
  entries?: ActivityEntry[];
  hasEarlier: boolean;
  loading: boolean;
  error?: Error;
  /** Reads what was added since. */
  retry: () => void;
  /** Reads further back. */
  loadEarlier: () => void;
}

interface State {
  key: string;
  entries?: ActivityEntry[];
  cursor?: string;
  loading: boolean;
  error?: Error;
}

async function readNewest(
  reader: ActivityReader,
  known: State,
): Promise<Pick<State, 'entries' | 'cursor'>> {
  const last = known.entries?.[0]?.sequence ?? 0;
  const added: ActivityEntry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES_AT_ONCE; page++) {
    const { items, pageInfo } = await reader.activity(known.key, {
      limit: PAGE,
      order: 'desc',
      cursor,
    });
    added.push(...items.filter(({ sequence }) => sequence > last));
    cursor = pageInfo.nextCursor;
    if (known.entries && items.some(({ sequence }) => sequence <= last)) {
      // The history only grows: what was read before still stands.
      return { entries: [...added, ...known.entries], cursor: known.cursor };
    }
    if (!known.entries || !cursor) {
      break;
    }
  }
  return { entries: added, cursor };
}

/** Reads a record's history, newest first, and further back when asked to. */
export function useActivity(reader: ActivityReader, key: string): Activity {
  const [state, setState] = useState<State>({ key, loading: true });
  const latest = useRef(state);
  latest.current = state;

  const read = useCallback(
    async (load: (known: State) => Promise<Partial<State>>) => {
      const known: State =
        latest.current.key === key ? latest.current : { key, loading: true };
      setState({ ...known, loading: true, error: undefined });
      try {
        const result = await load(known);
        setState(now =>
          now.key === key ? { ...now, ...result, loading: false } : now,
        );
      } catch (error) {
        setState(now =>
          now.key === key
            ? { ...now, error: error as Error, loading: false }
            : now,
        );
      }
    },
    [key],
  );

  const retry = useCallback(
    () => read(known => readNewest(reader, known)),
    [read, reader],
  );
  const loadEarlier = useCallback(
    () =>
      read(async ({ entries = [], cursor }) => {
        const page = await reader.activity(key, {
          limit: PAGE,
          order: 'desc',
          cursor,
        });
        return {
          entries: [...entries, ...page.items],
          cursor: page.pageInfo.nextCursor,
        };
      }),
    [read, reader, key],
  );
  useEffect(() => {
    retry();
  }, [retry]);

  const current = state.key === key;
  return {
    entries: current ? state.entries : undefined,
    hasEarlier: current && Boolean(state.cursor),
    loading: !current || state.loading,
    error: current ? state.error : undefined,
    retry,
    loadEarlier,
  };
}
