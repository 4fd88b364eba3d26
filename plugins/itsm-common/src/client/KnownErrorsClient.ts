import { KnownErrorPage, KnownErrorsRequest } from '../problem/knownError';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of known errors.
 * @public
 */
export interface KnownErrorsApi {
  /** All of them, or those of an entity and of what it stands on. */
  list(
    request?: KnownErrorsRequest,
    options?: ItsmRequestOptions,
  ): Promise<KnownErrorPage>;
}

/**
 * Known errors, over HTTP.
 * @public
 */
export class KnownErrorsClient implements KnownErrorsApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  list(
    request: KnownErrorsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<KnownErrorPage> {
    return this.#http.call('GET', '/known-errors', { query: request }, options);
  }
}
