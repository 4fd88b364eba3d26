import { VisuallyHidden } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import { useTranslate } from '../hooks/useTranslate';
import styles from './ConflictMark.module.css';

export interface ConflictMarkProps {
  count: number;
  /** Only the number beside the icon; the word is for screen readers. */
  short?: boolean;
}

/** How many things a change collides with; nothing if there are none. */
export function ConflictMark(props: ConflictMarkProps) {
  const { count, short } = props;
  const t = useTranslate();
  if (count === 0) {
    return null;
  }
  const words = t('calendar.conflicts', { count });
  return (
    <span className={styles.mark} title={words}>
      <RiAlertLine aria-hidden />
      {short ? (
        <>
          <span aria-hidden>{count}</span>
          <VisuallyHidden>{words}</VisuallyHidden>
        </>
      ) : (
        words
      )}
    </span>
  );
}
