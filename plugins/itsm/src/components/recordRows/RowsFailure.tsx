import { Button } from '@backstage/ui';
import { isNotAllowed, messageOf } from '../../api/failures';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './RowsFailure.module.css';

export interface RowsFailureProps {
  error: Error;
  onRetry: () => void;
}

/** Stands in a narrow place where something couldn't be read. */
export function RowsFailure(props: RowsFailureProps) {
  const { error, onRetry } = props;
  const t = useTranslate();
  const refused = isNotAllowed(error);
  return (
    <div role="alert" className={styles.failure}>
      <p className={styles.title}>
        {refused ? t('common.failure.notAllowed') : t('common.failure.title')}
      </p>
      <p className={styles.message}>
        {refused ? t('common.failure.notAllowedDescription') : messageOf(error)}
      </p>
      {!refused && (
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('common.action.retry')}
        </Button>
      )}
    </div>
  );
}
