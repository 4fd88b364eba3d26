import { z } from 'zod';
import {
  groupRefSchema,
  instantSchema,
  lineSchema,
  markdownSchema,
  userRefSchema,
} from './fields';
import { RecordType } from './recordType';

/**
 * The types of records that have tasks.
 * @public
 */
export const taskOwnerTypes = [
  'change',
  'problem',
] as const satisfies readonly RecordType[];

/** @public */
export type TaskOwnerType = (typeof taskOwnerTypes)[number];

/**
 * The kinds of tasks that each type of record has.
 * @public
 */
export const taskKindsOf = {
  change: ['planning', 'implementation', 'testing', 'review'],
  problem: ['analysis', 'general'],
} as const satisfies Record<TaskOwnerType, readonly string[]>;

/** @public */
export const taskKinds = [
  ...taskKindsOf.change,
  ...taskKindsOf.problem,
] as const;

/** @public */
export type TaskKind = (typeof taskKinds)[number];

/**
 * A task that is `pending` waits for others, an `open` one can be begun.
 * @public
 */
export const taskStates = [
  'pending',
  'open',
  'in_progress',
  'closed',
  'skipped',
] as const;

/** @public */
export type TaskState = (typeof taskStates)[number];

/**
 * The states in which a task is still to be done, and may keep its record from
 * going on.
 * @public
 */
export const openTaskStates = [
  'pending',
  'open',
  'in_progress',
] as const satisfies readonly TaskState[];

/**
 * Whether a task is still to be done.
 * @public
 */
export function isTaskOpen(task: { state: TaskState }): boolean {
  return openTaskStates.some(state => state === task.state);
}

/**
 * A task of a change or a problem.
 * @public
 */
export const taskSchema = z
  .object({
    id: z.string().meta({ description: 'UUID' }),
    number: z.string().meta({ example: 'CTASK-1' }),
    kind: z.enum(taskKinds),
    state: z.enum(taskStates),
    title: z.string(),
    description: z.string().meta({ description: 'Markdown: what is to do' }),
    notes: z.string().optional().meta({
      description: 'Markdown: what was done and found',
    }),
    assignee: z.string().optional(),
    assignmentGroup: z.string().optional(),
    plannedStart: z.string().optional(),
    plannedEnd: z.string().optional(),
    actualStart: z.string().optional(),
    actualEnd: z.string().optional(),
    order: z.number().int().meta({
      description: 'Tasks are listed by it, the lowest first',
    }),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'Task' });

/** @public */
export type Task = z.infer<typeof taskSchema>;

const order = z.number().int().min(0).max(1_000_000);

/**
 * Adding a task. Without an order it comes after those that are there.
 * @public
 */
export const createTaskSchema = z
  .strictObject({
    kind: z.enum(taskKinds),
    title: lineSchema(200),
    description: markdownSchema.default(''),
    state: z.enum(openTaskStates).default('open'),
    notes: markdownSchema.optional(),
    assignee: userRefSchema.optional(),
    assignmentGroup: groupRefSchema.optional(),
    plannedStart: instantSchema.optional(),
    plannedEnd: instantSchema.optional(),
    order: order.optional(),
  })
  .meta({ id: 'CreateTask' });

/** @public */
export type CreateTaskRequest = z.input<typeof createTaskSchema>;

/** @public */
export type CreateTask = z.output<typeof createTaskSchema>;

/**
 * Changing a task; `null` takes a value away. A task that is begun is stamped
 * with its actual start, one that is closed with its actual end, unless they
 * are given.
 * @public
 */
export const updateTaskSchema = z
  .strictObject({
    version: z.number().int().min(1),
    kind: z.enum(taskKinds).optional(),
    title: lineSchema(200).optional(),
    description: markdownSchema.optional(),
    state: z.enum(taskStates).optional(),
    notes: markdownSchema.nullable().optional(),
    assignee: userRefSchema.nullable().optional(),
    assignmentGroup: groupRefSchema.nullable().optional(),
    plannedStart: instantSchema.nullable().optional(),
    plannedEnd: instantSchema.nullable().optional(),
    actualStart: instantSchema.nullable().optional(),
    actualEnd: instantSchema.nullable().optional(),
    order: order.optional(),
  })
  .meta({ id: 'UpdateTask' });

/** @public */
export type UpdateTaskRequest = z.input<typeof updateTaskSchema>;

/** @public */
export type UpdateTask = z.output<typeof updateTaskSchema>;
