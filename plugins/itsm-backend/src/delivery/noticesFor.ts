import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { ActivityEntry, recordPaths } from 'backstage-plugin-itsm-common';
import { StoredRecord } from '../records/rows';
import { changeNews } from './changeNews';

/** Whom to tell what. */
export interface Notice {
  /** References of users and groups. */
  recipients: string[];
  payload: NotificationPayload;
}

const severities = ['critical', 'high', 'normal', 'normal'] as const;

function changeOf(entry: ActivityEntry, field: string) {
  return entry.changes?.find(change => change.field === field);
}

function isPerson(ref: unknown): ref is string {
  return typeof ref === 'string' && /^(?:user|group):/.test(ref);
}

/**
 * The notifications that an entry of a record's history gives rise to:
 * assigned to me or my group, commented on what I watch or asked for,
 * resolved, awaiting my approval. Whoever acted is never told; history that
 * was imported concerns nobody any more.
 */
export function noticesFor(
  record: StoredRecord,
  entry: ActivityEntry,
): Notice[] {
  if (entry.channel === 'import') {
    return [];
  }
  const { number, title, type, priority, requester, watchers } = record;
  const notices: Notice[] = [];
  const told = new Set<string>([entry.actor]);
  const notice = (refs: unknown[], headline: string, description?: string) => {
    const recipients = [...new Set(refs.filter(isPerson))].filter(
      ref => !told.has(ref),
    );
    recipients.forEach(ref => told.add(ref));
    if (recipients.length > 0) {
      notices.push({
        recipients,
        payload: {
          title: `${number} ${headline}`,
          description: description ?? title,
          link: `/itsm/${recordPaths[type]}/${number}`,
          severity: severities[priority - 1] ?? 'low',
          topic: `itsm.${type}`,
        },
      });
    }
  };
  for (const { to: refs, headline, description } of changeNews(record, entry)) {
    notice(refs, headline, description);
  }
  const assignee = changeOf(entry, 'assignee')?.to;
  const group = changeOf(entry, 'assignmentGroup')?.to;
  if (assignee) {
    notice([assignee], 'was assigned to you');
  } else if (group && !record.assignee) {
    notice([group], 'was assigned to your group');
  }
  const { from, to } = entry.transition ?? {};
  if (to === 'resolved') {
    notice([requester, ...watchers], 'was resolved');
  }
  if (from === 'resolved' && to !== 'closed') {
    notice([record.assignee, ...watchers], 'was reopened', entry.reason);
  }
  // Nobody may work on it any more: whoever can take it up is told too.
  if (from === 'closed') {
    const { assignee: last, assignmentGroup } = record;
    notice(
      [last, assignmentGroup, ...watchers],
      'was opened again',
      entry.reason,
    );
  }
  if (changeOf(entry, 'knownError')?.to === true) {
    notice([requester, ...watchers], 'is a known error with a workaround');
  }
  const { task } = entry;
  const doer = task?.changes.find(({ field }) => field === 'assignee')?.to;
  if (task && doer) {
    const about = `${task.number} ${task.title}`;
    notice([doer], 'has a task for you', about);
  }
  if (entry.kind === 'commented' || (entry.transition && entry.comment)) {
    notice(
      [requester, record.assignee, ...watchers],
      'has a new comment',
      title,
    );
  }
  if (entry.kind === 'noted') {
    // The requester may be among the watchers, and isn't shown notes.
    const inside = watchers.filter(ref => ref !== requester);
    notice([record.assignee, ...inside], 'has a new internal note');
  }
  return notices;
}
