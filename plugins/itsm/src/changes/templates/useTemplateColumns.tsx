import { Link } from '@backstage/ui';
import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import type { RecordColumn } from '../../components/recordTable';
import { EntityLink, PersonRef } from '../../components/references';
import { RelativeTime } from '../../components/relativeTime';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { changeTemplateRouteRef } from '../../routes';
import styles from './TemplateListPage.module.css';
import { TemplateStateTag } from './TemplateStateTag';
import { UsedSoFar } from './UsedSoFar';

/** A version in a row of its own. */
export interface TemplateRow {
  id: string;
  template: ChangeTemplate;
}

/** What the list of templates tells of each. */
export function useTemplateColumns(): RecordColumn<TemplateRow>[] {
  const t = useTranslate();
  const hrefOf = useRoute(changeTemplateRouteRef);
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('templates.field.name'),
        stacked: 'title',
        cell: ({ template: { id, name, version } }) => (
          <Link
            className={styles.name}
            href={`${hrefOf?.({ id }) ?? ''}?version=${version}`}
            variant="body-medium"
            standalone
          >
            {name}
          </Link>
        ),
      },
      {
        id: 'state',
        label: t('common.column.state'),
        width: 7.5,
        stacked: 'lead',
        cell: ({ template }) => <TemplateStateTag state={template.state} />,
      },
      {
        id: 'version',
        label: t('templates.field.version'),
        width: 4.5,
        stacked: 'trail',
        cell: ({ template }) => (
          <span title={t('templates.field.version')}>
            {t('templates.shortVersion', { version: String(template.version) })}
          </span>
        ),
      },
      {
        id: 'entity',
        label: t('templates.field.entity'),
        width: 9,
        stacked: 'more',
        cell: ({ template: { fields } }) =>
          fields.entityRef ? (
            <EntityLink entityRef={fields.entityRef} />
          ) : (
            t('templates.anyEntity')
          ),
      },
      {
        id: 'category',
        label: t('common.field.category'),
        width: 8,
        stacked: 'more',
        cell: ({ template: { fields } }) => fields.category ?? t('common.none'),
      },
      {
        id: 'used',
        label: t('templates.field.used'),
        width: 10,
        stacked: 'more',
        cell: ({ template }) => <UsedSoFar template={template} />,
      },
      {
        id: 'proposed',
        label: t('templates.field.proposed'),
        width: 12.5,
        stacked: 'hidden',
        cell: ({ template }) => (
          <span className={styles.proposed}>
            <PersonRef personRef={template.proposedBy} />
            <RelativeTime at={template.proposedAt} width="narrow" />
          </span>
        ),
      },
    ],
    [t, hrefOf],
  );
}
