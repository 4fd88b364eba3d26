import { isTaskOpen, Task, TaskKind } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { loadTasks } from './taskRows';

/**
 * The tasks of a record that are still to be done, in their order.
 * @param kinds - only these; all if left out
 */
export async function openTasks(
  knex: Knex,
  recordId: string,
  kinds?: readonly TaskKind[],
): Promise<Task[]> {
  const tasks = await loadTasks(knex, recordId);
  return tasks.filter(
    task => isTaskOpen(task) && (!kinds || kinds.includes(task.kind)),
  );
}
