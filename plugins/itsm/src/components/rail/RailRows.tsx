import { ReactNode } from 'react';
import styles from './RailRows.module.css';

/** Names and values, one below the other. */
export function RailRows(props: { children: ReactNode }) {
  return <dl className={styles.rows}>{props.children}</dl>;
}

export interface RailRowProps {
  name: string;
  children: ReactNode;
  /** The way to change the value. */
  action?: ReactNode;
}

/** One name and its value. */
export function RailRow(props: RailRowProps) {
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{props.name}</dt>
      <dd className={styles.value}>
        <span className={styles.text}>{props.children}</span>
        {props.action && <span className={styles.action}>{props.action}</span>}
      </dd>
    </div>
  );
}
