import {
  type Incident,
  itsmRecordPermissions,
  type RecordDigest,
} from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FormDialog } from '../formDialog';
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

/** Opens an incident, or joins one that is open already. */
export function ReportIncidentDialog(props: ReportIncidentDialogProps) {
  const { isOpen, onOpenChange, onReported } = props;
  const t = useTranslate();
  const openIncident = useOpenRecord('incident');
  const openProblem = useOpenRecord('problem');
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
    <FormDialog
      title={t('report.title')}
      width={640}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      permission={itsmRecordPermissions.incident.create}
      notAllowed={t('report.notAllowed')}
    >
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
    </FormDialog>
  );
}
