import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type {
  ChangeTemplate,
  DecideTemplate,
} from 'backstage-plugin-itsm-common';
import { FormEvent, useId, useState } from 'react';
import { issuesOf, messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { FormFailure } from '../../components/formDialog';
import { MarkdownField } from '../../components/markdown';
import { useAction } from '../../hooks/useAction';
import { useTranslate } from '../../hooks/useTranslate';

export interface DecideTemplateDialogProps {
  template: ChangeTemplate;
  decision: DecideTemplate['decision'];
  onClose: () => void;
  onDecided: (template: ChangeTemplate) => void;
}

/** Approves or declines a version, or retires it; says why. */
export function DecideTemplateDialog(props: DecideTemplateDialogProps) {
  const { template, decision, onClose, onDecided } = props;
  const t = useTranslate();
  const { changeTemplates } = useApi(itsmApiRef);
  const formId = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const isRequired = decision !== 'approve';
  const decide = useAction(async () =>
    onDecided(
      await changeTemplates.decide(template.id, {
        decision,
        version: template.version,
        reason: reason.trim() ? reason : undefined,
      }),
    ),
  );
  const issue = issuesOf(decide.error).find(({ field }) => field === 'reason');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = isRequired && !reason.trim();
    setMissing(lacks);
    if (!lacks && !decide.pending) {
      decide.run();
    }
  };
  return (
    <Dialog isOpen onOpenChange={onClose} width={480} isDismissable={!reason}>
      <DialogHeader>
        {t(`templates.decide.${decision}.title`, {
          name: template.name,
          version: String(template.version),
        })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} noValidate>
          <MarkdownField
            autoFocus
            isRequired={isRequired}
            rows={3}
            label={t('common.field.reason')}
            description={t(`templates.decide.${decision}.hint`)}
            value={reason}
            onChange={setReason}
            issue={missing ? t('common.transition.missing') : issue?.message}
          />
        </form>
      </DialogBody>
      <FormFailure
        title={t('common.failure.title')}
        message={decide.error && !issue ? messageOf(decide.error) : undefined}
      />
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" form={formId} isPending={decide.pending}>
          {t(`templates.decide.${decision}.action`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
