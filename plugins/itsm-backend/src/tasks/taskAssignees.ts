import { TaskKind } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { loadTasks } from './taskRows';

/**
 * Who does the tasks of a record, or did: those of tasks that were skipped had
 * no part in it.
 * @param kinds - of these kinds of tasks only; all if left out
 */
export async function taskAssignees(
  knex: Knex,
  recordId: string,
  kinds?: readonly TaskKind[],
): Promise<string[]> {
  const assignees = (await loadTasks(knex, recordId))
    .filter(
      ({ state, kind }) =>
        state !== 'skipped' && !(kinds && !kinds.includes(kind)),
    )
    .map(task => task.assignee)
    .filter((ref): ref is string => ref !== undefined);
  return [...new Set(assignees)];
}
