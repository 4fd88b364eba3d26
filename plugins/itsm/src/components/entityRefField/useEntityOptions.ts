import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAsyncList } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import {
  EntityOption,
  optionFields,
  searchedFields,
  toEntityOption,
} from './entityOption';

const QUIET_MILLISECONDS = 200;
const SLOW_MILLISECONDS = 2000;
const PAGE = 20;

function quiet(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, QUIET_MILLISECONDS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export interface EntityOptionsRequest {
  kinds: readonly string[];
  /** Text that is shown because it is chosen, not typed to search by it. */
  chosen?: string;
}

/** The catalog's entities that match what is typed. */
export function useEntityOptions(request: EntityOptionsRequest) {
  const { kinds, chosen } = request;
  const catalog = useApi(catalogApiRef);
  // Nobody may ever open the field: the catalog is asked once it is entered.
  const entered = useRef(false);
  const [slow, setSlow] = useState(false);

  const list = useAsyncList<EntityOption, string>({
    async load({ signal, filterText = '', cursor }) {
      if (!entered.current) {
        return { items: [] };
      }
      const term = filterText.trim() === chosen ? '' : filterText.trim();
      if (term && !cursor) {
        await quiet(signal);
      }
      if (signal.aborted) {
        return { items: [] };
      }
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE, fields: optionFields }
          : {
              filter: { kind: [...kinds] },
              fullTextFilter: term
                ? { term, fields: searchedFields }
                : undefined,
              orderFields: [{ field: 'metadata.name', order: 'asc' }],
              totalItems: 'exclude',
              limit: PAGE,
              fields: optionFields,
            },
      );
      return {
        items: page.items.map(toEntityOption),
        cursor: page.pageInfo.nextCursor,
      };
    },
    getKey: option => option.id,
  });

  const busy =
    list.loadingState === 'loading' || list.loadingState === 'filtering';
  useEffect(() => {
    if (!busy) {
      setSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [busy]);

  return {
    list,
    slow,
    failed: list.loadingState === 'error',
    enter() {
      if (!entered.current || list.loadingState === 'error') {
        entered.current = true;
        list.reload();
      }
    },
  };
}
