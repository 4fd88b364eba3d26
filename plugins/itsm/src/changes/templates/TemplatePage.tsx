import { BreadcrumbEntry, useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink, Skeleton } from '@backstage/ui';
import { RiArrowLeftSLine } from '@remixicon/react';
import type {
  ChangeTemplate,
  TemplateFields,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { ApprovalDifferences } from '../../components/approvals';
import { TemplateValues } from '../../components/changeTemplates';
import { LoadFailure, StaleNotice } from '../../components/outcome';
import { useResource } from '../../hooks/useResource';
import { useRoute } from '../../hooks/useRoute';
import { useUrlState } from '../../hooks/useUrlState';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplatesRouteRef } from '../../routes';
import { differences, says, templateFields } from './templateDraft';
import { TemplateHeader } from './TemplateHeader';
import styles from './TemplatePage.module.css';
import { TemplateSection } from './TemplateSection';
import { TemplateVersions } from './TemplateVersions';

/** What the version fixes, what it proposes, and what it says nothing of. */
function Contents(props: { template: ChangeTemplate }) {
  const { template } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const fixed = templateFields.filter(field => template.fixed.includes(field));
  const open = templateFields.filter(field => !fixed.includes(field));
  const said = open.filter(field =>
    says(template.fields as TemplateFields, field),
  );
  const unsaid = open.filter(field => !said.includes(field));
  return (
    <>
      <TemplateSection
        title={t('templates.fixed.title')}
        description={t('templates.fixed.description')}
      >
        {fixed.length > 0 ? (
          <TemplateValues template={template} fields={fixed} />
        ) : (
          <p className={styles.note}>{t('templates.fixed.nothing')}</p>
        )}
      </TemplateSection>
      <TemplateSection
        title={t('templates.open.title')}
        description={t('templates.open.description')}
      >
        <TemplateValues template={template} fields={said} />
        {unsaid.length > 0 && (
          <p className={styles.note}>
            {t('templates.open.unsaid', {
              fields: unsaid.map(field => vocabulary.field(field)).join(', '),
            })}
          </p>
        )}
      </TemplateSection>
    </>
  );
}

/** How a proposed version differs from the one that is in use. */
function Differences(props: {
  inUse?: ChangeTemplate;
  template: ChangeTemplate;
}) {
  const { inUse, template } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  if (template.state !== 'proposed' || !inUse) {
    return null;
  }
  const changes = differences(inUse, template, vocabulary.field);
  const title = t('templates.differences', { version: String(inUse.version) });
  return changes.length > 0 ? (
    <ApprovalDifferences caption={title} changes={changes} />
  ) : (
    <TemplateSection title={title}>
      <p className={styles.note}>{t('templates.noDifferences')}</p>
    </TemplateSection>
  );
}

/** One template: what it says, how it did, and what can be done with it. */
export function TemplatePage(props: { id: string }) {
  const { id } = props;
  const t = useTranslate();
  const { changeTemplates } = useApi(itsmApiRef);
  const listHref = useRoute(changeTemplatesRouteRef)?.();
  const [search] = useUrlState();
  const versions = useResource(
    async signal => (await changeTemplates.versions(id, { signal })).items,
    [changeTemplates],
    id,
  );
  const all = versions.value ?? [];
  const inUse = all.find(({ usable }) => usable);
  const shown =
    all.find(({ version }) => String(version) === search.get('version')) ??
    inUse ??
    all[0];
  const back = listHref && (
    <ButtonLink
      size="small"
      variant="tertiary"
      iconStart={<RiArrowLeftSLine />}
      href={listHref}
    >
      {t('templates.title')}
    </ButtonLink>
  );
  return (
    <main className={styles.page}>
      <div>{back}</div>
      <StaleNotice resource={versions} />
      {!shown && versions.error && (
        <LoadFailure
          error={versions.error}
          onRetry={versions.retry}
          notFound={{
            title: t('templates.notFound'),
            description: t('templates.notFoundDescription'),
          }}
        />
      )}
      {!shown && !versions.error && <Skeleton width="100%" height="16rem" />}
      {shown && (
        <BreadcrumbEntry entry={{ label: shown.name, href: id }}>
          <TemplateHeader
            template={shown}
            versions={all}
            onWritten={versions.retry}
          />
          <div className={styles.body}>
            <div className={styles.main}>
              <Differences inUse={inUse} template={shown} />
              <Contents template={shown} />
            </div>
            <TemplateVersions versions={all} shown={shown} />
          </div>
        </BreadcrumbEntry>
      )}
    </main>
  );
}
