import { StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { templateOf } from './templateRows';

/**
 * Counts a change that was closed for the template that it was made from. One
 * that failed too often isn't used any more.
 */
export async function countTemplateUse(
  write: WriteTransaction,
  change: StoredRecord,
  { maxFailures }: { maxFailures: number },
): Promise<void> {
  const { trx, now } = write;
  const row = await templateOf(trx, change);
  if (!row) {
    return;
  }
  const failed = change.closeCode === 'unsuccessful' ? 1 : 0;
  // Counted by the database, as several changes may be closed at once.
  await trx('change_templates')
    .where({ id: row.id })
    .update({
      used: trx.raw('used + 1'),
      failed: trx.raw('failed + ?', [failed]),
    });
  if (failed) {
    await trx('change_templates')
      .where({ id: row.id, state: 'approved' })
      .where('failed', '>=', maxFailures)
      .update({
        state: 'demoted',
        decided_by: write.access.actor,
        decided_at: Date.parse(now),
        reason: `Demoted by itself: ${change.number} was unsuccessful, and so were as many as ${maxFailures} changes from it.`,
      });
  }
}
