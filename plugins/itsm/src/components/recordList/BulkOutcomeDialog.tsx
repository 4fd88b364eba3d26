import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './BulkOutcomeDialog.module.css';
import type { BulkOutcome } from './useBulkAssign';

export interface BulkOutcomeDialogProps {
  type: RecordType;
  outcomes: BulkOutcome[];
  onClose: () => void;
}

/** Tells for each record what became of it. */
export function BulkOutcomeDialog(props: BulkOutcomeDialogProps) {
  const t = useTranslate();
  const failed = props.outcomes.filter(({ problem }) => problem);
  const done = props.outcomes.length - failed.length;
  return (
    <Dialog isOpen onOpenChange={props.onClose} width={480}>
      <DialogHeader>
        {t(`records.${props.type}.bulk.failed`, { count: failed.length })}
      </DialogHeader>
      <DialogBody>
        <p className={styles.summary}>
          {t('records.bulk.partly', { count: done })}
        </p>
        <ul className={styles.outcomes}>
          {props.outcomes.map(({ record, problem }) => (
            <li key={record.id}>
              {problem ? (
                <RiErrorWarningLine className={styles.failed} aria-hidden />
              ) : (
                <RiCheckLine className={styles.done} aria-hidden />
              )}
              <span>
                <strong>{record.number}</strong>{' '}
                {problem ?? t('records.bulk.oneAssigned')}
              </span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button slot="close">{t('common.action.close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
