import {
  CreateIncidentRequest,
  Incident,
  TransitionIncidentRequest,
  UpdateIncidentRequest,
} from '../incident/schema';
import {
  Impact,
  ImpactRequest,
  MissingRelations,
  Nearby,
} from '../impact/schema';
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
  /** What is already known of an entity and of what it stands on. */
  getNearby(entityRef: string, options?: ItsmRequestOptions): Promise<Nearby>;
  /** What breaks if an entity breaks, or what it stands on. */
  getImpact(
    request: ImpactRequest,
    options?: ItsmRequestOptions,
  ): Promise<Impact>;
  /** Entities that failed together although no relation says why. */
  getMissingRelations(options?: ItsmRequestOptions): Promise<MissingRelations>;
}

function entityPath(entityRef: string, rest: string): string {
  const [kind, name] = entityRef.split(':');
  const path = [kind, ...name.split('/')].map(encodeURIComponent).join('/');
  return `/entities/${path}${rest}`;
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
    const path = entityPath(entityRef, '/summary');
    return this.#http.call('GET', path, {}, options);
  }

  getNearby(entityRef: string, options?: ItsmRequestOptions): Promise<Nearby> {
    const path = entityPath(entityRef, '/nearby');
    return this.#http.call('GET', path, {}, options);
  }

  getImpact(
    request: ImpactRequest,
    options?: ItsmRequestOptions,
  ): Promise<Impact> {
    return this.#http.call('GET', '/impact', { query: request }, options);
  }

  getMissingRelations(options?: ItsmRequestOptions): Promise<MissingRelations> {
    const path = '/insights/missing-relations';
    return this.#http.call('GET', path, {}, options);
  }
}
