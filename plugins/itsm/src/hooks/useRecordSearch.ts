import { useApi } from '@backstage/frontend-plugin-api';
import { useAsyncList } from '@backstage/ui';
import type { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';

const QUIET_MILLISECONDS = 200;

/** The records whose number or text match what is typed, latest first. */
export function useRecordSearch(options: {
  types: readonly RecordType[];
  /** A record that can't be chosen. */
  except?: string;
}) {
  const api = useApi(itsmApiRef);
  return useAsyncList<ItsmRecord>({
    async load({ signal, filterText }) {
      await new Promise(resolve => setTimeout(resolve, QUIET_MILLISECONDS));
      if (signal.aborted) {
        return { items: [] };
      }
      // Of a chosen record the field shows the number and the title.
      const q = filterText?.split(' · ')[0].trim() || undefined;
      const page = await api.listRecords(
        { type: [...options.types], q, orderBy: 'updatedAt', limit: 10 },
        { signal },
      );
      return {
        items: page.items.filter(({ number }) => number !== options.except),
      };
    },
    getKey: record => record.number,
  });
}
