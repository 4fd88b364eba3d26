import { ReactNode } from 'react';
import styles from './ToneTag.module.css';

/** Whether something is good or bad. */
export type Tone = 'negative' | 'warning' | 'positive' | 'neutral';

export interface ToneTagProps {
  tone?: Tone;
  /** Says the same as the colour by its shape. */
  icon: ReactNode;
  children: ReactNode;
  className?: string;
}

/** An icon and a word on a colour. */
export function ToneTag(props: ToneTagProps) {
  const { tone = 'neutral', icon, children, className = '' } = props;
  return (
    <span className={`${styles.tag} ${styles[tone]} ${className}`}>
      {icon}
      {children}
    </span>
  );
}
