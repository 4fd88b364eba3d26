import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
} from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { itsmRecordPermissions } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote } from '../outcome';
import { useOpenRecord } from '../reportIncident/useOpenRecord';
import styles from './RequestChangeDialog.module.css';
import { RequestChangeForm } from './RequestChangeForm';

export interface RequestChangeDialogProps {
  /** The service it was opened from; can be changed in the form. */
  entityRef?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

function DialogContent(props: RequestChangeDialogProps) {
  const { entityRef, onOpenChange } = props;
  const t = useTranslate();
  const openRecord = useOpenRecord('change');
  const { allowed, loading } = usePermission({
    permission: itsmRecordPermissions.change.create,
  });
  if (loading) {
    return (
      <DialogBody>
        <Skeleton width="100%" height="14rem" />
      </DialogBody>
    );
  }
  if (!allowed) {
    return (
      <>
        <DialogBody>
          <EmptyNote
            icon={<RiLockLine />}
            title={t('changes.request.notAllowed')}
            description={t('report.notAllowedDescription')}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" slot="close">
            {t('common.action.close')}
          </Button>
        </DialogFooter>
      </>
    );
  }
  return (
    <RequestChangeForm
      entityRef={entityRef}
      onClose={() => onOpenChange(false)}
      onRequested={(change, purpose) => {
        onOpenChange(false);
        const { number } = change;
        openRecord(change, {
          title: t(`changes.request.done.${purpose}`, { number }),
          link: t('report.openRecord', { number }),
        });
      }}
    />
  );
}

/** Asks for a change, as a draft or at once for approval. */
export function RequestChangeDialog(props: RequestChangeDialogProps) {
  const { isOpen, onOpenChange } = props;
  const t = useTranslate();
  return (
    <Dialog
      className={styles.dialog}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      // A click beside the form must not take it away; Escape may, the draft
      // is kept.
      isDismissable={false}
      width="min(68rem, 96vw)"
    >
      <DialogHeader>{t('changes.request.title')}</DialogHeader>
      {isOpen && <DialogContent {...props} />}
    </Dialog>
  );
}
