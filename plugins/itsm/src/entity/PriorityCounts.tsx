import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { PriorityIcon } from '../components/tags';
import { useSettings } from '../hooks/useSettings';
import { useTranslate } from '../hooks/useTranslate';
import styles from './PriorityCounts.module.css';

export interface PriorityCountsProps {
  counts: EntitySummary['openIncidents']['byPriority'];
}

/** How many there are of each priority that there are any of. */
export function PriorityCounts(props: PriorityCountsProps) {
  const t = useTranslate();
  const { value: settings } = useSettings();
  const nameOf = (priority: number) =>
    settings?.priorities.find(known => known.priority === priority)?.name ??
    t('common.priority.short', { priority: String(priority) });
  return (
    <ul className={styles.counts} aria-label={t('entity.card.byPriority')}>
      {props.counts.map(({ priority, count }) => (
        <li key={priority} className={styles.count}>
          <PriorityIcon priority={priority} />
          {t('entity.card.ofPriority', {
            total: String(count),
            name: nameOf(priority),
          })}
        </li>
      ))}
    </ul>
  );
}
