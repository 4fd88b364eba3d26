import {
  CreateIncidentRequest,
  Incident,
  TransitionIncidentRequest,
  UpdateIncidentRequest,
} from '../incident/schema';
import { Page, RecordsRequest } from '../record/list';
import { ItsmRecord } from '../record/record';
import { Settings } from '../record/settings';
import { EntitySummary } from '../record/summary';
import { RecordsApi, RecordsClient } from './RecordsClient';
import {
  ItsmClientOptions,
  ItsmRequestOptions,
  RequestClient,
} from './RequestClient';

/**
 * What can be asked of incidents.
 * @public
 */
export type IncidentsApi = RecordsApi<
  Incident,
  CreateIncidentRequest,
  UpdateIncidentRequest,
  TransitionIncidentRequest
>;

/**
 * The product's API, for pages and other backends alike.
 * @public
 */
export interface ItsmApi {
  readonly incidents: IncidentsApi;
  /** Lists records of all types at once. */
  listRecords(
    request?: RecordsRequest,
    options?: ItsmRequestOptions,
  ): Promise<Page<ItsmRecord>>;
  /** What a form needs to know. */
  getSettings(options?: ItsmRequestOptions): Promise<Settings>;
  /** All that an entity's page needs. */
  getEntitySummary(
    entityRef: string,
    options?: ItsmRequestOptions,
  ): Promise<EntitySummary>;
}

/**
 * The API over HTTP.
 * @public
 */
export class ItsmClient implements ItsmApi {
  readonly incidents: IncidentsApi;
  readonly #http: RequestClient;

  constructor(options: ItsmClientOptions) {
    this.#http = new RequestClient(options);
    this.incidents = new RecordsClient(this.#http, 'incident');
  }

  listRecords(
    request: RecordsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<Page<ItsmRecord>> {
    return this.#http.call('GET', '/records', { query: request }, options);
  }

  getSettings(options?: ItsmRequestOptions): Promise<Settings> {
    return this.#http.call('GET', '/settings', {}, options);
  }

  getEntitySummary(
    entityRef: string,
    options?: ItsmRequestOptions,
  ): Promise<EntitySummary> {
    const [kind, rest] = entityRef.split(':');
    const path = [kind, ...rest.split('/')].map(encodeURIComponent).join('/');
    return this.#http.call('GET', `/entities/${path}/summary`, {}, options);
  }
}
