import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { issuesOf, messageOf } from '../api/failures';
import { itsmApiRef } from '../api/itsmApiRef';
import { PersonField } from '../components/entityRefField';
import { InstantField } from '../components/instantField';
import { useAction } from '../hooks/useAction';
import { useTranslate } from '../hooks/useTranslate';
import styles from './DelegateDialog.module.css';

export interface DelegateDialogProps {
  onClose: () => void;
  onNamed: () => void;
}

/** Names somebody to decide in the reader's place for a time. */
export function DelegateDialog(props: DelegateDialogProps) {
  const { onClose, onNamed } = props;
  const itsm = useApi(itsmApiRef);
  const t = useTranslate();
  const formId = useId();
  const [delegate, setDelegate] = useState<string>();
  const [start, setStart] = useState<string>();
  const [end, setEnd] = useState<string>();
  const save = useAction(async (chosen: { delegate: string; end: string }) => {
    await itsm.approvals.delegate({ ...chosen, start });
    onNamed();
    onClose();
  });
  const issues = issuesOf(save.error);
  const issueOf = (name: string) =>
    issues.find(({ field }) => field === name)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (delegate && end && !save.pending) {
      save.run({ delegate, end });
    }
  };
  return (
    <Dialog isOpen onOpenChange={onClose} width={460} isDismissable={false}>
      <DialogHeader>{t('work.away.name')}</DialogHeader>
      <DialogBody>
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          <div role="alert">
            {save.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={messageOf(save.error)}
              />
            )}
          </div>
          <PersonField
            autoFocus
            isRequired
            label={t('work.away.delegate')}
            description={t('work.away.delegateHint')}
            value={delegate}
            onChange={setDelegate}
            errorMessage={issueOf('delegate')}
          />
          <InstantField
            label={t('work.away.start')}
            description={t('work.away.startHint')}
            value={start}
            onChange={setStart}
            issue={issueOf('start')}
          />
          <InstantField
            label={t('work.away.until')}
            value={end}
            onChange={setEnd}
            issue={issueOf('end')}
          />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          type="submit"
          form={formId}
          isPending={save.pending}
          isDisabled={!delegate || !end}
        >
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
