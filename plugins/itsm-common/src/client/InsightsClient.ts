import {
  ChangeOutcomesRequest,
  EntityInsightsRequest,
  InsightsRequest,
  ProblemCandidatesRequest,
  TrendsRequest,
} from '../insights/query';
import {
  ChangeOutcomes,
  EntityInsights,
  Heatmap,
  ProblemCandidates,
  RestoreTimes,
  Trends,
} from '../insights/schema';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be learned from the records. All of it is of what the caller may
 * read.
 * @public
 */
export interface InsightsApi {
  /** How incidents came and went, by day, week or month. */
  trends(
    request?: TrendsRequest,
    options?: ItsmRequestOptions,
  ): Promise<Trends>;
  /** Which entities have the most incidents, and which have more than before. */
  entities(
    request?: EntityInsightsRequest,
    options?: ItsmRequestOptions,
  ): Promise<EntityInsights>;
  /** Incidents that may have one cause, and no problem yet. */
  problemCandidates(
    request?: ProblemCandidatesRequest,
    options?: ItsmRequestOptions,
  ): Promise<ProblemCandidates>;
  /** How changes went, and what they broke. */
  changeOutcomes(
    request?: ChangeOutcomesRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeOutcomes>;
  /** At which hours of the week incidents are opened. */
  heatmap(
    request?: InsightsRequest,
    options?: ItsmRequestOptions,
  ): Promise<Heatmap>;
  /** How the times to resolve incidents are distributed. */
  restoreTimes(
    request?: InsightsRequest,
    options?: ItsmRequestOptions,
  ): Promise<RestoreTimes>;
}

/**
 * Insights over HTTP.
 * @public
 */
export class InsightsClient implements InsightsApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  trends(
    request: TrendsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<Trends> {
    return this.#get('/trends', request, options);
  }

  entities(
    request: EntityInsightsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<EntityInsights> {
    return this.#get('/entities', request, options);
  }

  problemCandidates(
    request: ProblemCandidatesRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<ProblemCandidates> {
    return this.#get('/problem-candidates', request, options);
  }

  changeOutcomes(
    request: ChangeOutcomesRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<ChangeOutcomes> {
    return this.#get('/change-outcomes', request, options);
  }

  heatmap(
    request: InsightsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<Heatmap> {
    return this.#get('/heatmap', request, options);
  }

  restoreTimes(
    request: InsightsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<RestoreTimes> {
    return this.#get('/restore-times', request, options);
  }

  #get<T>(
    path: string,
    query: Record<string, unknown>,
    options?: ItsmRequestOptions,
  ): Promise<T> {
    return this.#http.call('GET', `/insights${path}`, { query }, options);
  }
}
