import {
  createTaskSchema,
  recordKeySchema,
  recordPaths,
  TaskOwnerType,
  taskSchema,
  updateTaskSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Tasks } from '../tasks/Tasks';
import { recordParams } from './recordParams';
import { defineRoute, Route } from './Route';

/** The routes of the tasks of one type of record. */
export function taskRoutes(
  type: TaskOwnerType,
  tasks: Pick<Tasks, 'list' | 'create' | 'update'>,
): Route[] {
  const tag = recordPaths[type];
  const path = `/${tag}/{key}/tasks`;
  const name = type[0].toLocaleUpperCase('en-US') + type.slice(1);
  const task = { description: 'The task', schema: taskSchema };
  return [
    defineRoute({
      method: 'get',
      path,
      operationId: `list${name}Tasks`,
      summary: `Lists the tasks of a ${type}, in their order`,
      tag,
      params: recordParams,
      answer: {
        status: 200,
        description: 'The tasks, 200 at most',
        schema: z.array(taskSchema),
      },
      handle: ({ params: { key }, access }) =>
        tasks.list({ type, key }, access),
    }),
    defineRoute({
      method: 'post',
      path,
      operationId: `create${name}Task`,
      summary: `Adds a task to a ${type}`,
      tag,
      params: recordParams,
      body: createTaskSchema,
      idempotent: true,
      answer: { status: 201, ...task },
      audit: {
        eventId: `${type}-task-create`,
        severityLevel: 'medium',
        meta: ({ number, state }) => ({ number, state }),
      },
      handle: ({ params: { key }, body, access, idempotencyKey }) =>
        tasks.create({ type, key }, body, access, { idempotencyKey }),
    }),
    defineRoute({
      method: 'patch',
      path: `${path}/{task}`,
      operationId: `update${name}Task`,
      summary: 'Changes the version of a task that is named',
      tag,
      params: recordParams.extend({
        task: recordKeySchema.meta({
          description: "The task's number, in capitals or not, or its UUID",
        }),
      }),
      body: updateTaskSchema,
      answer: { status: 200, ...task },
      audit: {
        eventId: `${type}-task-update`,
        severityLevel: 'medium',
        meta: ({ number, state, version }) => ({ number, state, version }),
      },
      handle: ({ params: { key, task: taskKey }, body, access }) =>
        tasks.update({ type, key }, taskKey, body, access),
    }),
  ];
}
