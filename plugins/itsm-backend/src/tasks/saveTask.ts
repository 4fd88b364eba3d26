import { FieldChange, Task } from 'backstage-plugin-itsm-common';
import { RecordDraft } from '../records/RecordDraft';
import { WriteTransaction } from '../records/WriteTransaction';
import { toTaskRow } from './taskRows';

/* What the entry of the history says by itself, or by its place. */
const untold = new Set([
  'id',
  'number',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
]);

function changesBetween(before: Task | undefined, after: Task): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...fields]
    .filter(field => !untold.has(field))
    .map(field => {
      const from = before?.[field as keyof Task];
      const to = after[field as keyof Task];
      return {
        field,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
    })
    .filter(({ from, to }) => from !== to);
}

/**
 * Writes a task along with its record, and tells it in the record's history.
 * @param options.sequence - the running number of a new task
 * @returns the task as it is now; the same one if nothing changes in it
 */
export async function saveTask(
  write: WriteTransaction,
  draft: RecordDraft,
  options: { before?: Task; after: Task; sequence?: number; reason?: string },
): Promise<Task> {
  const { before, sequence, reason } = options;
  const changes = changesBetween(before, options.after);
  if (before && changes.length === 0) {
    return before;
  }
  const task: Task = {
    ...options.after,
    updatedAt: draft.now,
    version: before ? before.version + 1 : 1,
  };
  const { id, number, title } = task;
  if (before) {
    await write.trx('tasks').where({ id }).update(toTaskRow(task));
  } else {
    const record_id = draft.record.id;
    await write
      .trx('tasks')
      .insert({ ...toTaskRow(task), record_id, sequence });
  }
  draft.tell('updated', {
    task: { number, title, changes },
    ...(reason ? { reason } : {}),
  });
  return task;
}
