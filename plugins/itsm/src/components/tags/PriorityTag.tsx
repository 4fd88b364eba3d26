import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { PriorityIcon } from './PriorityIcon';
import styles from './PriorityTag.module.css';

export interface PriorityTagProps {
  /** 1 is the highest. */
  priority: number;
  /** Only the icon; the name is there for screen readers and on hover. */
  iconOnly?: boolean;
}

/** A priority by icon and name, so that colour never stands alone. */
export function PriorityTag(props: PriorityTagProps) {
  const { priority, iconOnly } = props;
  const t = useTranslate();
  const { value: settings } = useSettings();
  const known = settings?.priorities.find(one => one.priority === priority);
  const label = known
    ? t('common.priority.label', {
        priority: String(priority),
        name: known.name,
      })
    : t('common.priority.unnamed', { priority: String(priority) });
  if (iconOnly) {
    return (
      <span className={styles.tag} title={label} role="img" aria-label={label}>
        <PriorityIcon priority={priority} />
      </span>
    );
  }
  return (
    <span className={styles.tag} title={label}>
      <PriorityIcon priority={priority} />
      {known?.name ??
        t('common.priority.short', { priority: String(priority) })}
    </span>
  );
}
