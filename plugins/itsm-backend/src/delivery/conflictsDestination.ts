import { ActivityEntry } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { StoredRecord } from '../records/rows';
import { ConflictSubject, markConflicts } from '../schedule/conflictMarks';
import { Destination } from './Destination';

const LOWEST_PRIORITY = 2;

/* Comments, notes and decisions move nothing. */
function movesSomething({ kind, changes }: ActivityEntry): boolean {
  return (
    ['created', 'updated', 'transitioned', 'linked'].includes(kind) ||
    (kind === 'system' && !!changes && changes.length > 0)
  );
}

function subjectOf(
  { id, type, priority, active }: StoredRecord,
  entry: ActivityEntry,
): ConflictSubject | undefined {
  if (!movesSomething(entry) || (entry.channel === 'import' && !active)) {
    return undefined;
  }
  if (type === 'change') {
    return `change:${id}`;
  }
  const isUrgent =
    priority <= LOWEST_PRIORITY ||
    entry.changes?.some(({ field }) => field === 'priority');
  return type === 'incident' && isUrgent ? `incident:${id}` : undefined;
}

/** What keeps the conflicts of changes up to date. */
export function conflictsDestination(options: {
  knex: Knex;
  clock: () => Date;
  updates: { wake(): void };
}): Destination {
  const { knex, clock, updates } = options;
  return {
    name: 'conflicts',
    async deliver({ record, entry }) {
      const subject = subjectOf(record, entry);
      if (subject) {
        await markConflicts(knex, [subject], clock().getTime());
        updates.wake();
      }
    },
  };
}
