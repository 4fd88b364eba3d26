import { ResponseError } from '@backstage/errors';

/**
 * How a client finds and reaches the backend.
 * @public
 */
export interface ItsmClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * Settings of a single call.
 * @public
 */
export interface ItsmRequestOptions {
  /** For calls from a backend; pages sign their calls by themselves. */
  token?: string;
  signal?: AbortSignal;
}

function toSearch(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') {
        search.append(name, String(item));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/**
 * Calls the API and turns what isn't an answer into a `ResponseError`.
 * @public
 */
export class RequestClient {
  readonly #options: ItsmClientOptions;

  constructor(options: ItsmClientOptions) {
    this.#options = options;
  }

  async call<T>(
    method: string,
    path: string,
    request: {
      query?: Record<string, unknown>;
      /** Sent as JSON. */
      body?: unknown;
      /** Sent as it is. */
      content?: { type: string; body: Blob | string };
      headers?: Record<string, string>;
    } = {},
    options: ItsmRequestOptions = {},
  ): Promise<T> {
    const { content } = request;
    const json =
      request.body === undefined ? undefined : JSON.stringify(request.body);
    const contentType =
      content?.type ?? (json === undefined ? undefined : 'application/json');
    const base = await this.#options.discoveryApi.getBaseUrl('itsm');
    const response = await this.#options.fetchApi.fetch(
      `${base}${path}${toSearch(request.query)}`,
      {
        method,
        headers: {
          ...(contentType ? { 'Content-Type': contentType } : {}),
          ...(options.token
            ? { Authorization: `Bearer ${options.token}` }
            : {}),
          ...request.headers,
        },
        body: content?.body ?? json,
        signal: options.signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.status === 204
      ? (undefined as T)
      : ((await response.json()) as T);
  }
}
