import { Button, DialogBody, DialogFooter, TextField } from '@backstage/ui';
import type { Change, ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useEffect, useRef } from 'react';
import { messageOf } from '../../api/failures';
import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityRefField, EntityRefsField } from '../entityRefField';
import { FormFailure, RestoredNote } from '../formDialog';
import { MarkdownField } from '../markdown';
import {
  asFixed,
  type ChangeDraft,
  isChangeFilledIn,
  isOpenIn,
  startFrom,
} from './ChangeDraft';
import { Foresight } from './Foresight';
import { PlanFields } from './PlanFields';
import styles from './RequestChangeForm.module.css';
import { SortFields } from './SortFields';
import { TemplateChoice } from './TemplateChoice';
import { useChangeDraft } from './useChangeDraft';
import { type RequestPurpose, useRequestChange } from './useRequestChange';

export interface RequestChangeFormProps {
  entityRef?: string;
  template?: ChangeTemplate;
  onRequested: (change: Change, purpose: RequestPurpose) => void;
  onClose: () => void;
}

/** What is to be changed, why, when and how; and what that would touch. */
export function RequestChangeForm(props: RequestChangeFormProps) {
  const t = useTranslate();
  const { value: settings, error: settingsError } = useSettings();
  const { draft, restored, change, discard } = useChangeDraft(props);
  const isOpen = (field: string) => isOpenIn(draft, field);
  const request = useRequestChange({
    draft,
    change,
    settings,
    onRequested: (requested, purpose) => {
      discard();
      props.onRequested(requested, purpose);
    },
  });
  const { failure, refusals } = request;
  const issues = failure?.issues ?? {};
  const formRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (refusals > 0) {
      formRef.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [refusals]);

  const edit = (changes: Partial<ChangeDraft>) => {
    request.forget(Object.keys(changes));
    change(changes);
  };
  const parts = { draft, settings, issues, edit };

  return (
    <>
      <DialogBody>
        <div className={styles.columns}>
          <div
            ref={formRef}
            role="form"
            aria-label={t('changes.request.title')}
            className={styles.form}
          >
            {restored && (
              <RestoredNote
                text={
                  draft.saved
                    ? t('changes.request.restoredSaved', {
                        number: draft.saved.number,
                      })
                    : t('report.restored')
                }
                onStartOver={discard}
              />
            )}
            <TemplateChoice
              draft={draft}
              issue={issues.template}
              onChoose={template =>
                edit(startFrom(draft, template, props.entityRef))
              }
            />
            {isOpen('entityRef') && (
              <EntityRefField
                label={t('changes.request.entity')}
                isRequired
                autoFocus={!draft.entityRef}
                value={draft.entityRef}
                onChange={entityRef => edit({ entityRef })}
                errorMessage={issues.entityRef}
              />
            )}
            {isOpen('affectedEntityRefs') && (
              <EntityRefsField
                label={t('common.field.affectedEntityRefs')}
                values={draft.affectedEntityRefs}
                onChange={affectedEntityRefs => edit({ affectedEntityRefs })}
                errorMessage={issues.affectedEntityRefs}
              />
            )}
            {isOpen('title') && (
              <TextField
                label={t('common.field.title')}
                placeholder={t('changes.request.titlePlaceholder')}
                isRequired
                secondaryLabel={t('report.required')}
                autoFocus={Boolean(draft.entityRef)}
                autoComplete="off"
                maxLength={200}
                value={draft.title}
                onChange={title => edit({ title })}
                validationBehavior="aria"
                validate={() => issues.title}
              />
            )}
            <SortFields {...parts} />
            {isOpen('justification') && (
              <MarkdownField
                label={t('common.field.justification')}
                placeholder={t('changes.request.justificationPlaceholder')}
                rows={2}
                value={draft.justification}
                onChange={justification => edit({ justification })}
                issue={issues.justification}
              />
            )}
            <PlanFields {...parts} />
            {isOpen('description') && (
              <MarkdownField
                label={t('common.field.description')}
                rows={2}
                value={draft.description}
                onChange={description => edit({ description })}
                issue={issues.description}
              />
            )}
          </div>
          <aside aria-label={t('changes.request.foresight')}>
            <Foresight
              draft={asFixed(draft)}
              onPick={slot =>
                edit({ plannedStart: slot.start, plannedEnd: slot.end })
              }
            />
          </aside>
        </div>
      </DialogBody>
      <FormFailure
        title={
          draft.saved
            ? t('changes.request.savedOnly', { number: draft.saved.number })
            : t('changes.request.failed')
        }
        message={
          failure?.message ?? (settingsError && messageOf(settingsError))
        }
      />
      <DialogFooter>
        <span className={styles.hint}>{t('changes.request.hint')}</span>
        <Button
          variant="tertiary"
          onPress={() => {
            discard();
            props.onClose();
          }}
        >
          {isChangeFilledIn(draft)
            ? t('report.discard')
            : t('common.action.cancel')}
        </Button>
        <Button
          variant="secondary"
          isPending={request.pending === 'draft'}
          isDisabled={!settings || request.pending === 'submit'}
          onPress={() => request.send('draft')}
        >
          {t('changes.request.saveDraft')}
        </Button>
        <Button
          variant="primary"
          isPending={request.pending === 'submit'}
          isDisabled={!settings || request.pending === 'draft'}
          onPress={() => request.send('submit')}
        >
          {t('changes.request.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
