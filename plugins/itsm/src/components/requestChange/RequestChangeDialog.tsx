import {
  type ChangeTemplate,
  itsmRecordPermissions,
} from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FormDialog } from '../formDialog';
import { useOpenRecord } from '../reportIncident/useOpenRecord';
import { RequestChangeForm } from './RequestChangeForm';

export interface RequestChangeDialogProps {
  /** The service it was opened from; can be changed in the form. */
  entityRef?: string;
  /** The standard change template it was opened from. */
  template?: ChangeTemplate;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Asks for a change, as a draft or at once for approval. */
export function RequestChangeDialog(props: RequestChangeDialogProps) {
  const { entityRef, template, isOpen, onOpenChange } = props;
  const t = useTranslate();
  const openRecord = useOpenRecord('change');
  return (
    <FormDialog
      title={t('changes.request.title')}
      width="min(68rem, 96vw)"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      permission={itsmRecordPermissions.change.create}
      notAllowed={t('changes.request.notAllowed')}
    >
      <RequestChangeForm
        entityRef={entityRef}
        template={template}
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
    </FormDialog>
  );
}
