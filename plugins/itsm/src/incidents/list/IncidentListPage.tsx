import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, TablePagination } from '@backstage/ui';
import { RiCheckDoubleLine, RiDownload2Line } from '@remixicon/react';
import { useMemo, useState } from 'react';
import { EmptyNote, LoadFailure, StaleNotice } from '../../components/outcome';
import { RecordTable } from '../../components/recordTable';
import { useIncidentList } from '../../hooks/useIncidentList';
import { useLiveRecords } from '../../hooks/useLiveRecords';
import { useSettings } from '../../hooks/useSettings';
import { itsmTranslationRef } from '../../translation';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { FilterBar } from './FilterBar';
import { useIncidentColumns } from './incidentColumns';
import styles from './IncidentListPage.module.css';
import { pageSizes, parseIncidentQuery, toListRequest } from './incidentQuery';
import { useColumnChoice } from './useColumnChoice';
import { useCsvExport } from './useCsvExport';
import { useIncidentQuery } from './useIncidentQuery';
import { ViewBar } from './ViewBar';

/** The list of incidents. */
export function IncidentListPage() {
  const { t } = useTranslationRef(itsmTranslationRef);
  const [query, change] = useIncidentQuery();
  const { value: settings, error: settingsError } = useSettings();
  const columns = useIncidentColumns();
  const [shown, setShown] = useColumnChoice();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const request = useMemo(() => {
    const asked = toListRequest(query, settings?.user);
    return asked === undefined && settingsError ? 'none' : asked;
  }, [query, settings, settingsError]);
  const list = useIncidentList(
    typeof request === 'object' ? { ...request, total: true } : request,
  );
  const download = useCsvExport(
    shown,
    typeof request === 'object' ? request : undefined,
  );
  useLiveRecords({
    matches: ({ type }) => type === 'incident',
    onWrite: list.retry,
  });

  const items = list.value?.items;
  const marked = items?.filter(({ id }) => selected.has(id)) ?? [];
  const total = list.value?.totalItems;
  const { nextCursor, prevCursor } = list.value?.pageInfo ?? {};
  const narrowed = query.q || Object.values(query.values).some(Boolean);

  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <ViewBar
          query={query}
          onOpen={view => {
            setSelected(new Set());
            change({ cursor: undefined, ...view });
          }}
        />
        <div className={styles.tools}>
          <ColumnMenu shown={shown} onChange={setShown} />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiDownload2Line />}
            aria-label={t('incidents.export.label')}
            isPending={download.pending}
            onPress={() => download.run()}
          />
        </div>
      </div>
      <FilterBar query={query} onChange={change} />
      <StaleNotice resource={list} />
      {list.error && !items ? (
        <LoadFailure error={list.error} onRetry={list.retry} />
      ) : (
        <RecordTable
          label={t('incidents.list.label')}
          columns={shown.map(id => columns[id])}
          items={items}
          loading={list.loading}
          sort={query}
          onSortChange={change}
          selection={{
            selected,
            onChange: setSelected,
            labelOf: ({ number }) => number,
          }}
        />
      )}
      {items?.length === 0 && (
        <EmptyNote
          icon={<RiCheckDoubleLine />}
          title={t(
            narrowed ? 'incidents.list.noMatch' : 'incidents.list.empty',
          )}
          description={t(
            narrowed
              ? 'incidents.list.noMatchDescription'
              : 'incidents.list.emptyDescription',
          )}
          action={
            narrowed && (
              <Button
                size="small"
                variant="secondary"
                onPress={() =>
                  change(parseIncidentQuery(new URLSearchParams()))
                }
              >
                {t('incidents.filter.clear')}
              </Button>
            )
          }
        />
      )}
      <BulkBar
        incidents={marked}
        onClear={() => setSelected(new Set())}
        onDone={failed => {
          setSelected(new Set(failed.map(({ id }) => id)));
          list.retry();
        }}
      />
      <div className={styles.foot}>
        <span role="status">
          {total !== undefined && t('incidents.list.total', { count: total })}
        </span>
        {Boolean(items?.length || prevCursor) && (
          <TablePagination
            pageSize={query.limit}
            pageSizeOptions={pageSizes.map(size => ({
              value: size,
              label: t('incidents.list.pageSize', { size: String(size) }),
            }))}
            onPageSizeChange={limit => change({ limit })}
            showPaginationLabel={false}
            hasNextPage={Boolean(nextCursor)}
            hasPreviousPage={Boolean(prevCursor)}
            onNextPage={() => change({ cursor: nextCursor })}
            onPreviousPage={() => change({ cursor: prevCursor })}
          />
        )}
      </div>
    </main>
  );
}
