import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { EntityLink } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityBreakdown.module.css';

export interface EntityBreakdownProps {
  /** The entities with open incidents, most first. */
  entities: NonNullable<EntitySummary['perEntity']>;
}

/** Which entities the open incidents are on, and how many each. */
export function EntityBreakdown(props: EntityBreakdownProps) {
  const { entities } = props;
  const t = useTranslate();
  const most = Math.max(1, ...entities.map(({ open }) => open));
  return (
    <ul className={styles.entities} aria-label={t('entity.rollup.perEntity')}>
      {entities.map(({ entityRef, open }) => (
        <li key={entityRef} className={styles.entity}>
          <EntityLink entityRef={entityRef} className={styles.name} />
          <span
            className={styles.count}
            title={t('entity.card.open', { count: open })}
          >
            {open}
          </span>
          <span className={styles.track} aria-hidden>
            <span
              className={styles.bar}
              style={{ width: `${(open / most) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
