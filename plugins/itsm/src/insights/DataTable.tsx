import { ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface DataColumn<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Words rather than figures. */
  text?: boolean;
}

export interface DataTableProps<T> {
  label: string;
  /** The first one names the row. */
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
}

/** Figures in rows; wider than the screen, it is scrolled sideways. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, keyOf } = props;
  const [head, ...rest] = columns;
  const alignOf = (column: DataColumn<T>) =>
    column.text ? styles.text : styles.figure;
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled has to be reached by the keyboard
      tabIndex={0}
    >
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.text}>
              {head.label}
            </th>
            {rest.map(column => (
              <th key={column.id} scope="col" className={alignOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              <th scope="row" className={styles.text}>
                {head.cell(row)}
              </th>
              {rest.map(column => (
                <td key={column.id} className={alignOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
