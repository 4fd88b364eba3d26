import { incidentLifecycle } from 'backstage-plugin-itsm-common';
import { cascadeToChildren } from '../incidents/cascadeToChildren';
import { RecordDraft } from '../records/RecordDraft';
import { linkedBy, loadLinks } from '../records/recordLinks';
import { WriteTransaction } from '../records/WriteTransaction';

function isWaiting(incident: { state: string; holdReason?: unknown }): boolean {
  return (
    incident.state === 'on_hold' && incident.holdReason === 'awaiting_problem'
  );
}

/** The incidents that are on hold for a problem, to write to. */
async function openWaiting(
  write: WriteTransaction,
  problemId: string,
): Promise<RecordDraft[]> {
  const waiting = linkedBy(
    await loadLinks(write.trx, problemId),
    'incidents',
  ).filter(isWaiting);
  await write.openAll(waiting.map(({ id }) => id));
  const drafts = [];
  for (const { id } of waiting) {
    drafts.push(await write.open(id));
  }
  // Somebody may have taken one up just now.
  return drafts.filter(({ record }) => isWaiting(record));
}

/**
 * Resolves the incidents that are on hold for a problem, along with it and in
 * one write: either all are resolved or the problem isn't. Whoever asked for
 * them is told as by any resolution.
 */
export async function resolveWaitingIncidents(
  write: WriteTransaction,
  { record: { id, number, fixNotes } }: RecordDraft,
): Promise<void> {
  for (const incident of await openWaiting(write, id)) {
    // Its parent, which was resolved just before, may have taken it along.
    if (!isWaiting(incident.record)) {
      continue;
    }
    incident.move(incidentLifecycle, {
      to: 'resolved',
      roles: ['system'],
      fields: {
        resolutionCode: 'resolved_by_problem',
        resolutionNotes: `${number}, which it waited for, is resolved. ${
          fixNotes ?? ''
        }`.trim(),
      },
      links: [{ relation: 'problem', targetType: 'problem' }],
      message: `Resolved by itself along with ${number}.`,
    });
    await cascadeToChildren(write, incident, 'on_hold');
  }
}

/**
 * Goes on with the incidents that are on hold for a problem which comes to an
 * end without a fix: there is nothing to wait for any more.
 */
export async function resumeWaitingIncidents(
  write: WriteTransaction,
  { record: { id, number, resolutionCode } }: RecordDraft,
): Promise<void> {
  for (const incident of await openWaiting(write, id)) {
    incident.move(incidentLifecycle, {
      to: 'in_progress',
      roles: ['system'],
      message: `Resumed by itself: ${number}, which it waited for, is closed as ${resolutionCode}.`,
    });
  }
}
