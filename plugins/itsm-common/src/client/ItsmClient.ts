import { IncidentListRequest } from '../incident/incidentList';
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
import { EntitySummary } from '../entity/entitySummary';
import { CalendarApi, CalendarClient } from './CalendarClient';
import { GateApi, GateClient } from './GateClient';
import { ImportApi, ImportClient } from './ImportClient';
import { InsightsApi, InsightsClient } from './InsightsClient';
import { ApprovalsApi, ApprovalsClient } from './ApprovalsClient';
import { ChangesApi, ChangesClient } from './ChangesClient';
import {
  ChangeTemplatesApi,
  ChangeTemplatesClient,
} from './ChangeTemplatesClient';
import { KnownErrorsApi, KnownErrorsClient } from './KnownErrorsClient';
import { ProblemsApi, ProblemsClient } from './ProblemsClient';
import { RecordsApi, RecordsClient } from './RecordsClient';
import {
  ItsmClientOptions,
  ItsmRequestOptions,
  RequestClient,
} from './RequestClient';
import { WindowsApi, WindowsClient } from './WindowsClient';

/**
 * What can be asked of incidents.
 * @public
 */
export type IncidentsApi = RecordsApi<
  Incident,
  CreateIncidentRequest,
  UpdateIncidentRequest,
  TransitionIncidentRequest,
  IncidentListRequest
>;

/**
 * The product's API, for pages and other backends alike.
 * @public
 */
export interface ItsmApi {
  readonly incidents: IncidentsApi;
  readonly changes: ChangesApi;
  readonly approvals: ApprovalsApi;
  readonly changeTemplates: ChangeTemplatesApi;
  readonly problems: ProblemsApi;
  readonly knownErrors: KnownErrorsApi;
  readonly windows: WindowsApi;
  readonly calendar: CalendarApi;
  readonly gate: GateApi;
  readonly insights: InsightsApi;
  readonly imports: ImportApi;
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
  readonly changes: ChangesApi;
  readonly approvals: ApprovalsApi;
  readonly changeTemplates: ChangeTemplatesApi;
  readonly problems: ProblemsApi;
  readonly knownErrors: KnownErrorsApi;
  readonly windows: WindowsApi;
  readonly calendar: CalendarApi;
  readonly gate: GateApi;
  readonly insights: InsightsApi;
  readonly imports: ImportApi;
  readonly #http: RequestClient;

  constructor(options: ItsmClientOptions) {
    this.#http = new RequestClient(options);
    this.insights = new InsightsClient(this.#http);
    this.imports = new ImportClient(this.#http);
    this.incidents = new RecordsClient(this.#http, 'incident');
    this.problems = new ProblemsClient(this.#http);
    this.knownErrors = new KnownErrorsClient(this.#http);
    this.changes = new ChangesClient(this.#http);
    this.approvals = new ApprovalsClient(this.#http);
    this.changeTemplates = new ChangeTemplatesClient(this.#http);
    this.windows = new WindowsClient(this.#http);
    this.calendar = new CalendarClient(this.#http);
    this.gate = new GateClient(this.#http);
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
