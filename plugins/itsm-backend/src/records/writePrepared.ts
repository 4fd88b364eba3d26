import { ConflictError } from '@backstage/errors';
import { RecordDraft } from './RecordDraft';
import { StoredRecord } from './rows';

const ATTEMPTS = 3;

/** What was found out for a write is of a version that is past. */
class StaleRecordError extends ConflictError {}

/**
 * Refuses to write what was found out for another version of the record.
 * {@link writePrepared} then begins anew.
 */
export function demandSame(draft: RecordDraft, record: StoredRecord) {
  if (draft.before?.version !== record.version) {
    throw new StaleRecordError(
      'Others are changing the same record just now. Try again.',
    );
  }
}

/**
 * Writes what takes something to be found out first that may take its time,
 * such as by asking the catalog: that isn't waited for while the record is
 * locked. If somebody else was faster, it is found out again.
 * @param options.write - must {@link demandSame}
 */
export async function writePrepared<P, T>(options: {
  read(): Promise<StoredRecord>;
  prepare(record: StoredRecord): Promise<P>;
  write(record: StoredRecord, prepared: P): Promise<T>;
}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const record = await options.read();
    const prepared = await options.prepare(record);
    try {
      return await options.write(record, prepared);
    } catch (error) {
      if (!(error instanceof StaleRecordError) || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}
