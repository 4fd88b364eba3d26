import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { ImportReport } from 'backstage-plugin-itsm-common';
import { DemoRecord } from './history/DemoRecord';

/** Talks to the ITSM plugin as a service, the way any other plugin would. */
export class ItsmImportClient {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  static create(options: { auth: AuthService; discovery: DiscoveryService }) {
    return new ItsmImportClient(options);
  }

  private constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /** Whether there is no record of any type. */
  async isEmpty(): Promise<boolean> {
    const { items } = await this.get<{ items: unknown[] }>('/records?limit=1');
    return items.length === 0;
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.#fetch(path);
    return (await response.json()) as T;
  }

  async import(records: readonly DemoRecord[]): Promise<ImportReport> {
    const response = await this.#fetch('/import', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: records.map(record => `${JSON.stringify(record)}\n`).join(''),
    });
    return (await response.json()) as ImportReport;
  }

  /** Does what a page would do. */
  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'itsm',
    });
    const baseUrl = await this.#discovery.getBaseUrl('itsm');
    const response = await fetch(`${baseUrl}${path}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
