import { ReactNode, useId } from 'react';
import styles from './TemplateSection.module.css';

export interface TemplateSectionProps {
  title: string;
  description?: string;
  children: ReactNode;
}

/** A titled part of what a template says. */
export function TemplateSection(props: TemplateSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {props.title}
      </h3>
      {props.description && (
        <p className={styles.description}>{props.description}</p>
      )}
      {props.children}
    </section>
  );
}
