import { ResponseErrorPanel } from '@backstage/core-components';
import { Button } from '@backstage/ui';
import { RiFileSearchLine, RiLockLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { isNotAllowed, isNotFound } from '../../api/failures';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote } from './EmptyNote';
import styles from './LoadFailure.module.css';

export interface LoadFailureProps {
  error: Error;
  onRetry: () => void;
  /** What to say if it wasn't found. */
  notFound?: { title: string; description: string; action?: ReactNode };
}

/** Stands where something couldn't be read. */
export function LoadFailure(props: LoadFailureProps) {
  const { error, notFound, onRetry } = props;
  const t = useTranslate();
  if (notFound && isNotFound(error)) {
    return <EmptyNote icon={<RiFileSearchLine />} {...notFound} />;
  }
  if (isNotAllowed(error)) {
    return (
      <EmptyNote
        icon={<RiLockLine />}
        title={t('common.failure.notAllowed')}
        description={t('common.failure.notAllowedDescription')}
      />
    );
  }
  return (
    <div className={styles.failure} role="alert">
      <ResponseErrorPanel error={error} />
      <Button size="small" variant="secondary" onPress={onRetry}>
        {t('common.action.retry')}
      </Button>
    </div>
  );
}
