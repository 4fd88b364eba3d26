import type { RecordDigest } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { RecordLink } from '../references';
import { RelativeTime } from '../relativeTime';
import { PriorityTag, StateTag } from '../tags';
import styles from './RecordRows.module.css';

/** What a row needs of a record. */
export type RowRecord = Pick<
  RecordDigest,
  'type' | 'number' | 'title' | 'state' | 'priority' | 'openedAt'
>;

export interface RecordRowsProps<T extends RowRecord> {
  /** Names the list. */
  label: string;
  records: readonly T[];
  /** What stands below the title instead of the state. */
  detail?: (record: T) => ReactNode;
}

/** A few records in a narrow place, two lines each. */
export function RecordRows<T extends RowRecord>(props: RecordRowsProps<T>) {
  return (
    <ul className={styles.rows} aria-label={props.label}>
      {props.records.map(record => (
        <li key={record.number} className={styles.row}>
          <span className={styles.priority}>
            <PriorityTag priority={record.priority} iconOnly />
          </span>
          <RecordLink
            type={record.type}
            number={record.number}
            className={styles.title}
            title={record.title}
          >
            {record.title}
          </RecordLink>
          <span className={styles.detail}>
            <span>{record.number}</span>
            {props.detail?.(record) ?? (
              <StateTag type={record.type} state={record.state} />
            )}
            <RelativeTime
              at={record.openedAt}
              width="narrow"
              className={styles.time}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
