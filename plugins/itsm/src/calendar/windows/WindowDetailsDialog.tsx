import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useState } from 'react';
import { itsmApiRef } from '../../api/itsmApiRef';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import { useMayManageWindows } from './useWindows';
import { WindowDetails } from './WindowDetails';
import styles from './WindowDetailsDialog.module.css';

// It brings the rules of recurrence along, which few readers need.
const WindowFormDialog = lazy(() =>
  import('./WindowFormDialog').then(({ WindowFormDialog: loaded }) => ({
    default: loaded,
  })),
);

export interface WindowDetailsDialogProps {
  window: ChangeWindow;
  onClose: () => void;
  /** Called when the windows are to be read again. */
  onWritten: () => void;
}

/** What a window says, and for those who may, the way to change or retire it. */
export function WindowDetailsDialog(props: WindowDetailsDialogProps) {
  const { window, onClose, onWritten } = props;
  const t = useTranslate();
  const api = useApi(itsmApiRef);
  const toast = useToast();
  const mayManage = useMayManageWindows();
  const [step, setStep] = useState<'read' | 'edit' | 'retire'>('read');
  const changeable = mayManage && !window.readOnly && !window.retiredAt;
  const finish = (title: string) => {
    toast({ title, status: 'success' });
    onWritten();
    onClose();
  };
  const retire = useAction(async () => {
    await api.windows.retire(window.id, { version: window.version });
    finish(t('calendar.windows.retired', { name: window.name }));
  });

  if (step === 'edit') {
    return (
      <Suspense fallback={null}>
        <WindowFormDialog
          window={window}
          onClose={onClose}
          onSaved={({ name }) => finish(t('calendar.windows.saved', { name }))}
        />
      </Suspense>
    );
  }
  return (
    <Dialog isOpen onOpenChange={onClose} width={560}>
      <DialogHeader>{window.name}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <WindowDetails window={window} />
          <div role="alert" className={styles.alert}>
            {step === 'retire' && (
              <Alert
                status="warning"
                icon
                title={t('calendar.windows.retireQuestion')}
                description={t('calendar.windows.retireDescription')}
              />
            )}
            {retire.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={messageOf(retire.error)}
              />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter>
        {changeable && step === 'read' && (
          <>
            <Button variant="secondary" onPress={() => setStep('retire')}>
              {t('calendar.windows.retire')}
            </Button>
            <Button variant="secondary" onPress={() => setStep('edit')}>
              {t('calendar.windows.edit')}
            </Button>
          </>
        )}
        {step === 'retire' ? (
          <>
            <Button variant="secondary" onPress={() => setStep('read')}>
              {t('common.action.cancel')}
            </Button>
            <Button
              destructive
              isPending={retire.pending}
              onPress={() => retire.run()}
            >
              {t('calendar.windows.retireNow')}
            </Button>
          </>
        ) : (
          <Button variant="primary" slot="close">
            {t('common.action.close')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
