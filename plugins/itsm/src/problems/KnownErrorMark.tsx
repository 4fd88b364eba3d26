import { RiBookmarkLine } from '@remixicon/react';
import { useTranslate } from '../hooks/useTranslate';
import styles from './KnownErrorMark.module.css';

/** Says that there is a workaround which others can use. */
export function KnownErrorMark() {
  const t = useTranslate();
  return (
    <span className={styles.mark}>
      <RiBookmarkLine aria-hidden />
      {t('problems.knownError')}
    </span>
  );
}
