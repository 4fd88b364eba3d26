import type { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { useAction } from '../../hooks/useAction';
import { useRecordsApi } from '../../hooks/useRecordsApi';

/** What became of one record of many. */
export interface BulkOutcome {
  record: ItsmRecord;
  /** Why it failed, if it did. */
  problem?: string;
}

/**
 * Assigns many records to one person. Each is a write of its own, so that one
 * that changed meanwhile doesn't hold up the others.
 */
export function useBulkAssign(type: RecordType) {
  const api = useRecordsApi(type);
  return useAction(
    async (
      records: readonly ItsmRecord[],
      assignee: string,
    ): Promise<BulkOutcome[]> => {
      const outcomes: BulkOutcome[] = [];
      for (const record of records) {
        try {
          outcomes.push({
            record: await api.update(record.number, {
              version: record.version,
              assignee,
            }),
          });
        } catch (error) {
          outcomes.push({ record, problem: messageOf(error) });
        }
      }
      return outcomes;
    },
  );
}
