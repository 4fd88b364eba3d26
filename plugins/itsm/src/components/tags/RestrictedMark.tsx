import { RiLockLine } from '@remixicon/react';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RestrictedMark.module.css';

export interface RestrictedMarkProps {
  /** With the word beside the lock. */
  labelled?: boolean;
}

/** Marks a record that only few may read. */
export function RestrictedMark(props: RestrictedMarkProps) {
  const t = useTranslate();
  const label = t('common.restricted.label');
  const title = t('common.restricted.title');
  return props.labelled ? (
    <span className={styles.mark} title={title}>
      <RiLockLine aria-hidden />
      {label}
    </span>
  ) : (
    <span className={styles.mark} title={title} role="img" aria-label={label}>
      <RiLockLine aria-hidden />
    </span>
  );
}
