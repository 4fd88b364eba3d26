import {
  Deployment,
  DeploymentRequest,
  GateAnswer,
  GateKeys,
  GateReceiptPage,
  GateRequest,
  ReceiptVerification,
} from '../change/gate/gateRequests';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What pipelines ask and report, and what was answered.
 * @public
 */
export interface GateApi {
  /** May a deployment go ahead? */
  ask(request: GateRequest, options?: ItsmRequestOptions): Promise<GateAnswer>;
  /** The public keys that receipts are checked with. */
  keys(options?: ItsmRequestOptions): Promise<GateKeys>;
  verify(
    receipt: string,
    options?: ItsmRequestOptions,
  ): Promise<ReceiptVerification>;
  /** What was answered for a change, newest first. */
  receipts(
    changeKey: string,
    request?: { limit?: number; cursor?: string },
    options?: ItsmRequestOptions,
  ): Promise<GateReceiptPage>;
  /** Reports a deployment that took place. */
  report(
    request: DeploymentRequest,
    options?: ItsmRequestOptions,
  ): Promise<Deployment>;
}

/**
 * The deploy gate, over HTTP.
 * @public
 */
export class GateClient implements GateApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  ask(request: GateRequest, options?: ItsmRequestOptions): Promise<GateAnswer> {
    return this.#http.call('POST', '/gate', { body: request }, options);
  }

  keys(options?: ItsmRequestOptions): Promise<GateKeys> {
    return this.#http.call('GET', '/gate/keys', {}, options);
  }

  verify(
    receipt: string,
    options?: ItsmRequestOptions,
  ): Promise<ReceiptVerification> {
    const body = { receipt };
    return this.#http.call('POST', '/gate/verify', { body }, options);
  }

  receipts(
    changeKey: string,
    request: { limit?: number; cursor?: string } = {},
    options?: ItsmRequestOptions,
  ): Promise<GateReceiptPage> {
    const path = `/changes/${encodeURIComponent(changeKey)}/receipts`;
    return this.#http.call('GET', path, { query: request }, options);
  }

  report(
    request: DeploymentRequest,
    options?: ItsmRequestOptions,
  ): Promise<Deployment> {
    return this.#http.call('POST', '/deployments', { body: request }, options);
  }
}
