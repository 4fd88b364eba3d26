import { Link, Select } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { useEffect } from 'react';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';
import { TemplateValues, useTemplates } from '../changeTemplates';
import { startFrom } from './ChangeDraft';
import type { RequestPartProps } from './SortFields';
import styles from './TemplateChoice.module.css';

const NONE = '';

/** What the change is made from, if from a template, and what that fixes. */
export function TemplateChoice(props: RequestPartProps) {
  const { draft, issues, edit } = props;
  const { template } = draft;
  const t = useTranslate();
  const { value: approved = [] } = useTemplates({ state: 'approved' });
  const hrefOf = useRoute(changeTemplateRouteRef);
  const present = approved.find(({ id }) => id === template?.id);
  const choices = template && !present ? [template, ...approved] : approved;

  // What was written before may be of a version that isn't in use any more.
  const isOutdated =
    present && present.version !== template?.version && !draft.saved;
  useEffect(() => {
    if (isOutdated) {
      edit(startFrom(draft, present));
    }
  });
  if (choices.length === 0) {
    return null;
  }
  return (
    <>
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
        onChange={chosen =>
          edit(
            startFrom(
              draft,
              choices.find(({ id }) => id === chosen),
            ),
          )
        }
        isInvalid={Boolean(issues.template)}
        validationBehavior="aria"
        validate={() => issues.template}
      />
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
