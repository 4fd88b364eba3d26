import { messageOf } from '../../api/failures';
import type { Resource } from '../../hooks/useResource';
import { useTranslate } from '../../hooks/useTranslate';
import { TextButton } from '../textButton';
import styles from './StaleNotice.module.css';

export interface StaleNoticeProps {
  resource: Pick<Resource<unknown>, 'value' | 'error' | 'retry'>;
}

/** Tells that what is shown may be out of date, because reading again failed. */
export function StaleNotice(props: StaleNoticeProps) {
  const { value, error, retry } = props.resource;
  const t = useTranslate();
  return (
    <div role="status" className={styles.region}>
      {value !== undefined && error && (
        <p className={styles.notice}>
          {t('common.failure.stale', { message: messageOf(error) })}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
    </div>
  );
}
