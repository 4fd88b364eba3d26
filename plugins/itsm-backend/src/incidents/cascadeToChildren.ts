import {
  incidentLifecycle,
  openIncidentStates,
} from 'backstage-plugin-itsm-common';
import { rolesFor } from '../records/access';
import { RecordDraft } from '../records/RecordDraft';
import { linkedBy, loadLinks, toLifecycleLinks } from '../records/recordLinks';
import { StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';

/* The fields that a child takes over along with its parent's new state. */
const takenOver: Record<string, string[]> = {
  on_hold: ['holdReason'],
  resolved: ['resolutionCode', 'resolutionNotes'],
};

function followsInto(
  parent: StoredRecord,
  from: string,
  child: StoredRecord,
  byAgent: boolean,
): boolean {
  switch (parent.state) {
    case 'on_hold':
      return (
        parent.holdReason !== 'awaiting_requester' &&
        ['new', 'in_progress'].includes(child.state)
      );
    case 'resolved':
      return openIncidentStates.some(state => state === child.state);
    case 'in_progress':
      return from === 'resolved' && byAgent && child.state === 'resolved';
    default:
      return false;
  }
}

/**
 * What happens to the children of an incident that was moved: they follow it
 * on hold and when it is resolved, and when an agent reopens it. They don't
 * follow when it is closed or canceled.
 */
export async function cascadeToChildren(
  write: WriteTransaction,
  draft: RecordDraft,
  from: string,
): Promise<void> {
  const parent = draft.record;
  if (!takenOver[parent.state] && from !== 'resolved') {
    return;
  }
  const byAgent = rolesFor(write.access, parent).some(
    role => role === 'agent' || role === 'manager',
  );
  const links = await loadLinks(write.trx, parent.id);
  for (const { id } of linkedBy(links, 'child')) {
    const child = await write.open(id);
    if (!followsInto(parent, from, child.record, byAgent)) {
      continue;
    }
    const before = child.record.state;
    const fields = Object.fromEntries(
      (takenOver[parent.state] ?? []).map(field => [field, parent[field]]),
    );
    const message = `Followed its parent ${parent.number}.`;
    if (parent.state === 'in_progress') {
      fields.reason = message;
    }
    child.move(incidentLifecycle, {
      to: parent.state,
      roles: ['system'],
      fields,
      // What the parent waits for or was resolved by is linked to the parent.
      links: toLifecycleLinks(links),
      message,
    });
    await cascadeToChildren(write, child, before);
  }
}
