import { Task } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';

export type TaskRow = { [column: string]: unknown };

const plain = {
  id: 'id',
  number: 'number',
  kind: 'kind',
  state: 'state',
  title: 'title',
  description: 'description',
  notes: 'notes',
  assignee: 'assignee',
  assignmentGroup: 'assignment_group',
  order: 'position',
  createdBy: 'created_by',
  version: 'version',
} as const satisfies Partial<Record<keyof Task, string>>;

const times = {
  plannedStart: 'planned_start',
  plannedEnd: 'planned_end',
  actualStart: 'actual_start',
  actualEnd: 'actual_end',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const satisfies Partial<Record<keyof Task, string>>;

/** The row of a task; to which record it belongs is set apart. */
export function toTaskRow(task: Task): TaskRow {
  const row: TaskRow = {};
  for (const [field, column] of Object.entries(plain)) {
    row[column] = task[field as keyof Task] ?? null;
  }
  for (const [field, column] of Object.entries(times)) {
    const time = task[field as keyof Task] as string | undefined;
    row[column] = time === undefined ? null : Date.parse(time);
  }
  return row;
}

/** The task of a row. */
export function toTask(row: TaskRow): Task {
  const task: { [field: string]: unknown } = {};
  for (const [field, column] of Object.entries(plain)) {
    if (row[column] !== null) {
      task[field] = row[column];
    }
  }
  for (const [field, column] of Object.entries(times)) {
    if (row[column] !== null) {
      task[field] = new Date(Number(row[column])).toISOString();
    }
  }
  return task as Task;
}

/** The tasks of a record, in their order. */
export async function loadTasks(knex: Knex, recordId: string): Promise<Task[]> {
  const rows: TaskRow[] = await knex('tasks')
    .where({ record_id: recordId })
    .orderBy(['position', 'sequence']);
  return rows.map(toTask);
}
