import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';
import { messageOf } from '../api/failures';
import { useAction } from '../hooks/useAction';
import { useTranslate } from '../hooks/useTranslate';
import styles from './SubscribeDialog.module.css';

/** Makes the address by which calendar programs read what is planned. */
export function SubscribeDialog(props: { onClose: () => void }) {
  const t = useTranslate();
  const api = useApi(itsmApiRef);
  const [url, setUrl] = useState<string>();
  const [copied, setCopied] = useState(false);
  const create = useAction(async () => {
    const link = await api.calendar.createLink();
    setUrl(link.url);
    setCopied(false);
  });
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(url ?? '');
    setCopied(true);
  });

  return (
    <Dialog isOpen onOpenChange={props.onClose} width={560}>
      <DialogHeader>{t('calendar.subscribe.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <p>{t('calendar.subscribe.description')}</p>
          <p>{t('calendar.subscribe.secret')}</p>
          {url && (
            <div className={styles.link}>
              <TextField
                label={t('calendar.subscribe.url')}
                value={url}
                isReadOnly
              />
              <Button
                variant="secondary"
                iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
                onPress={() => copy.run()}
              >
                {t(
                  copied
                    ? 'calendar.subscribe.copied'
                    : 'calendar.subscribe.copy',
                )}
              </Button>
            </div>
          )}
          <div role="status">
            {copied && t('calendar.subscribe.copiedHint')}
            {copy.error && t('calendar.subscribe.copyFailed')}
          </div>
          <div role="alert">
            {create.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={messageOf(create.error)}
              />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.close')}
        </Button>
        <Button
          variant={url ? 'secondary' : 'primary'}
          isPending={create.pending}
          onPress={() => create.run()}
        >
          {t(url ? 'calendar.subscribe.renew' : 'calendar.subscribe.create')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
