import { incidentLifecycle } from 'backstage-plugin-itsm-common';
import { cascadeToChildren } from '../incidents/cascadeToChildren';
import { RecordDraft } from '../records/RecordDraft';
import { linkedBy, loadLinks, toLifecycleLinks } from '../records/recordLinks';
import { WriteTransaction } from '../records/WriteTransaction';

/**
 * Resolves the incidents that are on hold for a problem, along with it and in
 * one write: either all are resolved or the problem isn't. Whoever asked for
 * them is told as by any resolution.
 */
export async function resolveWaitingIncidents(
  write: WriteTransaction,
  draft: RecordDraft,
): Promise<void> {
  const { id, number, fixNotes } = draft.record;
  const waiting = linkedBy(await loadLinks(write.trx, id), 'incidents').filter(
    isWaiting,
  );
  await write.openAll(waiting.map(incident => incident.id));
  for (const { id: incidentId } of waiting) {
    const incident = await write.open(incidentId);
    if (!isWaiting(incident.record)) {
      continue;
    }
    const links = await loadLinks(write.trx, incidentId);
    incident.move(incidentLifecycle, {
      to: 'resolved',
      roles: ['system'],
      fields: {
        resolutionCode: 'resolved_by_problem',
        resolutionNotes: `${number}, which it waited for, is resolved. ${
          fixNotes ?? ''
        }`.trim(),
      },
      links: toLifecycleLinks(links),
      message: `Resolved by itself along with ${number}.`,
    });
    await cascadeToChildren(write, incident, 'on_hold');
  }
}

function isWaiting(incident: { state: string; holdReason?: unknown }): boolean {
  return (
    incident.state === 'on_hold' && incident.holdReason === 'awaiting_problem'
  );
}
