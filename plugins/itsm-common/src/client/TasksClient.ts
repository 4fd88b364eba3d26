import { recordPaths } from '../record/recordType';
import {
  CreateTaskRequest,
  Task,
  TaskOwnerType,
  UpdateTaskRequest,
} from '../record/task';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of the tasks of one type of record. The record and the
 * task are each named by number or UUID.
 * @public
 */
export interface TasksApi {
  /** All tasks of a record, in their order. */
  list(recordKey: string, options?: ItsmRequestOptions): Promise<Task[]>;
  create(
    recordKey: string,
    request: CreateTaskRequest,
    options?: ItsmRequestOptions,
  ): Promise<Task>;
  update(
    recordKey: string,
    taskKey: string,
    request: UpdateTaskRequest,
    options?: ItsmRequestOptions,
  ): Promise<Task>;
}

/**
 * The tasks of one type of record, over HTTP.
 * @public
 */
export class TasksClient implements TasksApi {
  readonly #http: RequestClient;
  readonly #path: string;

  constructor(http: RequestClient, type: TaskOwnerType) {
    this.#http = http;
    this.#path = `/${recordPaths[type]}`;
  }

  #of(recordKey: string, rest = '') {
    return `${this.#path}/${encodeURIComponent(recordKey)}/tasks${rest}`;
  }

  list(recordKey: string, options?: ItsmRequestOptions): Promise<Task[]> {
    return this.#http.call('GET', this.#of(recordKey), {}, options);
  }

  create(
    recordKey: string,
    request: CreateTaskRequest,
    options?: ItsmRequestOptions,
  ): Promise<Task> {
    const path = this.#of(recordKey);
    return this.#http.call('POST', path, { body: request }, options);
  }

  update(
    recordKey: string,
    taskKey: string,
    request: UpdateTaskRequest,
    options?: ItsmRequestOptions,
  ): Promise<Task> {
    const path = this.#of(recordKey, `/${encodeURIComponent(taskKey)}`);
    return this.#http.call('PATCH', path, { body: request }, options);
  }
}
