import type { RecordType } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useStored } from '../../hooks/useStored';
import type { ListColumn } from './useListColumns';

const NONE: string[] = [];

/** Without these a row couldn't be told from another. */
export const fixedColumnIds: readonly string[] = ['number', 'title'];

export interface ColumnChoiceOptions<T> {
  type: RecordType;
  /** All that there are. */
  columns: readonly ListColumn<T>[];
  /** Those that are shown until the reader chooses. */
  usual: readonly string[];
}

/** The columns that the reader wants to see, in their fixed order. */
export function useColumnChoice<T>(
  options: ColumnChoiceOptions<T>,
): [ListColumn<T>[], (ids: string[]) => void] {
  const { type, columns, usual } = options;
  const [stored, store] = useStored<string[]>(`${type}-columns`, NONE);
  const shown = useMemo(() => {
    const wanted = stored.length ? stored : usual;
    return columns.filter(({ id }) => wanted.includes(id));
  }, [stored, columns, usual]);
  return [shown, store];
}
