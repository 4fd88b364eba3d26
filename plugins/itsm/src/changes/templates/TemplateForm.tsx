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
import { FormFailure } from '../../components/formDialog';
import { useAction } from '../../hooks/useAction';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { type TemplateDraft, templateFields } from './templateDraft';
import { TemplateFieldEditor } from './TemplateFieldEditor';
import styles from './TemplateForm.module.css';

export interface TemplateFormProps {
  /** What is there to begin with. */
  given: TemplateDraft;
  /** What is to become of it, in a sentence. */
  hint: string;
  send: (draft: TemplateDraft) => Promise<ChangeTemplate>;
  onSent: (template: ChangeTemplate) => void;
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
  const { given, hint, send, onSent } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const formId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(given);
  const [nameless, setNameless] = useState(false);
  const propose = useAction(async () => onSent(await send(draft)));
  const issues = issuesByField(propose.error);
  const known = ['name', ...templateFields].some(field => issues[field]);

  useEffect(() => {
    if (propose.error || nameless) {
      formRef.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [propose.error, nameless]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setNameless(!draft.name.trim());
    if (draft.name.trim() && !propose.pending) {
      propose.run();
    }
  };
  const fix = (field: TemplateField, fixed: boolean) =>
    setDraft(before => ({
      ...before,
      fixed: fixed
        ? [...before.fixed, field]
        : before.fixed.filter(other => other !== field),
    }));

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
          <p className={styles.hint}>{hint}</p>
          <TextField
            label={t('templates.field.name')}
            isRequired
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={draft.name}
            onChange={name => setDraft(before => ({ ...before, name }))}
            validationBehavior="aria"
            validate={() =>
              nameless ? t('templates.form.nameless') : issues.name
            }
          />
          {templateFields.map(field => (
            <div key={field} className={styles.row}>
              <TemplateFieldEditor
                field={field}
                fields={draft.fields}
                onChange={changes =>
                  setDraft(before => ({
                    ...before,
                    fields: { ...before.fields, ...changes },
                  }))
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
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
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
