import { useApi } from '@backstage/frontend-plugin-api';
import type {
  CreateTaskRequest,
  Task,
  TaskOwnerType,
  UpdateTaskRequest,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { type Resource, useResource } from '../../hooks/useResource';
import { useLoadedRecord } from '../recordPage';

/** The tasks of a record, and what can be done with them. */
export interface Tasks {
  /** The type of the record that they are of. */
  type: TaskOwnerType;
  resource: Resource<Task[]>;
  /** Writes; they throw what the backend answers if it refuses. */
  create: (request: CreateTaskRequest) => Promise<void>;
  update: (
    task: Task,
    request: Omit<UpdateTaskRequest, 'version'>,
  ) => Promise<void>;
  /** Puts a task in the place of another, and that one in its place. */
  swap: (task: Task, other: Task) => Promise<void>;
}

/** Reads the tasks of the record whose page this is. */
export function useTasks(): Tasks {
  const { type: ofRecord, number, record, write } = useLoadedRecord();
  const type = ofRecord === 'change' ? 'change' : 'problem';
  const itsm = useApi(itsmApiRef);
  const api = type === 'change' ? itsm.changes.tasks : itsm.problems.tasks;
  const resource = useResource(
    signal => api.list(number, { signal }),
    [api, record.version],
    number,
  );
  const writeAndLook = async (act: () => Promise<unknown>) => {
    try {
      await write(act);
    } finally {
      resource.retry();
    }
  };
  return {
    type,
    resource,
    create: request => writeAndLook(() => api.create(number, request)),
    update: (task, request) =>
      writeAndLook(() =>
        api.update(number, task.number, { ...request, version: task.version }),
      ),
    swap: (task, other) =>
      writeAndLook(async () => {
        // Those that came in together may have the same place.
        const order =
          other.order === task.order
            ? Math.max(0, task.order - 1)
            : other.order;
        await api.update(number, task.number, {
          order,
          version: task.version,
        });
        if (other.order !== task.order) {
          await api.update(number, other.number, {
            order: task.order,
            version: other.version,
          });
        }
      }),
  };
}
