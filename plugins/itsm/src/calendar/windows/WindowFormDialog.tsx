import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { useEffect, useId, useRef } from 'react';
import { MarkdownField } from '../../components/markdown';
import { useTranslate } from '../../hooks/useTranslate';
import { useWindowForm, type WindowFormOptions } from './useWindowForm';
import { WindowEffectFields } from './WindowEffectFields';
import styles from './WindowFormDialog.module.css';
import { WindowScopeFields } from './WindowScopeFields';
import { WindowTimeFields } from './WindowTimeFields';

export interface WindowFormDialogProps extends WindowFormOptions {
  onClose: () => void;
}

/** Plans a freeze or a maintenance window, or changes one. */
export function WindowFormDialog(props: WindowFormDialogProps) {
  const { window, onClose } = props;
  const t = useTranslate();
  const form = useWindowForm(props);
  const formId = useId();
  const { draft, change, issues, error } = form;
  const formRef = useRef<HTMLFormElement>(null);

  // The first field that was refused is where to go on.
  useEffect(() => {
    if (error) {
      const refused = formRef.current?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-issue]',
      );
      refused?.focus();
      refused?.scrollIntoView?.({ block: 'center' });
    }
  }, [error]);

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width={640}
      // A click beside it must not throw away what was written.
      isDismissable={false}
    >
      <DialogHeader>
        {window
          ? t('calendar.windows.editTitle', { name: window.name })
          : t('calendar.windows.create')}
      </DialogHeader>
      <DialogBody>
        <form
          ref={formRef}
          id={formId}
          noValidate
          className={styles.form}
          onSubmit={event => {
            event.preventDefault();
            form.save();
          }}
        >
          <TextField
            label={t('calendar.windows.name')}
            isRequired
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={draft.name}
            onChange={name => change({ name })}
            validationBehavior="aria"
            validate={() => issues.name}
          />
          <WindowEffectFields draft={draft} change={change} issues={issues} />
          <WindowTimeFields draft={draft} change={change} issues={issues} />
          <WindowScopeFields draft={draft} change={change} issues={issues} />
          <MarkdownField
            label={t('common.field.description')}
            value={draft.description}
            onChange={description => change({ description })}
            issue={issues.description}
            rows={3}
          />
        </form>
      </DialogBody>
      <div role="alert" className={styles.failure}>
        {form.message && (
          <Alert
            status="danger"
            icon
            title={t('common.failure.title')}
            description={
              form.overtaken ? t('calendar.windows.overtaken') : form.message
            }
          />
        )}
        {Object.keys(issues).length > 0 && (
          <Alert status="danger" icon title={t('calendar.windows.seeFields')} />
        )}
      </div>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          type="submit"
          form={formId}
          isPending={form.pending}
        >
          {t(window ? 'common.action.save' : 'calendar.windows.plan')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
