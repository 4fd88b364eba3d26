import {
  isTaskOpen,
  RequirementIssue,
  Task,
  TaskOwnerType,
  taskKindsOf,
  UpdateTask,
} from 'backstage-plugin-itsm-common';
import { ResolvedRefs } from '../records/fieldRules';
import { FieldsError } from '../records/RecordDraft';

/**
 * Checks a task by itself and against what it is a task of.
 * @throws FieldsError naming each field that is wrong
 */
export function checkTask(
  task: Task,
  context: { type: TaskOwnerType; now: string },
) {
  const { type, now } = context;
  const issues: RequirementIssue[] = [];
  const kinds: readonly string[] = taskKindsOf[type];
  if (!kinds.includes(task.kind)) {
    const message = `a ${type} has tasks of these kinds: ${kinds.join(', ')}`;
    issues.push({ field: 'kind', message });
  }
  for (const [start, end] of [
    ['plannedStart', 'plannedEnd'],
    ['actualStart', 'actualEnd'],
  ] as const) {
    const [from, until] = [task[start], task[end]];
    if (from && until && until < from) {
      issues.push({ field: end, message: `must not be before ${start}` });
    }
  }
  for (const field of ['actualStart', 'actualEnd'] as const) {
    if ((task[field] ?? now) > now) {
      issues.push({ field, message: 'must not be in the future' });
    }
  }
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
}

/* The times that follow from where the task gets to, if nobody gave them. */
function stampedTimes(before: Task, request: UpdateTask, now: string) {
  const { state } = request;
  if (state === undefined || state === before.state) {
    return {};
  }
  const actualStart = before.actualStart ?? now;
  if (state === 'closed') {
    return { actualStart, actualEnd: now };
  }
  if (state === 'in_progress') {
    return { actualStart, actualEnd: undefined };
  }
  return isTaskOpen({ state }) ? { actualEnd: undefined } : {};
}

/**
 * A task with what a request changes in it. Another group clears the assignee,
 * unless a member of it is named along with it.
 */
export function patchedTask(
  before: Task,
  request: UpdateTask,
  context: { refs: ResolvedRefs; now: string },
): Task {
  const { refs, now } = context;
  const { version, ...fields } = request;
  const { assignee, assignmentGroup } = fields;
  const patch = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, value ?? undefined]),
  );
  if (
    assignmentGroup !== undefined &&
    (assignmentGroup ?? undefined) !== before.assignmentGroup
  ) {
    patch.assignee = assignee ?? undefined;
    if (
      assignee &&
      assignmentGroup &&
      refs.isMember(assignee, assignmentGroup) === false
    ) {
      throw new FieldsError([
        {
          field: 'assignee',
          message: `${assignee} isn't a member of ${assignmentGroup}; name a member of the group, or nobody`,
        },
      ]);
    }
  }
  return { ...before, ...stampedTimes(before, request, now), ...patch };
}
