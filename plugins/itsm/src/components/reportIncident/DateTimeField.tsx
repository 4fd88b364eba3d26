import { FieldLabel } from '@backstage/ui';
import { useId } from 'react';
import styles from './DateTimeField.module.css';

export interface DateTimeFieldProps {
  label: string;
  description?: string;
  /** In the reader's time zone: `2026-01-31T23:59`. */
  value: string;
  onChange: (value: string) => void;
  /** The latest that can be chosen, in the same form. */
  max?: string;
  /** What is wrong with it. */
  issue?: string;
}

/** A day and a time, by the field that the browser brings. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, description, value, onChange, max, issue } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <FieldLabel
        label={label}
        description={description}
        htmlFor={id}
        descriptionId={`${id}-description`}
      />
      <input
        id={id}
        type="datetime-local"
        className={styles.input}
        value={value}
        max={max}
        aria-invalid={Boolean(issue)}
        aria-describedby={`${id}-issue`}
        onChange={event => onChange(event.target.value)}
      />
      <span id={`${id}-issue`} className={styles.issue}>
        {issue}
      </span>
    </div>
  );
}
