import {
  type ListRequest,
  recordPaths,
  type RecordType,
} from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { type RecordOf, useRecordsApi } from '../../hooks/useRecordsApi';
import { useToast } from '../../hooks/useToast';
import { useTranslate } from '../../hooks/useTranslate';
import { toCsv } from './csv';
import { download } from './download';
import type { ListColumn } from './useListColumns';

const MOST = 1000;
const PAGE = 100;

export interface CsvExportOptions<T extends RecordType> {
  type: T;
  columns: readonly ListColumn<RecordOf<T>>[];
  /** Nothing, if nothing can match. */
  request: ListRequest | undefined;
}

/** Exports what the list shows, all pages of it up to a bound. */
export function useCsvExport<T extends RecordType>(
  options: CsvExportOptions<T>,
) {
  const { type, columns, request } = options;
  const api = useRecordsApi(type);
  const toast = useToast();
  const t = useTranslate();

  return useAction(async () => {
    try {
      const records: RecordOf<T>[] = [];
      let cursor: string | undefined;
      do {
        const page = request
          ? await api.list({ ...request, limit: PAGE, cursor })
          : { items: [], pageInfo: {} };
        records.push(...page.items);
        cursor = page.pageInfo.nextCursor;
      } while (cursor && records.length < MOST);
      download(
        `${recordPaths[type]}.csv`,
        toCsv([
          columns.map(({ label }) => label),
          ...records.map(record =>
            columns.map(({ text }) => text(record) ?? ''),
          ),
        ]),
      );
      toast({
        status: cursor ? 'info' : 'success',
        title: t(`records.${type as RecordType}.exported`, {
          count: records.length,
        }),
        description: cursor ? t('records.export.bounded') : undefined,
      });
    } catch (error) {
      toast({
        status: 'danger',
        title: t('records.export.failed'),
        description: messageOf(error),
      });
    }
  });
}
