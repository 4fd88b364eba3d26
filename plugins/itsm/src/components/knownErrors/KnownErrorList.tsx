import type { KnownError } from 'backstage-plugin-itsm-common';
import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from '../markdown';
import { EntityLink, RecordLink } from '../references';
import { PriorityTag } from '../tags';
import styles from './KnownErrorList.module.css';

export interface KnownErrorListProps {
  /** Names the list. */
  label: string;
  items: readonly KnownError[];
  /** What can be done with each. */
  action?: (item: KnownError) => ReactNode;
  /** The workarounds are in sight at once, without opening them. */
  unfolded?: boolean;
}

/** Known errors, each with the way around it. */
export function KnownErrorList(props: KnownErrorListProps) {
  const { label, items, action, unfolded } = props;
  const t = useTranslate();
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(item => {
        const { problem, workaround, usedCount, entity, distance } = item;
        const text = <Markdown content={workaround} />;
        return (
          <li key={problem.number} className={styles.item}>
            <span className={styles.priority}>
              <PriorityTag priority={problem.priority} iconOnly />
            </span>
            <div className={styles.what}>
              <RecordLink
                type="problem"
                number={problem.number}
                className={styles.title}
                title={problem.title}
              >
                {problem.title}
              </RecordLink>
              <span className={styles.detail}>
                <span>{problem.number}</span>
                {entity && distance !== 0 && (
                  <EntityLink entityRef={entity.entityRef} />
                )}
                <span>
                  {t('problems.workaround.used', { count: usedCount })}
                </span>
              </span>
            </div>
            {action && <div className={styles.action}>{action(item)}</div>}
            <div className={styles.workaround}>
              {unfolded ? (
                text
              ) : (
                <details>
                  <summary>{t('common.field.workaround')}</summary>
                  {text}
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
