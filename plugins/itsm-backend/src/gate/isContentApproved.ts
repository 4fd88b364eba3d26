import { Knex } from 'knex';
import { contentOf, hashOfContent } from '../changes/contentOf';
import { StoredRecord } from '../records/rows';

/**
 * Whether what a change says is still what was approved since it was
 * submitted. One that nobody had to approve was approved as it is.
 */
export async function isContentApproved(
  knex: Knex,
  change: StoredRecord,
): Promise<boolean> {
  const submittedAt = change.submittedAt as string | undefined;
  const approvals: { content_hash: string }[] = await knex('approvals')
    .where({ record_id: change.id, state: 'approved' })
    .where('requested_at', '>=', submittedAt ? Date.parse(submittedAt) : 0)
    .select('content_hash');
  const hash = hashOfContent(contentOf(change));
  return approvals.every(({ content_hash }) => content_hash === hash);
}
