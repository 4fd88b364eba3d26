import { ButtonLink, Select } from '@backstage/ui';
import { RiArrowLeftSLine, RiFileCopy2Line } from '@remixicon/react';
import type { TemplateState } from 'backstage-plugin-itsm-common';
import { useTemplates } from '../../components/changeTemplates';
import { EmptyNote, LoadFailure, StaleNotice } from '../../components/outcome';
import { RecordTable } from '../../components/recordTable';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import { useUrlState } from '../../hooks/useUrlState';
import { changesRouteRef } from '../../routes';
import styles from './TemplateListPage.module.css';
import { useTemplateColumns } from './useTemplateColumns';

const states: readonly TemplateState[] = [
  'approved',
  'proposed',
  'demoted',
  'retired',
  'declined',
];

const ALL = 'all';

/** All templates that standard changes are, were, or may be made from. */
export function TemplateListPage() {
  const t = useTranslate();
  const [search, setSearch] = useUrlState();
  const changesHref = useRoute(changesRouteRef)?.();
  const state = states.find(each => each === search.get('state'));
  const list = useTemplates({ state });
  const columns = useTemplateColumns();
  const rows = list.value?.map(template => ({
    id: `${template.id} ${template.version}`,
    template,
  }));
  return (
    <main className={styles.page} aria-labelledby="itsm-templates">
      <div className={styles.head}>
        {changesHref && (
          <ButtonLink
            size="small"
            variant="tertiary"
            iconStart={<RiArrowLeftSLine />}
            href={changesHref}
          >
            {t('records.change.label')}
          </ButtonLink>
        )}
        <h2 id="itsm-templates" className={styles.title}>
          {t('templates.title')}
        </h2>
        <Select
          className={styles.filter}
          size="small"
          aria-label={t('common.column.state')}
          options={[
            { id: ALL, label: t('templates.allStates') },
            ...states.map(id => ({ id, label: t(`templates.state.${id}`) })),
          ]}
          value={state ?? ALL}
          onChange={chosen =>
            setSearch(
              new URLSearchParams(
                chosen === ALL ? {} : { state: String(chosen) },
              ),
              { push: true },
            )
          }
        />
      </div>
      <p className={styles.words}>{t('templates.description')}</p>
      <StaleNotice resource={list} />
      {list.error && !rows ? (
        <LoadFailure error={list.error} onRetry={list.retry} />
      ) : (
        <RecordTable
          label={t('templates.title')}
          columns={columns}
          items={rows}
          loading={list.loading}
          expected={5}
        />
      )}
      {rows?.length === 0 && (
        <EmptyNote
          icon={<RiFileCopy2Line />}
          title={t(state ? 'templates.noMatch' : 'templates.empty')}
          description={state ? undefined : t('templates.emptyDescription')}
        />
      )}
    </main>
  );
}
