import { Button, Skeleton } from '@backstage/ui';
import { RiBarChart2Line, RiTableLine } from '@remixicon/react';
import { ReactNode, useId, useState } from 'react';
import { StaleNotice } from '../components/outcome';
import { RowsFailure } from '../components/recordRows';
import type { Resource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import styles from './InsightSection.module.css';

export interface InsightSectionProps<T> {
  title: string;
  /** What is counted, in a sentence. */
  description?: ReactNode;
  resource: Resource<T>;
  /** What to say if there is nothing to show; undefined if there is. */
  emptyNote: (value: T) => string | undefined;
  /** Choices that belong to this section. */
  actions?: ReactNode;
  /** Drawn as a chart. */
  children: (value: T) => ReactNode;
  /** The same as a table; without it there is nothing to switch. */
  table?: (value: T) => ReactNode;
}

/** One question and its answer: a chart, with the table behind it. */
export function InsightSection<T>(props: InsightSectionProps<T>) {
  const { title, resource } = props;
  const { value, error, loading, retry } = resource;
  const t = useTranslate();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const empty = value && props.emptyNote(value);
  return (
    <section
      className={styles.section}
      aria-labelledby={id}
      aria-busy={loading}
    >
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {props.description && (
            <p className={styles.description}>{props.description}</p>
          )}
        </div>
        <div className={styles.actions}>
          {props.actions}
          {props.table && value && !empty && (
            <Button
              size="small"
              variant="tertiary"
              iconStart={asTable ? <RiBarChart2Line /> : <RiTableLine />}
              aria-describedby={id}
              onPress={() => setAsTable(!asTable)}
            >
              {t(asTable ? 'insights.asChart' : 'insights.asTable')}
            </Button>
          )}
        </div>
      </div>
      <StaleNotice resource={resource} />
      {!value && error && <RowsFailure error={error} onRetry={retry} />}
      {!value && !error && <Skeleton width="100%" height="10rem" />}
      {empty && <p className={styles.empty}>{empty}</p>}
      {value &&
        !empty &&
        (asTable && props.table ? props.table(value) : props.children(value))}
    </section>
  );
}
