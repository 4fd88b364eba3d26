import {
  CreateDelegationRequest,
  StoredDelegation,
} from '../change/approval/delegationSchema';
import { MyApprovals } from '../change/approval/myApprovals';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of the approvals that await somebody, and of who stands in
 * for whom.
 * @public
 */
export interface ApprovalsApi {
  /** The approvals that await the caller. */
  mine(options?: ItsmRequestOptions): Promise<MyApprovals>;
  /** Delegations from and to the caller; change managers see all. */
  delegations(
    options?: ItsmRequestOptions,
  ): Promise<{ items: StoredDelegation[] }>;
  /** Names a delegate for a time. */
  delegate(
    request: CreateDelegationRequest,
    options?: ItsmRequestOptions,
  ): Promise<StoredDelegation>;
  /** Ends a delegation now. */
  endDelegation(id: string, options?: ItsmRequestOptions): Promise<void>;
}

/**
 * Approvals and delegations, over HTTP.
 * @public
 */
export class ApprovalsClient implements ApprovalsApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  mine(options?: ItsmRequestOptions): Promise<MyApprovals> {
    return this.#http.call('GET', '/approvals', {}, options);
  }

  delegations(
    options?: ItsmRequestOptions,
  ): Promise<{ items: StoredDelegation[] }> {
    return this.#http.call('GET', '/delegations', {}, options);
  }

  delegate(
    request: CreateDelegationRequest,
    options?: ItsmRequestOptions,
  ): Promise<StoredDelegation> {
    const path = '/delegations';
    return this.#http.call('POST', path, { body: request }, options);
  }

  endDelegation(id: string, options?: ItsmRequestOptions): Promise<void> {
    const path = `/delegations/${encodeURIComponent(id)}`;
    return this.#http.call('DELETE', path, {}, options);
  }
}
