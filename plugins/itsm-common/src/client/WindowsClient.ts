import { Page } from '../record/list';
import { ChangeWindow, CreateWindowRequest } from '../change/window/window';
import {
  UpdateWindowRequest,
  WindowsRequest,
} from '../change/window/windowRequests';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of freezes and maintenance windows.
 * @public
 */
export interface WindowsApi {
  list(
    request?: WindowsRequest,
    options?: ItsmRequestOptions,
  ): Promise<Page<ChangeWindow>>;
  get(id: string, options?: ItsmRequestOptions): Promise<ChangeWindow>;
  create(
    request: CreateWindowRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow>;
  update(
    id: string,
    request: UpdateWindowRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow>;
  /** From then on it counts no more; it can still be read. */
  retire(
    id: string,
    request: { version: number },
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow>;
}

/**
 * Freezes and maintenance windows, over HTTP.
 * @public
 */
export class WindowsClient implements WindowsApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  list(
    request: WindowsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<Page<ChangeWindow>> {
    return this.#http.call('GET', '/windows', { query: request }, options);
  }

  get(id: string, options?: ItsmRequestOptions): Promise<ChangeWindow> {
    return this.#http.call('GET', this.#of(id), {}, options);
  }

  create(
    request: CreateWindowRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow> {
    return this.#http.call('POST', '/windows', { body: request }, options);
  }

  update(
    id: string,
    request: UpdateWindowRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow> {
    return this.#http.call('PATCH', this.#of(id), { body: request }, options);
  }

  retire(
    id: string,
    request: { version: number },
    options?: ItsmRequestOptions,
  ): Promise<ChangeWindow> {
    return this.#http.call('DELETE', this.#of(id), { query: request }, options);
  }

  #of(id: string) {
    return `/windows/${encodeURIComponent(id)}`;
  }
}
