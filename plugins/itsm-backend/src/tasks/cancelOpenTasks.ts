import { RecordDraft } from '../records/RecordDraft';
import { WriteTransaction } from '../records/WriteTransaction';
import { openTasks } from './openTasks';
import { saveTask } from './saveTask';

/** Skips what is still to be done of a record that comes to its end. */
export async function cancelOpenTasks(
  write: WriteTransaction,
  draft: RecordDraft,
  reason: string,
): Promise<void> {
  for (const before of await openTasks(write.trx, draft.record.id)) {
    const after = { ...before, state: 'skipped' } as const;
    await saveTask(write, draft, { before, after, reason });
  }
}
