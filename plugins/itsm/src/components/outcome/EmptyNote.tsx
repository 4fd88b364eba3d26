import { ReactElement, ReactNode } from 'react';
import styles from './EmptyNote.module.css';

export interface EmptyNoteProps {
  icon?: ReactElement;
  title: string;
  description?: ReactNode;
  action?: ReactNode;
}

/** Stands where there is nothing, and says why and what to do. */
export function EmptyNote(props: EmptyNoteProps) {
  return (
    <div className={styles.note}>
      {props.icon && (
        <span className={styles.icon} aria-hidden>
          {props.icon}
        </span>
      )}
      <p className={styles.title}>{props.title}</p>
      {props.description && (
        <p className={styles.description}>{props.description}</p>
      )}
      {props.action}
    </div>
  );
}
