import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { BroadcastKind } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { itsmApiRef } from '../../api/itsmApiRef';
import { messageOf } from '../../api/failures';
import { MarkdownField } from '../../components/markdown';
import { useLoadedRecord } from '../../components/recordPage';
import { useAction } from '../../hooks/useAction';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ProblemPage.module.css';

function BroadcastDialog(props: { kind: BroadcastKind; onClose: () => void }) {
  const { kind, onClose } = props;
  const { record, write } = useLoadedRecord('problem');
  const t = useTranslate();
  const api = useApi(itsmApiRef);
  const toast = useToast();
  const [message, setMessage] = useState(
    (kind === 'workaround' ? record.workaround : record.fixNotes) ?? '',
  );
  const send = useAction(async () => {
    await write(async () => {
      const { written, skipped } = await api.problems.broadcast(record.number, {
        kind,
        message,
      });
      toast({
        status: 'success',
        title: t('problems.broadcast.written', { count: written }),
        description:
          skipped > 0
            ? t('problems.broadcast.skipped', { count: skipped })
            : undefined,
      });
    });
    onClose();
  });
  return (
    <Dialog isOpen onOpenChange={onClose} isDismissable={false} width={560}>
      <DialogHeader>{t(`problems.broadcast.${kind}`)}</DialogHeader>
      <DialogBody>
        <p className={styles.quiet}>{t('problems.broadcast.who')}</p>
        <MarkdownField
          label={t('problems.broadcast.message')}
          value={message}
          onChange={setMessage}
          rows={6}
          autoFocus
        />
        {send.error && <p role="alert">{messageOf(send.error)}</p>}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={send.pending}
          isDisabled={!message.trim()}
          onPress={() => send.run()}
        >
          {t('problems.broadcast.send')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Tells those who work on the problem's open incidents what helps. */
export function BroadcastButtons() {
  const { record, editable } = useLoadedRecord('problem');
  const t = useTranslate();
  const [kind, setKind] = useState<BroadcastKind>();
  const kinds = (
    [
      ['workaround', record.workaround],
      ['fix', record.fixNotes],
    ] as const
  ).filter(([, text]) => text?.trim());
  if (!editable || kinds.length === 0) {
    return null;
  }
  return (
    <div className={styles.actions}>
      {kinds.map(([name]) => (
        <Button
          key={name}
          size="small"
          variant="secondary"
          onPress={() => setKind(name)}
        >
          {t(`problems.broadcast.${name}`)}
        </Button>
      ))}
      {kind && (
        <BroadcastDialog kind={kind} onClose={() => setKind(undefined)} />
      )}
    </div>
  );
}
