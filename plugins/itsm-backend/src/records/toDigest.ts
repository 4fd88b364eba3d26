import { RecordDigest } from 'backstage-plugin-itsm-common';
import { StoredRecord } from './rows';

/** A record in few words. */
export function toDigest(record: StoredRecord): RecordDigest {
  const { number, type, title, state, priority, openedAt } = record;
  const { assignee, assignmentGroup } = record;
  const primary = record.entities.find(({ role }) => role === 'primary');
  return {
    number,
    type,
    title,
    state,
    priority,
    openedAt,
    assignee,
    assignmentGroup,
    ...(primary
      ? {
          entity: {
            entityRef: primary.entityRef,
            title: primary.snapshot.title ?? primary.snapshot.name,
          },
        }
      : {}),
  };
}
