import { Button, ButtonLink, TablePagination } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowLeftSLine,
  RiCalendarScheduleLine,
} from '@remixicon/react';
import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useState } from 'react';
import { EmptyNote, LoadFailure, StaleNotice } from '../../components/outcome';
import { RecordTable } from '../../components/recordTable';
import { SegmentedChoice } from '../../components/segmentedChoice';
import { useRoute } from '../../hooks/useRoute';
import { useToast } from '../../hooks/useToast';
import { useUrlState } from '../../hooks/useUrlState';
import { calendarRouteRef } from '../../routes';
import { useTranslate } from '../../hooks/useTranslate';
import { useMayManageWindows, useWindows } from './useWindows';
import { useWindowColumns } from './useWindowColumns';
import { WindowDetailsDialog } from './WindowDetailsDialog';
import styles from './WindowsPage.module.css';

const WindowFormDialog = lazy(() =>
  import('./WindowFormDialog').then(({ WindowFormDialog: loaded }) => ({
    default: loaded,
  })),
);

const kinds = ['freeze', 'maintenance'] as const;
const shownKinds = ['all', ...kinds] as const;
const PAGE = 50;

/** Freezes and maintenance windows: all that are planned, and those retired. */
export function WindowsPage() {
  const t = useTranslate();
  const [search, setSearch] = useUrlState();
  const calendarHref = useRoute(calendarRouteRef)?.();
  const toast = useToast();
  const mayManage = useMayManageWindows();
  const [opened, setOpened] = useState<ChangeWindow>();
  const [planning, setPlanning] = useState(false);
  const columns = useWindowColumns(setOpened);

  const kind = kinds.find(each => each === search.get('kind'));
  const retired = search.get('retired') === 'true';
  const list = useWindows({
    kind,
    retired,
    limit: PAGE,
    cursor: search.get('cursor') ?? undefined,
  });
  const show = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    for (const [name, value] of Object.entries(change)) {
      if (value) {
        next.set(name, value);
      } else {
        next.delete(name);
      }
    }
    setSearch(next, { push: true });
  };
  const items = list.value?.items;
  const { nextCursor, prevCursor } = list.value?.pageInfo ?? {};

  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <div className={styles.choices}>
          {calendarHref && (
            <ButtonLink
              size="small"
              variant="tertiary"
              iconStart={<RiArrowLeftSLine />}
              href={calendarHref}
            >
              {t('calendar.title')}
            </ButtonLink>
          )}
          <SegmentedChoice
            aria-label={t('calendar.windows.kind')}
            options={shownKinds.map(id => ({
              id,
              label: t(`calendar.windows.shownKind.${id}`),
            }))}
            value={kind ?? 'all'}
            onChange={next => show({ kind: next === 'all' ? undefined : next })}
          />
          <SegmentedChoice
            aria-label={t('calendar.windows.shownLabel')}
            options={[
              { id: 'current', label: t('calendar.windows.current') },
              { id: 'retired', label: t('calendar.windows.retiredOnes') },
            ]}
            value={retired ? 'retired' : 'current'}
            onChange={next =>
              show({ retired: next === 'retired' ? 'true' : undefined })
            }
          />
        </div>
        {mayManage && (
          <Button
            size="small"
            variant="primary"
            iconStart={<RiAddLine />}
            onPress={() => setPlanning(true)}
          >
            {t('calendar.windows.create')}
          </Button>
        )}
      </div>
      <StaleNotice resource={list} />
      {list.error && !items ? (
        <LoadFailure error={list.error} onRetry={list.retry} />
      ) : (
        <RecordTable
          label={t('calendar.windows.label')}
          columns={columns}
          items={items}
          loading={list.loading}
          expected={5}
        />
      )}
      {items?.length === 0 && (
        <EmptyNote
          icon={<RiCalendarScheduleLine />}
          title={t(
            retired ? 'calendar.windows.noneRetired' : 'calendar.windows.empty',
          )}
          description={
            retired
              ? undefined
              : t(
                  mayManage
                    ? 'calendar.windows.emptyDescription'
                    : 'calendar.windows.emptyForReaders',
                )
          }
        />
      )}
      {Boolean(nextCursor || prevCursor) && (
        <TablePagination
          pageSize={PAGE}
          showPageSizeOptions={false}
          showPaginationLabel={false}
          hasNextPage={Boolean(nextCursor)}
          hasPreviousPage={Boolean(prevCursor)}
          onNextPage={() => show({ cursor: nextCursor })}
          onPreviousPage={() => show({ cursor: prevCursor })}
        />
      )}
      {opened && (
        <WindowDetailsDialog
          window={opened}
          onClose={() => setOpened(undefined)}
          onWritten={list.retry}
        />
      )}
      {planning && (
        <Suspense fallback={null}>
          <WindowFormDialog
            onClose={() => setPlanning(false)}
            onSaved={({ name }) => {
              toast({
                title: t('calendar.windows.saved', { name }),
                status: 'success',
              });
              setPlanning(false);
              list.retry();
            }}
          />
        </Suspense>
      )}
    </main>
  );
}
