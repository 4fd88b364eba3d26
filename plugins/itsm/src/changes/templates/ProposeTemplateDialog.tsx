import { useApi } from '@backstage/frontend-plugin-api';
import {
  type Change,
  type ChangeTemplate,
  itsmRecordPermissions,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { FormDialog } from '../../components/formDialog';
import { useTranslate } from '../../hooks/useTranslate';
import {
  draftOfChange,
  draftOfTemplate,
  fieldEdits,
  type TemplateDraft,
} from './templateDraft';
import { TemplateForm } from './TemplateForm';

export interface ProposeTemplateDialogProps {
  /** The change that went well, or the template that is to change. */
  from: Change | ChangeTemplate;
  onClose: () => void;
  onProposed: (template: ChangeTemplate) => void;
}

/** Proposes a template from a change, or the next version of one. */
export function ProposeTemplateDialog(props: ProposeTemplateDialogProps) {
  const { from, onClose, onProposed } = props;
  const t = useTranslate();
  const { changeTemplates } = useApi(itsmApiRef);
  const isNew = 'number' in from;
  const given = isNew ? draftOfChange(from) : draftOfTemplate(from);
  const send = ({ name, fields, fixed }: TemplateDraft) => {
    const said = {
      name: name.trim(),
      fields: fieldEdits(given.fields, fields),
      fixed: [...fixed],
    };
    return isNew
      ? changeTemplates.propose({ ...said, fromChange: from.number })
      : changeTemplates.update(from.id, { ...said, version: from.version });
  };
  return (
    <FormDialog
      title={
        isNew
          ? t('templates.form.title', { number: from.number })
          : t('templates.form.nextTitle', { version: String(from.version + 1) })
      }
      width="min(48rem, 96vw)"
      isOpen
      onOpenChange={onClose}
      permission={itsmRecordPermissions.change.create}
      notAllowed={t('templates.form.notAllowed')}
    >
      <TemplateForm
        given={given}
        hint={t(isNew ? 'templates.form.hint' : 'templates.form.nextHint')}
        send={send}
        onSent={onProposed}
      />
    </FormDialog>
  );
}
