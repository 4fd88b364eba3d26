import {
  type ActivityEntry,
  type FieldChange,
  type TaskState,
  taskStates,
} from 'backstage-plugin-itsm-common';

type TaskOfEntry = NonNullable<ActivityEntry['task']>;

function isNew({ changes }: TaskOfEntry): boolean {
  return changes.some(
    ({ field, from }) => field === 'title' && from === undefined,
  );
}

/** What an entry says was done to a task. */
export function taskStepOf(task: TaskOfEntry): TaskState | 'added' | 'changed' {
  if (isNew(task)) {
    return 'added';
  }
  const { to } = task.changes.find(({ field }) => field === 'state') ?? {};
  return taskStates.find(state => state === to) ?? 'changed';
}

/* What follows from the step, or from the list of tasks. */
const untold = new Set(['actualStart', 'actualEnd', 'order']);

/** What was changed in a task besides where it stands; of a new one nothing. */
export function toldOfTask(task: TaskOfEntry): FieldChange[] {
  return isNew(task)
    ? []
    : task.changes.filter(({ field }) => !untold.has(field));
}
