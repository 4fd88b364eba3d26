import {
  Broadcast,
  BroadcastRequest,
  BroadcastResult,
} from '../problem/broadcast';
import { ProblemListRequest } from '../problem/problemList';
import {
  CreateProblemRequest,
  Problem,
  TransitionProblemRequest,
  UpdateProblemRequest,
} from '../problem/schema';
import { RecordsApi, RecordsClient } from './RecordsClient';
import { ItsmRequestOptions, RequestClient } from './RequestClient';
import { TasksApi, TasksClient } from './TasksClient';

/**
 * What can be asked of problems, besides what can be asked of all records.
 * @public
 */
export interface ProblemsApi
  extends RecordsApi<
    Problem,
    CreateProblemRequest,
    UpdateProblemRequest,
    TransitionProblemRequest,
    ProblemListRequest
  > {
  readonly tasks: TasksApi;
  /** What was told to its incidents, the newest first. */
  broadcasts(key: string, options?: ItsmRequestOptions): Promise<Broadcast[]>;
  /** Writes a comment to every open linked incident, once each. */
  broadcast(
    key: string,
    request: BroadcastRequest,
    options?: ItsmRequestOptions,
  ): Promise<BroadcastResult>;
}

/**
 * Problems, over HTTP.
 * @public
 */
export class ProblemsClient
  extends RecordsClient<
    Problem,
    CreateProblemRequest,
    UpdateProblemRequest,
    TransitionProblemRequest,
    ProblemListRequest
  >
  implements ProblemsApi
{
  readonly tasks: TasksApi;
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    super(http, 'problem');
    this.tasks = new TasksClient(http, 'problem');
    this.#http = http;
  }

  broadcasts(key: string, options?: ItsmRequestOptions): Promise<Broadcast[]> {
    return this.#http.call('GET', broadcastsPath(key), {}, options);
  }

  broadcast(
    key: string,
    request: BroadcastRequest,
    options?: ItsmRequestOptions,
  ): Promise<BroadcastResult> {
    const path = broadcastsPath(key);
    return this.#http.call('POST', path, { body: request }, options);
  }
}

function broadcastsPath(key: string) {
  return `/problems/${encodeURIComponent(key)}/broadcasts`;
}
