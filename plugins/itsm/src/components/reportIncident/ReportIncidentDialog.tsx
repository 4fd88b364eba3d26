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
import {
  type Incident,
  itsmRecordPermissions,
  type RecordDigest,
} from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote } from '../outcome';
import styles from './ReportIncidentDialog.module.css';
import { ReportIncidentForm } from './ReportIncidentForm';
import { type OpenedRecord, useOpenRecord } from './useOpenRecord';

export interface ReportIncidentDialogProps {
  /** The service it was opened from; can be changed in the form. */
  entityRef?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /**
   * Called with the new incident, or with what is joined instead: an incident,
   * or a known error.
   * The dialog itself tells of it, goes to its page and closes.
   */
  onReported?: (record: OpenedRecord) => void;
}

function DialogContent(props: ReportIncidentDialogProps) {
  const { onOpenChange, onReported } = props;
  const t = useTranslate();
  const openIncident = useOpenRecord('incident');
  const openProblem = useOpenRecord('problem');
  const { allowed, loading } = usePermission({
    permission: itsmRecordPermissions.incident.create,
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
            title={t('report.notAllowed')}
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
  const finish = (record: Incident | RecordDigest, title: string) => {
    onOpenChange(false);
    const openRecord = record.type === 'problem' ? openProblem : openIncident;
    openRecord(record, {
      title,
      link: t('report.openRecord', { number: record.number }),
    });
    onReported?.(record);
  };
  return (
    <ReportIncidentForm
      entityRef={props.entityRef}
      onClose={() => onOpenChange(false)}
      onReported={incident =>
        finish(incident, t('report.reported', { number: incident.number }))
      }
      onJoined={record =>
        finish(record, t('report.joined', { number: record.number }))
      }
    />
  );
}

/** Opens an incident, or joins one that is open already. */
export function ReportIncidentDialog(props: ReportIncidentDialogProps) {
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
      width={640}
    >
      <DialogHeader>{t('report.title')}</DialogHeader>
      {isOpen && <DialogContent {...props} />}
    </Dialog>
  );
}
