import { ReactNode } from 'react';
import type { Tone } from '../tags';
import styles from './Note.module.css';

export interface NoteProps {
  /** What the note is about, for screen readers; it is a region then. */
  label?: string;
  title?: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
  children: ReactNode;
}

/** How something went, beside a coloured edge. */
export function Note(props: NoteProps) {
  const { label, title, icon, tone = 'neutral', children } = props;
  const Element = label ? 'section' : 'div';
  return (
    <Element
      className={`${styles.note} ${styles[tone] ?? ''}`}
      aria-label={label}
    >
      {title && (
        <h3 className={styles.title}>
          {icon}
          {title}
        </h3>
      )}
      {children}
    </Element>
  );
}
