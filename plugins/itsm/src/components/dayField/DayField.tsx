import { useId } from 'react';
import styles from './DayField.module.css';

export interface DayFieldProps {
  label: string;
  /** `2026-01-31`. */
  value?: string;
  onChange: (value: string | undefined) => void;
  isRequired?: boolean;
  /** What is wrong with it. */
  issue?: string;
}

/** Asks for a day. */
export function DayField(props: DayFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="date"
        required={props.isRequired}
        aria-invalid={Boolean(props.issue)}
        aria-describedby={props.issue ? `${id}-issue` : undefined}
        value={props.value ?? ''}
        onChange={event => props.onChange(event.target.value || undefined)}
      />
      {props.issue && (
        <span id={`${id}-issue`} className={styles.issue}>
          {props.issue}
        </span>
      )}
    </div>
  );
}
