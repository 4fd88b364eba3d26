import { ReactNode } from 'react';
import styles from './Mark.module.css';

/** By what a mark is coloured: a risk, or what a window means. */
export type MarkColor =
  | 'high'
  | 'moderate'
  | 'low'
  | 'unknown'
  | 'hard'
  | 'soft'
  | 'maintenance';

export interface MarkProps {
  color: MarkColor;
  icon: ReactNode;
  children: ReactNode;
  title?: string;
}

/** An icon and a word in a colour of their own, as in the calendar. */
export function Mark(props: MarkProps) {
  return (
    <span
      className={`${styles.mark} ${styles[props.color]}`}
      title={props.title}
    >
      {props.icon}
      {props.children}
    </span>
  );
}
