import {
  Button,
  DialogBody,
  DialogFooter,
  Switch,
  TextField,
} from '@backstage/ui';
import type {
  ChangeTemplate,
  TemplateField,
} from 'backstage-plugin-itsm-common';
import { FormEvent, useEffect, useId, useRef, useState } from 'react';
import { issuesOf, messageOf } from '../../api/failures';
import { FormFailure, RestoredNote } from '../../components/formDialog';
import { useAction } from '../../hooks/useAction';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { type TemplateDraft, templateFields } from './templateDraft';
import { TemplateFieldEditor } from './TemplateFieldEditor';
import { useTemplateDraft } from './useTemplateDraft';
import styles from './TemplateForm.module.css';

export interface TemplateFormProps {
  /** What it is kept as until it is sent. */
  draftKey: string;
  /** What is there to begin with. */
  given: TemplateDraft;
  /** What is to become of it, in a sentence. */
  hint: string;
  send: (draft: TemplateDraft) => Promise<ChangeTemplate>;
  onSent: (template: ChangeTemplate) => void;
  onClose: () => void;
}

/** The backend's complaints, by the names that the form has for the fields. */
function issuesByField(error: unknown): Record<string, string> {
  return Object.fromEntries(
    issuesOf(error).map(({ field, message }) => [
      field.replace(/^fields\./, '').replace(/[.[].*$/, ''),
      message,
    ]),
  );
}

/** What a template says, and what of it its changes can't say otherwise. */
export function TemplateForm(props: TemplateFormProps) {
  const { draftKey, given, hint, send, onSent, onClose } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const formId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const { value: settings } = useSettings();
  const asked = templateFields.filter(
    field => field !== 'category' || settings?.categories.length,
  );
  const { draft, change, discard, ...kept } = useTemplateDraft(draftKey, given);
  const [issues, setIssues] = useState<Record<string, string>>({});
  const [refusals, setRefusals] = useState(0);
  const propose = useAction(async () => {
    try {
      const sent = await send(draft);
      discard();
      onSent(sent);
    } catch (error) {
      refuse(issuesByField(error));
      throw error;
    }
  });
  const known = issuesOf(propose.error).length > 0;

  useEffect(() => {
    if (refusals > 0) {
      formRef.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [refusals]);

  function refuse(why: Record<string, string>) {
    setIssues(why);
    setRefusals(count => count + 1);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.name.trim()) {
      refuse({ name: t('templates.form.nameless') });
    } else if (!propose.pending) {
      setIssues({});
      propose.run();
    }
  };
  const edit = (field: string, changes: Partial<TemplateDraft>) => {
    setIssues(({ [field]: corrected, ...others }) => others);
    change(changes);
  };
  const fix = (field: TemplateField, fixed: boolean) =>
    edit(field, {
      fixed: fixed
        ? [...draft.fixed, field]
        : draft.fixed.filter(other => other !== field),
    });

  return (
    <>
      <DialogBody>
        <form
          id={formId}
          ref={formRef}
          noValidate
          className={styles.form}
          onSubmit={submit}
        >
          {kept.restored && (
            <RestoredNote text={t('report.restored')} onStartOver={discard} />
          )}
          <p className={styles.hint}>{hint}</p>
          <TextField
            label={t('templates.field.name')}
            isRequired
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={draft.name}
            onChange={name => edit('name', { name })}
            validationBehavior="aria"
            validate={() => issues.name}
          />
          {asked.map(field => (
            <div key={field} className={styles.row}>
              <TemplateFieldEditor
                field={field}
                fields={draft.fields}
                onChange={changes =>
                  edit(field, { fields: { ...draft.fields, ...changes } })
                }
                issue={issues[field]}
              />
              <Switch
                className={styles.fixed}
                label={t('templates.form.fixed')}
                aria-label={t('templates.form.fixedLabel', {
                  field: vocabulary.field(field),
                })}
                isSelected={draft.fixed.includes(field)}
                onChange={fixed => fix(field, fixed)}
              />
            </div>
          ))}
        </form>
      </DialogBody>
      <FormFailure
        title={t('templates.form.failed')}
        message={propose.error && !known ? messageOf(propose.error) : undefined}
      />
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={() => {
            discard();
            onClose();
          }}
        >
          {t(kept.isFilledIn ? 'report.discard' : 'common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          type="submit"
          form={formId}
          isPending={propose.pending}
        >
          {t('templates.form.propose')}
        </Button>
      </DialogFooter>
    </>
  );
}
