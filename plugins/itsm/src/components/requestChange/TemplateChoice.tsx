import { Link, Select, Skeleton } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useEffect } from 'react';
import { messageOf } from '../../api/failures';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';
import { TemplateValues, useTemplates } from '../changeTemplates';
import { TextButton } from '../textButton';
import type { ChangeDraft } from './ChangeDraft';
import styles from './TemplateChoice.module.css';

const NONE = '';

export interface TemplateChoiceProps {
  draft: ChangeDraft;
  /** Why the backend doesn't take the one that is chosen. */
  issue?: string;
  onChoose: (template?: ChangeTemplate) => void;
}

/** What the change is made from, if from a template, and what that fixes. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { draft, issue, onChoose } = props;
  const { template } = draft;
  const t = useTranslate();
  const list = useTemplates({ state: 'approved' });
  const approved = list.value ?? [];
  const hrefOf = useRoute(changeTemplateRouteRef);
  const present = approved.find(({ id }) => id === template?.id);
  const choices = template && !present ? [template, ...approved] : approved;

  // What was written before may be of a version that isn't in use any more.
  const isOutdated =
    present && present.version !== template?.version && !draft.saved;
  useEffect(() => {
    if (isOutdated) {
      onChoose(present);
    }
  });
  const isGone =
    template &&
    !draft.saved &&
    (issue !== undefined || (list.value && !present));
  const told = isGone
    ? t('changes.request.template.gone', { name: template.name })
    : issue;
  const isLoading = list.loading && !list.value;
  return (
    <>
      {isLoading && <Skeleton width="100%" height="3.25rem" />}
      {list.error && !list.value && (
        <p className={styles.note} role="alert">
          <span>
            {t('changes.request.template.failed', {
              message: messageOf(list.error),
            })}{' '}
            <TextButton onPress={list.retry}>
              {t('common.action.retry')}
            </TextButton>
          </span>
        </p>
      )}
      {!isLoading && choices.length > 0 && (
        <Select
          label={t('changes.request.template.label')}
          search={{ placeholder: t('changes.request.template.search') }}
          // What has been saved was made from this one, or from none.
          isDisabled={Boolean(draft.saved)}
          options={[
            { id: NONE, label: t('changes.request.template.none') },
            ...choices.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={template?.id ?? NONE}
          onChange={chosen => onChoose(choices.find(({ id }) => id === chosen))}
          validationBehavior="aria"
          validate={() => told}
        />
      )}
      {template && (
        <section
          className={styles.fixed}
          aria-label={t('changes.request.template.fixed')}
        >
          <p className={styles.note}>
            <RiLockLine aria-hidden />
            <span>
              {t('changes.request.template.fixes', {
                name: hrefOf ? (
                  <Link href={hrefOf({ id: template.id })} target="_blank">
                    {template.name}
                  </Link>
                ) : (
                  <strong>{template.name}</strong>
                ),
              })}
            </span>
          </p>
          <TemplateValues template={template} fields={template.fixed} />
        </section>
      )}
    </>
  );
}
