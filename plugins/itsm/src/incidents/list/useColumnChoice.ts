import { useMemo } from 'react';
import { useStored } from '../../hooks/useStored';
import { type ColumnId, columnIds, usualColumnIds } from './incidentColumns';

const NONE: string[] = [];

/** The columns that the reader wants to see, in their fixed order. */
export function useColumnChoice(): [ColumnId[], (ids: ColumnId[]) => void] {
  const [stored, store] = useStored<string[]>('incident-columns', NONE);
  const shown = useMemo(() => {
    const wanted: readonly string[] = stored.length ? stored : usualColumnIds;
    return columnIds.filter(id => wanted.includes(id));
  }, [stored]);
  return [shown, store];
}
