import { useApi } from '@backstage/frontend-plugin-api';
import {
  type Change,
  type ChangeTemplate,
  itsmRecordPermissions,
} from 'backstage-plugin-itsm-common';
import { useMemo, useState } from 'react';
import { isConflict } from '../../api/failures';
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
  /** There is a version in use, which stays so until the next is approved. */
  isInUse?: boolean;
  onClose: () => void;
  onProposed: (template: ChangeTemplate) => void;
}

/** Proposes a template from a change, or the next version of one. */
export function ProposeTemplateDialog(props: ProposeTemplateDialogProps) {
  const { isInUse, onClose, onProposed } = props;
  const t = useTranslate();
  const { changeTemplates } = useApi(itsmApiRef);
  const [from, setFrom] = useState(props.from);
  const isNew = 'number' in from;
  const given = useMemo(
    () => ('number' in from ? draftOfChange(from) : draftOfTemplate(from)),
    [from],
  );
  const hint = () => {
    if (isNew) {
      return t('templates.form.hint');
    }
    const inUse = t(`templates.form.next.${isInUse ? 'inUse' : 'notInUse'}`);
    return from.state === 'proposed'
      ? t('templates.form.next.pending', {
          version: String(from.version),
          hint: inUse,
        })
      : inUse;
  };
  const send = async ({ name, fields, fixed }: TemplateDraft) => {
    const said = {
      name: name.trim(),
      fields: fieldEdits(given.fields, fields),
      fixed: [...fixed],
    };
    if (isNew) {
      return changeTemplates.propose({ ...said, fromChange: from.number });
    }
    try {
      const { id, version } = from;
      return await changeTemplates.update(id, { ...said, version });
    } catch (error) {
      if (!isConflict(error)) {
        throw error;
      }
      const [last] = (await changeTemplates.versions(from.id)).items;
      setFrom(last);
      throw new Error(
        t('templates.form.overtaken', { version: String(last.version) }),
      );
    }
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
        draftKey={`itsm.template.${isNew ? from.number : from.id}`}
        given={given}
        hint={hint()}
        send={send}
        onClose={onClose}
        onSent={onProposed}
      />
    </FormDialog>
  );
}
