import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { DescribedTransition } from 'backstage-plugin-itsm-common';
import { FormEvent, useId, useRef } from 'react';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { MarkdownField } from '../markdown';
import { LinkRequirement } from './LinkRequirement';
import { RequirementField } from './RequirementField';
import styles from './TransitionDialog.module.css';
import {
  type TransitionFormOptions,
  useTransitionForm,
} from './useTransitionForm';

export interface TransitionDialogProps extends TransitionFormOptions {
  /** What can be done now; the step may have gone while the dialog is open. */
  available: readonly DescribedTransition[];
  onClose: () => void;
}

/** Asks for what a transition requires and takes it. */
export function TransitionDialog(props: TransitionDialogProps) {
  const { transition, record, links, available, onClose } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const form = useTransitionForm(props);
  const formId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const gone = !available.some(({ to }) => to === transition.to);
  const asksForComment = form.shown.some(
    ({ requirement }) => requirement.kind === 'comment',
  );
  const label = vocabulary.transition(record.type, record.state, transition);

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (form.pending || gone) {
      return;
    }
    if (await form.submit()) {
      onClose();
      return;
    }
    // Once the issues are drawn, the first one is where to go on.
    setTimeout(() =>
      formRef.current
        ?.querySelector<HTMLElement>(
          '[data-issue] :is(textarea, input:not([tabindex="-1"]), button[aria-haspopup])',
        )
        ?.focus(),
    );
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width={560}
      // A click beside it must not throw away what was written.
      isDismissable={!form.dirty}
    >
      <DialogHeader>{`${label} · ${record.number}`}</DialogHeader>
      <DialogBody>
        <form id={formId} className={styles.form} onSubmit={submit} noValidate>
          <div role="alert" className={styles.alerts}>
            {gone && (
              <Alert
                status="warning"
                icon
                title={t('common.transition.gone', {
                  state: vocabulary.state(record.type, record.state),
                })}
              />
            )}
            {form.conflict && !gone && (
              <Alert
                status="warning"
                icon
                title={t('common.transition.conflict')}
                description={t('common.transition.conflictDescription')}
              />
            )}
            {form.message && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={form.message}
              />
            )}
          </div>
          {form.shown.map(({ requirement, position }) => {
            const issue = form.issueAt(position);
            return (
              <div key={position} data-issue={issue ? '' : undefined}>
                {requirement.kind === 'comment' && (
                  <MarkdownField
                    label={t('common.transition.publicComment')}
                    isRequired
                    value={form.input.comment}
                    onChange={form.setComment}
                    issue={issue}
                  />
                )}
                {requirement.kind === 'link' && (
                  <LinkRequirement
                    requirement={requirement}
                    record={record}
                    links={links}
                    onChange={link => form.setLink(position, link)}
                    issue={issue}
                  />
                )}
                {(requirement.kind === 'field' ||
                  requirement.kind === 'fact') && (
                  <RequirementField
                    requirement={requirement}
                    record={record}
                    value={form.input.fields[requirement.field!]}
                    onChange={value => form.setField(requirement.field!, value)}
                    issue={issue}
                    autoFocus={position === form.firstMissing}
                  />
                )}
              </div>
            );
          })}
          {!asksForComment && (
            <MarkdownField
              label={t('common.transition.optionalComment')}
              rows={2}
              value={form.input.comment}
              onChange={form.setComment}
              issue={form.commentIssue}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          type="submit"
          form={formId}
          autoFocus={form.firstMissing === undefined}
          isPending={form.pending}
          isDisabled={gone}
          destructive={transition.to === 'canceled'}
        >
          {label}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
