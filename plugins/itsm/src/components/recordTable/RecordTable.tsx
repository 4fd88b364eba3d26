import { Checkbox, Skeleton, VisuallyHidden } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import type { ListOrder } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RecordTable.module.css';

export interface RecordColumn<T> {
  id: string;
  label: string;
  cell: (item: T) => ReactNode;
  /** Of a fixed width in rem; the rest is shared by those without. */
  width?: number;
  /** The order that the backend knows for it. */
  sortBy?: ListOrder;
  /** Where it goes when rows are stacked on a narrow screen. */
  stacked: 'lead' | 'title' | 'trail' | 'more' | 'hidden';
}

export interface TableSort {
  orderBy: ListOrder;
  order: 'asc' | 'desc';
}

export interface RecordTableProps<T> {
  /** Names the table for those who can't see what is around it. */
  label: string;
  columns: RecordColumn<T>[];
  /** Nothing yet while it is loaded for the first time. */
  items?: T[];
  loading: boolean;
  sort?: TableSort;
  onSortChange?: (sort: TableSort) => void;
  selection?: {
    selected: ReadonlySet<string>;
    onChange: (selected: Set<string>) => void;
    labelOf: (item: T) => string;
  };
  /** The heads are only there for screen readers: what they say is plain. */
  plainHead?: boolean;
  /** How many rows to draw while there is nothing yet. */
  expected?: number;
}

function SortableLabel<T>(props: {
  column: RecordColumn<T>;
  sort?: TableSort;
  onSortChange?: (sort: TableSort) => void;
}) {
  const { column, sort, onSortChange } = props;
  const { sortBy } = column;
  if (!sortBy || !onSortChange) {
    return <>{column.label}</>;
  }
  const current = sort?.orderBy === sortBy ? sort.order : undefined;
  // The first click shows what matters first: the newest, the most urgent.
  const first = sortBy === 'priority' ? 'asc' : 'desc';
  const second = first === 'asc' ? 'desc' : 'asc';
  const next = current === first ? second : first;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => onSortChange({ orderBy: sortBy, order: next })}
    >
      {column.label}
      {current === 'asc' && <RiArrowUpLine aria-hidden />}
      {current === 'desc' && <RiArrowDownLine aria-hidden />}
    </button>
  );
}

function ariaSort<T>(column: RecordColumn<T>, sort?: TableSort) {
  if (!column.sortBy) {
    return undefined;
  }
  if (column.sortBy !== sort?.orderBy) {
    return 'none';
  }
  return sort.order === 'asc' ? 'ascending' : 'descending';
}

/**
 * Records in dense rows. Each row is a link by the record's own link in one of
 * its cells, which reaches over the row; on narrow screens rows are stacked.
 */
export function RecordTable<T extends { id: string }>(
  props: RecordTableProps<T>,
) {
  const { columns, items, selection, sort } = props;
  const t = useTranslate();
  const skeletons = Array.from(
    { length: items ? 0 : props.expected ?? 10 },
    (_, at) => at,
  );
  const all = items?.length
    ? items.every(({ id }) => selection?.selected.has(id))
    : false;
  const toggle = (ids: string[], selected: boolean) => {
    const next = new Set(selection?.selected);
    for (const id of ids) {
      if (selected) {
        next.add(id);
      } else {
        next.delete(id);
      }
    }
    selection?.onChange(next);
  };

  return (
    <table
      className={styles.table}
      aria-label={props.label}
      aria-busy={props.loading}
    >
      <thead className={props.plainHead ? styles.plainHead : undefined}>
        <tr>
          {selection && (
            <th scope="col" className={styles.select}>
              <Checkbox
                aria-label={t('common.table.selectAll')}
                isSelected={all}
                isIndeterminate={
                  !all && items?.some(({ id }) => selection.selected.has(id))
                }
                isDisabled={!items?.length}
                onChange={selected =>
                  toggle(items?.map(({ id }) => id) ?? [], selected)
                }
              />
            </th>
          )}
          {columns.map(column => (
            <th
              key={column.id}
              scope="col"
              aria-sort={ariaSort(column, sort)}
              style={column.width ? { width: `${column.width}rem` } : undefined}
            >
              <SortableLabel
                column={column}
                sort={sort}
                onSortChange={props.onSortChange}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={props.loading && items ? styles.stale : undefined}>
        {items?.map(item => (
          <tr
            key={item.id}
            data-selected={selection?.selected.has(item.id) || undefined}
          >
            {selection && (
              <td className={styles.select} data-stacked="select">
                <Checkbox
                  aria-label={t('common.table.select', {
                    name: selection.labelOf(item),
                  })}
                  isSelected={selection.selected.has(item.id)}
                  onChange={selected => toggle([item.id], selected)}
                />
              </td>
            )}
            {columns.map(column => (
              <td key={column.id} data-stacked={column.stacked}>
                {column.cell(item)}
              </td>
            ))}
          </tr>
        ))}
        {skeletons.map(at => (
          <tr key={at} aria-hidden>
            <td
              className={styles.skeleton}
              colSpan={columns.length + (selection ? 1 : 0)}
            >
              <Skeleton width={`${55 + ((at * 17) % 40)}%`} height="0.75rem" />
            </td>
          </tr>
        ))}
      </tbody>
      {!items && (
        <caption>
          <VisuallyHidden>{t('common.table.loading')}</VisuallyHidden>
        </caption>
      )}
    </table>
  );
}
