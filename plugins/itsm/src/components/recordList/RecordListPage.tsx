import { Button, ButtonIcon, TablePagination } from '@backstage/ui';
import { RiCheckDoubleLine, RiDownload2Line } from '@remixicon/react';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { ReactNode, useMemo, useState } from 'react';
import { useLiveRecords } from '../../hooks/useLiveRecords';
import { useRecordList } from '../../hooks/useRecordList';
import type { RecordOf } from '../../hooks/useRecordsApi';
import { useSettings } from '../../hooks/useSettings';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote, LoadFailure, StaleNotice } from '../outcome';
import { RecordTable } from '../recordTable';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { FilterBar } from './FilterBar';
import type { ListFilter } from './listFilter';
import styles from './RecordListPage.module.css';
import { pageSizes, toListRequest, usualQuery } from './recordQuery';
import { useColumnChoice } from './useColumnChoice';
import { useCsvExport } from './useCsvExport';
import type { ListColumn } from './useListColumns';
import { useListFilters } from './useListFilters';
import { useRecordQuery } from './useRecordQuery';
import { type BuiltInView, ViewBar } from './ViewBar';

export interface RecordListPageProps<T extends RecordType> {
  type: T;
  /** All columns that there are, in their order; kept by `useMemo`. */
  columns: readonly ListColumn<RecordOf<T>>[];
  /** The ids of those that are shown until the reader chooses. */
  usualColumns: readonly string[];
  /** The views that come with the product; the first one is the usual list. */
  views: readonly BuiltInView[];
  /** The filters that only this type has; kept by `useMemo`. */
  filters?: readonly ListFilter[];
  /** What can be done besides, such as the button that opens a record. */
  actions?: ReactNode;
}

/** The list of the records of one type. */
export function RecordListPage<T extends RecordType>(
  props: RecordListPageProps<T>,
) {
  const { columns } = props;
  // The texts of all types have the same parameters.
  const type: RecordType = props.type;
  const t = useTranslate();
  const filters = useListFilters(type, props.filters);
  const [query, change] = useRecordQuery(filters);
  const { value: settings, error: settingsError } = useSettings();
  const [shown, setShown] = useColumnChoice({
    type,
    columns,
    usual: props.usualColumns,
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const request = useMemo(() => {
    const asked = toListRequest(query, filters, settings?.user);
    return asked === undefined && settingsError ? 'none' : asked;
  }, [query, filters, settings, settingsError]);
  const list = useRecordList(
    props.type,
    typeof request === 'object' ? { ...request, total: true } : request,
  );
  const download = useCsvExport({
    type: props.type,
    columns: shown,
    request: typeof request === 'object' ? request : undefined,
  });
  useLiveRecords({
    matches: event => event.type === type,
    onWrite: list.retry,
  });

  const items = list.value?.items;
  const marked = items?.filter(({ id }) => selected.has(id)) ?? [];
  const total = list.value?.totalItems;
  const { nextCursor, prevCursor } = list.value?.pageInfo ?? {};
  const narrowed =
    query.q ||
    [query.values, query.days].some(set => Object.values(set).some(Boolean));

  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <ViewBar
          type={type}
          views={props.views}
          filters={filters}
          query={query}
          onOpen={view => {
            setSelected(new Set());
            change({ cursor: undefined, ...view });
          }}
        />
        <div className={styles.tools}>
          <ColumnMenu columns={columns} shown={shown} onChange={setShown} />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiDownload2Line />}
            aria-label={t('records.export.label')}
            isPending={download.pending}
            onPress={() => download.run()}
          />
          {props.actions}
        </div>
      </div>
      <FilterBar
        type={type}
        filters={filters}
        query={query}
        onChange={change}
      />
      <StaleNotice resource={list} />
      {list.error && !items ? (
        <LoadFailure error={list.error} onRetry={list.retry} />
      ) : (
        <RecordTable
          label={t(`records.${type}.label`)}
          columns={shown}
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
            narrowed ? `records.${type}.noMatch` : `records.${type}.empty`,
          )}
          description={t(
            narrowed
              ? 'records.list.noMatchDescription'
              : `records.${type}.emptyDescription`,
          )}
          action={
            narrowed && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => change({ ...usualQuery, q: undefined })}
              >
                {t('records.filter.clear')}
              </Button>
            )
          }
        />
      )}
      <BulkBar
        type={type}
        records={marked}
        onClear={() => setSelected(new Set())}
        onDone={failed => {
          setSelected(new Set(failed.map(({ id }) => id)));
          list.retry();
        }}
      />
      <div className={styles.foot}>
        <span role="status">
          {total !== undefined && t(`records.${type}.total`, { count: total })}
        </span>
        {Boolean(items?.length || prevCursor) && (
          <TablePagination
            pageSize={query.limit}
            pageSizeOptions={pageSizes.map(size => ({
              value: size,
              label: t('records.list.pageSize', { size: String(size) }),
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
