import { ReactNode, useId } from 'react';
import styles from './FieldIssue.module.css';

export interface FieldIssueProps {
  /** What is wrong with the field. */
  issue?: string;
  /** The field; described by the issue if it takes the id. */
  children: (issueId: string | undefined) => ReactNode;
}

/** Tells what is wrong below a field that can't by itself. */
export function FieldIssue(props: FieldIssueProps) {
  const id = useId();
  return (
    <div>
      {props.children(props.issue ? id : undefined)}
      {props.issue && (
        <p id={id} className={styles.issue}>
          {props.issue}
        </p>
      )}
    </div>
  );
}
