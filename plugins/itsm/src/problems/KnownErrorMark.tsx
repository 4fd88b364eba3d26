import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiBookmarkLine } from '@remixicon/react';
import { itsmTranslationRef } from '../translation';
import styles from './KnownErrorMark.module.css';

/** Says that there is a workaround which others can use. */
export function KnownErrorMark() {
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <span className={styles.mark}>
      <RiBookmarkLine aria-hidden />
      {t('problems.knownError')}
    </span>
  );
}
