import {
  ChangeOutcomes,
  ChangeOutcomesQuery,
  CustomRelations,
  EntityInsights,
  EntityInsightsQuery,
  Heatmap,
  InsightsQuery,
  ProblemCandidates,
  ProblemCandidatesQuery,
  RestoreTimes,
  Trends,
  TrendsQuery,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { toQuestion } from './Question';
import { readChangeOutcomes } from './readChangeOutcomes';
import { readEntities } from './readEntities';
import { readHeatmap } from './readHeatmap';
import { readProblemCandidates } from './readProblemCandidates';
import { readRestoreTimes } from './readRestoreTimes';
import { readTrends } from './readTrends';

interface InsightsOptions {
  knex: Knex;
  catalog: Catalog;
  relations: CustomRelations;
  clock: () => Date;
}

/**
 * What can be learned from the records: it only reads, counts in the database,
 * and counts nothing that the caller may not read.
 */
export class Insights {
  readonly #options: InsightsOptions;

  static create(options: InsightsOptions): Insights {
    return new Insights(options);
  }

  private constructor(options: InsightsOptions) {
    this.#options = options;
  }

  async trends(query: TrendsQuery, access: Access): Promise<Trends> {
    const question = await this.#question(query, access);
    return readTrends(this.#options.knex, question, query.interval);
  }

  async entities(
    query: EntityInsightsQuery,
    access: Access,
  ): Promise<EntityInsights> {
    const question = await this.#question(query, access);
    return readEntities(this.#options, question, query);
  }

  async problemCandidates(
    query: ProblemCandidatesQuery,
    access: Access,
  ): Promise<ProblemCandidates> {
    const question = await this.#question(query, access);
    return readProblemCandidates(this.#options, question, query);
  }

  async changeOutcomes(
    query: ChangeOutcomesQuery,
    access: Access,
  ): Promise<ChangeOutcomes> {
    const question = await this.#question(query, access);
    return readChangeOutcomes(this.#options, question, query);
  }

  async heatmap(query: InsightsQuery, access: Access): Promise<Heatmap> {
    const question = await this.#question(query, access);
    return readHeatmap(this.#options.knex, question);
  }

  async restoreTimes(
    query: InsightsQuery,
    access: Access,
  ): Promise<RestoreTimes> {
    const question = await this.#question(query, access);
    return readRestoreTimes(this.#options.knex, question);
  }

  #question(query: InsightsQuery, access: Access) {
    const { catalog, clock } = this.#options;
    return toQuestion(query, { access, catalog, now: clock() });
  }
}
