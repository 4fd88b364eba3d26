import { RecordDraft } from '../records/RecordDraft';
import { WriteTransaction } from '../records/WriteTransaction';
import { findApprovals } from './approvalRows';

/** Reminds those whose decision on an approval is awaited still. */
export async function remind(
  { trx, now }: WriteTransaction,
  draft: RecordDraft,
  options: { approvalId: string; remindAfter: number },
): Promise<void> {
  const { approvalId, remindAfter } = options;
  const [approval] = await findApprovals(trx, [approvalId]);
  // It may have been decided just now.
  if (approval.state !== 'pending') {
    return;
  }
  const members: string[] = await trx('awaited_decisions')
    .where({ approval_id: approvalId })
    .orderBy('user_ref')
    .pluck('user_ref');
  draft.tell('approval', {
    approval: {
      id: approvalId,
      event: 'reminded',
      rules: approval.rules,
      members,
    },
    message: `Reminded ${members.join(', ')}`,
  });
  await trx('approvals')
    .where({ id: approvalId })
    .update({ remind_at: Date.parse(now) + remindAfter });
}
