import { Approval, DecisionRequest } from '../change/approval/approvalSchema';
import { ChangeListRequest } from '../change/changeList';
import { ChangeRisk } from '../change/risk/riskSchema';
import {
  Change,
  ChangeReviewRequest,
  CreateChangeRequest,
  TransitionChangeRequest,
  UpdateChangeRequest,
} from '../change/schema';
import { SuspectChanges } from '../change/suspects';
import { ChangeImpact } from '../impact/changeImpact';
import { RecordsApi, RecordsClient } from './RecordsClient';
import { ItsmRequestOptions, RequestClient } from './RequestClient';
import { TasksApi, TasksClient } from './TasksClient';

/**
 * What can be asked of changes, besides what can be asked of all records.
 * @public
 */
export interface ChangesApi
  extends RecordsApi<
    Change,
    CreateChangeRequest,
    UpdateChangeRequest,
    TransitionChangeRequest,
    ChangeListRequest
  > {
  readonly tasks: TasksApi;
  /** What it touches: at submission, now, and how the two differ. */
  impact(key: string, options?: ItsmRequestOptions): Promise<ChangeImpact>;
  /** How risky it is, and why; a preview before it is submitted. */
  risk(key: string, options?: ItsmRequestOptions): Promise<ChangeRisk>;
  /** All approvals that were ever asked for, the newest first. */
  approvals(key: string, options?: ItsmRequestOptions): Promise<Approval[]>;
  /** Decides an approval; answers with the change as it then is. */
  decide(
    key: string,
    approvalId: string,
    request: DecisionRequest,
    options?: ItsmRequestOptions,
  ): Promise<Change>;
  /** Writes the post-implementation review. */
  review(
    key: string,
    request: ChangeReviewRequest,
    options?: ItsmRequestOptions,
  ): Promise<Change>;
  /** The changes that may have caused an incident, the most suspect first. */
  suspectsOf(
    incidentKey: string,
    request?: { hours?: number },
    options?: ItsmRequestOptions,
  ): Promise<SuspectChanges>;
}

/**
 * Changes, over HTTP.
 * @public
 */
export class ChangesClient
  extends RecordsClient<
    Change,
    CreateChangeRequest,
    UpdateChangeRequest,
    TransitionChangeRequest,
    ChangeListRequest
  >
  implements ChangesApi
{
  readonly tasks: TasksApi;
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    super(http, 'change');
    this.tasks = new TasksClient(http, 'change');
    this.#http = http;
  }

  #of(key: string, rest: string) {
    return `/changes/${encodeURIComponent(key)}${rest}`;
  }

  impact(key: string, options?: ItsmRequestOptions): Promise<ChangeImpact> {
    return this.#http.call('GET', this.#of(key, '/impact'), {}, options);
  }

  risk(key: string, options?: ItsmRequestOptions): Promise<ChangeRisk> {
    return this.#http.call('GET', this.#of(key, '/risk'), {}, options);
  }

  approvals(key: string, options?: ItsmRequestOptions): Promise<Approval[]> {
    return this.#http.call('GET', this.#of(key, '/approvals'), {}, options);
  }

  decide(
    key: string,
    approvalId: string,
    request: DecisionRequest,
    options?: ItsmRequestOptions,
  ): Promise<Change> {
    return this.#http.call(
      'POST',
      this.#of(key, `/approvals/${encodeURIComponent(approvalId)}/decision`),
      { body: request },
      options,
    );
  }

  review(
    key: string,
    request: ChangeReviewRequest,
    options?: ItsmRequestOptions,
  ): Promise<Change> {
    const path = this.#of(key, '/review');
    return this.#http.call('POST', path, { body: request }, options);
  }

  suspectsOf(
    incidentKey: string,
    request: { hours?: number } = {},
    options?: ItsmRequestOptions,
  ): Promise<SuspectChanges> {
    const path = `/incidents/${encodeURIComponent(incidentKey)}/suspects`;
    return this.#http.call('GET', path, { query: request }, options);
  }
}
