import type { RecordType } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useStored } from '../../hooks/useStored';

/** A view that somebody saved: filters and order under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** As in the page's address. */
  search: string;
}

type Stored = { id: string; name: string; search: string }[];

const NONE: Stored = [];

function nextId(views: Stored): string {
  return String(1 + Math.max(0, ...views.map(({ id }) => Number(id))));
}

/** The reader's own views of the list of one type. */
export function useSavedViews(type: RecordType) {
  const [views, store] = useStored<Stored>(`${type}-views`, NONE);
  return useMemo(
    () => ({
      views: views as SavedView[],
      save: (name: string, search: string) =>
        store([...views, { id: nextId(views), name, search }]),
      rename: (id: string, name: string) =>
        store(views.map(view => (view.id === id ? { ...view, name } : view))),
      replace: (id: string, search: string) =>
        store(views.map(view => (view.id === id ? { ...view, search } : view))),
      remove: (id: string) => store(views.filter(view => view.id !== id)),
    }),
    [views, store],
  );
}
