import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { messageOf } from '../../api/failures';
import { MarkdownField } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';

function HoldDialog(props: { onClose: () => void }) {
  const { onClose } = props;
  const { number, update } = useLoadedRecord('change');
  const t = useTranslate();
  const formId = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const hold = useAction(async () => {
    await update({ onHold: true, onHoldReason: reason });
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (reason.trim() && !hold.pending) {
      hold.run();
    }
  };
  return (
    <Dialog isOpen onOpenChange={onClose} width={480} isDismissable={!reason}>
      <DialogHeader>{`${t('changes.header.hold')} · ${number}`}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} noValidate>
          <div role="alert">
            {hold.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={messageOf(hold.error)}
              />
            )}
          </div>
          <MarkdownField
            autoFocus
            isRequired
            rows={3}
            label={t('changes.header.reason')}
            description={t('changes.header.holdHint')}
            value={reason}
            onChange={setReason}
            issue={missing ? t('common.transition.missing') : undefined}
          />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" form={formId} isPending={hold.pending}>
          {t('changes.header.hold')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Puts the change on hold, with a reason, or resumes it. */
export function HoldButton() {
  const { record, editable, attempt, update } = useLoadedRecord('change');
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  if (!editable) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        onPress={() =>
          record.onHold
            ? attempt(() => update({ onHold: false }))
            : setAsking(true)
        }
      >
        {record.onHold ? t('changes.header.resume') : t('changes.header.hold')}
      </Button>
      {asking && <HoldDialog onClose={() => setAsking(false)} />}
    </>
  );
}
