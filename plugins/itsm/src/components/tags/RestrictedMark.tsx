import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine } from '@remixicon/react';
import { itsmTranslationRef } from '../../translation';
import styles from './RestrictedMark.module.css';

export interface RestrictedMarkProps {
  /** With the word beside the lock. */
  labelled?: boolean;
}

/** Marks a record that only few may read. */
export function RestrictedMark(props: RestrictedMarkProps) {
  const { t } = useTranslationRef(itsmTranslationRef);
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
