import { incidentLifecycle } from 'backstage-plugin-itsm-common';
import { RecordDraft } from '../records/RecordDraft';
import { loadLinks } from '../records/recordLinks';
import { WriteEffect } from '../records/RecordWriter';
import { WriteTransaction } from '../records/WriteTransaction';
import { cancelOpenTasks } from '../tasks/cancelOpenTasks';
import { ApprovalProcess } from './ApprovalProcess';
import { countTemplateUse } from './countTemplateUse';
import { Decisions } from './Decisions';

const partyFields = ['requester', 'assignee', 'implementers'] as const;

/* Whether others have a part in a change than before. */
function hasOtherPeople({ before, record, entries }: RecordDraft): boolean {
  return (
    entries.some(({ task }) =>
      task?.changes.some(({ field }) => field === 'assignee'),
    ) ||
    partyFields.some(
      field =>
        JSON.stringify(before?.[field]) !== JSON.stringify(record[field]),
    )
  );
}

/* Who waited for a change that has come to its end goes on. */
async function releaseIncidents(write: WriteTransaction, draft: RecordDraft) {
  const { id, number, state } = draft.record;
  const waiting = (await loadLinks(write.trx, id))
    .map(({ target }) => target)
    .filter(
      target =>
        target.type === 'incident' &&
        target.state === 'on_hold' &&
        target.holdReason === 'awaiting_change',
    );
  for (const { id: incidentId } of waiting) {
    const others = (await loadLinks(write.trx, incidentId)).filter(
      ({ target }) =>
        target.type === 'change' && target.id !== id && target.active,
    );
    const incident = await write.open(incidentId);
    if (others.length === 0 && incident.record.state === 'on_hold') {
      incident.move(incidentLifecycle, {
        to: 'in_progress',
        roles: ['system'],
        message: `Resumed by itself: ${number} is ${state}.`,
      });
    }
  }
}

/**
 * What a write of a change brings about, by whichever way it came: whoever has
 * come to have a part in it isn't asked to approve it any more, and its end is
 * the end of its approvals and tasks, and of waiting for it.
 */
export function changeEffects(options: {
  process: ApprovalProcess;
  decisions: Decisions;
  templates: { maxFailures: number };
}): WriteEffect {
  const { process, decisions, templates } = options;
  return async write => {
    for (const draft of [...write.drafts]) {
      const { before, record, entries } = draft;
      if (
        record.type !== 'change' ||
        before?.type !== 'change' ||
        !before.active ||
        entries.length === 0
      ) {
        continue;
      }
      if (!record.active) {
        if (record.state === 'canceled') {
          const because = 'the change was canceled.';
          await process.withdraw(write, draft, because);
          await cancelOpenTasks(write, draft, `${record.number} was canceled.`);
        }
        if (record.state === 'closed') {
          await countTemplateUse(write, record, templates);
        }
        await releaseIncidents(write, draft);
        continue;
      }
      // Who starts a change that names nobody is taken as its implementer for
      // the review. That is no way around the approvals: they are decided.
      const isStarted =
        before.state !== 'implement' && record.state === 'implement';
      if (hasOtherPeople(draft) && !isStarted) {
        await decisions.reconsider(write, draft);
      }
      if (before.visibility !== record.visibility) {
        const pending = (await process.current(write, draft.record)).filter(
          ({ state }) => state === 'pending',
        );
        const members = pending.flatMap(approval => approval.members);
        await process.letIn(write, draft, members);
      }
    }
  };
}
