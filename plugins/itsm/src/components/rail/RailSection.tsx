import { ReactNode, useId } from 'react';
import styles from './RailSection.module.css';

export interface RailSectionProps {
  title: string;
  /** What can be done with the section as a whole. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of what stands beside a record. */
export function RailSection(props: RailSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {props.title}
        </h3>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
