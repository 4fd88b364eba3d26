import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CreateTask,
  Task,
  TaskOwnerType,
  UpdateTask,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access, may } from '../records/access';
import { resolveRefs } from '../records/fieldRules';
import { findRecord } from '../records/loadRecords';
import { RecordDraft } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { isUuid, StoredRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { saveTask } from './saveTask';
import { checkTask, patchedTask } from './taskPatch';
import { loadTasks } from './taskRows';

const MOST_TASKS = 200;
const ORDER_STEP = 10;

const series = { change: 'changeTask', problem: 'problemTask' } as const;

/* What the assignee of a task may say of it without being an agent. */
const ofTheAssignee = new Set([
  'version',
  'state',
  'notes',
  'actualStart',
  'actualEnd',
]);

/** A change or a problem, by number or UUID. */
export interface TaskOwner {
  type: TaskOwnerType;
  key: string;
}

/**
 * The tasks of changes and problems. A write to a task is a write to its
 * record: its history tells it, and the record is one version on.
 */
export class Tasks {
  readonly #knex: Knex;
  readonly #writer: RecordWriter;
  readonly #catalog: Catalog;

  static create(options: {
    knex: Knex;
    writer: RecordWriter;
    catalog: Catalog;
  }) {
    return new Tasks(options);
  }

  private constructor(options: {
    knex: Knex;
    writer: RecordWriter;
    catalog: Catalog;
  }) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#catalog = options.catalog;
  }

  /** All tasks of a record, in their order. */
  async list(owner: TaskOwner, access: Access): Promise<Task[]> {
    const { id } = await this.#read(this.#knex, owner, access);
    return loadTasks(this.#knex, id);
  }

  async create(
    owner: TaskOwner,
    request: CreateTask,
    access: Access,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<Task> {
    await this.#read(this.#knex, owner, access);
    await resolveRefs(this.#catalog, request, access);
    const add = async (write: WriteTransaction) => {
      const { type, key } = owner;
      const draft = await write.open(key, { type, verb: 'update' });
      demandActive(draft.record);
      const tasks = await loadTasks(write.trx, draft.record.id);
      if (tasks.length >= MOST_TASKS) {
        throw new ConflictError(
          `${draft.record.number} has ${MOST_TASKS} tasks, and takes no more.`,
        );
      }
      const { sequence, number } = await write.nextNumber(series[type]);
      const { now } = draft;
      const last = tasks[tasks.length - 1]?.order ?? 0;
      const task: Task = {
        ...request,
        order: request.order ?? last + ORDER_STEP,
        id: randomUUID(),
        number,
        ...(request.state === 'in_progress' ? { actualStart: now } : {}),
        createdAt: now,
        createdBy: access.actor,
        updatedAt: now,
        version: 1,
      };
      checkTask(task, { type, now });
      letIn(draft, task.assignee);
      return saveTask(write, draft, { after: task, sequence });
    };
    return idempotencyKey
      ? this.#writer.writeOnce(
          access,
          { key: idempotencyKey, request: { owner, request } },
          add,
        )
      : this.#writer.write(access, add);
  }

  async update(
    owner: TaskOwner,
    taskKey: string,
    request: UpdateTask,
    access: Access,
  ): Promise<Task> {
    await this.#read(this.#knex, owner, access);
    const refs = await resolveRefs(this.#catalog, request, access);
    return this.#writer.write(access, async write => {
      const { id } = await this.#read(write.trx, owner, access);
      const draft = await write.open(id);
      demandActive(draft.record);
      const before = findTask(await loadTasks(write.trx, id), taskKey);
      if (!before) {
        throw new NotFoundError(
          `${draft.record.number} has no task ${taskKey}.`,
        );
      }
      demandTask(access, draft.record, before, request);
      if (request.version !== before.version) {
        throw new ConflictError(
          `${before.number} has changed: you have version ${request.version}, it is at version ${before.version}. Load it again and repeat your change.`,
        );
      }
      const { now } = draft;
      const after = patchedTask(before, request, { refs, now });
      checkTask(after, { type: owner.type, now });
      if (after.assignee !== before.assignee) {
        letIn(draft, after.assignee);
      }
      return saveTask(write, draft, { before, after });
    });
  }

  async #read(
    knex: Knex,
    { type, key }: TaskOwner,
    access: Access,
  ): Promise<StoredRecord> {
    const criteria = access.types[type].read;
    const loaded = await findRecord(knex, { key, type }, { criteria });
    if (!loaded) {
      throw new NotFoundError(`There is no ${type} ${key}.`);
    }
    return loaded.record;
  }
}

function findTask(tasks: readonly Task[], key: string): Task | undefined {
  const [id, number] = [key.toLowerCase(), key.toUpperCase()];
  return tasks.find(task =>
    isUuid(key) ? task.id === id : task.number === number,
  );
}

function demandActive({ number, state, active }: StoredRecord) {
  if (!active) {
    throw new ConflictError(
      `${number} is ${state}, and its tasks don't change any more.`,
    );
  }
}

/* Agents of the record may change its tasks; an assignee does their own. */
function demandTask(
  access: Access,
  record: StoredRecord,
  task: Task,
  request: UpdateTask,
) {
  if (may(access, 'update', record)) {
    return;
  }
  if (task.assignee !== access.actor) {
    throw new NotAllowedError(
      `${access.actor} may not change ${task.number}. Its assignee may, and who may change ${record.number}.`,
    );
  }
  const others = Object.keys(request).filter(
    field => !ofTheAssignee.has(field),
  );
  if (others.length > 0) {
    throw new NotAllowedError(
      `${access.actor} may do ${task.number}, but not change its ${others.join(
        ', ',
      )}. Ask who may change ${record.number}.`,
    );
  }
}

/* Who has to do something for a restricted record can read it. */
function letIn(draft: RecordDraft, assignee: string | undefined) {
  const { visibility, watchers } = draft.record;
  if (assignee && visibility === 'restricted' && !watchers.includes(assignee)) {
    draft.update({ watchers: [...watchers, assignee] });
  }
}
