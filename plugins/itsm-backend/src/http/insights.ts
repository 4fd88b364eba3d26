import {
  changeOutcomesQuerySchema,
  changeOutcomesSchema,
  entityInsightsQuerySchema,
  entityInsightsSchema,
  heatmapSchema,
  insightsQuerySchema,
  problemCandidatesQuerySchema,
  problemCandidatesSchema,
  restoreTimesSchema,
  trendsQuerySchema,
  trendsSchema,
} from 'backstage-plugin-itsm-common';
import { Insights } from '../insights/Insights';
import { defineRoute, Route } from './Route';

/** What the insights' routes ask. */
export type InsightsService = Pick<
  Insights,
  | 'trends'
  | 'entities'
  | 'problemCandidates'
  | 'changeOutcomes'
  | 'heatmap'
  | 'restoreTimes'
>;

/** The routes over what can be learned from the records. */
export function insightsRoutes(insights: InsightsService): Route[] {
  const tag = 'insights';
  const method = 'get' as const;
  return [
    defineRoute({
      method,
      path: '/insights/trends',
      operationId: 'getTrends',
      summary: 'Reads how incidents came and went',
      tag,
      query: trendsQuerySchema,
      answer: {
        status: 200,
        description: 'By day, week or month',
        schema: trendsSchema,
      },
      handle: ({ query, access }) => insights.trends(query, access),
    }),
    defineRoute({
      method,
      path: '/insights/entities',
      operationId: 'listEntityInsights',
      summary:
        'Lists the entities with the most incidents, and which became more',
      tag,
      query: entityInsightsQuerySchema,
      answer: {
        status: 200,
        description: 'Most opened first',
        schema: entityInsightsSchema,
      },
      handle: ({ query, access }) => insights.entities(query, access),
    }),
    defineRoute({
      method,
      path: '/insights/problem-candidates',
      operationId: 'listProblemCandidates',
      summary: 'Lists incidents that may have one cause, and no problem yet',
      tag,
      query: problemCandidatesQuerySchema,
      answer: {
        status: 200,
        description: 'Most incidents first',
        schema: problemCandidatesSchema,
      },
      handle: ({ query, access }) => insights.problemCandidates(query, access),
    }),
    defineRoute({
      method,
      path: '/insights/change-outcomes',
      operationId: 'listChangeOutcomes',
      summary: 'Lists how changes went, and what they broke',
      tag,
      query: changeOutcomesQuerySchema,
      answer: {
        status: 200,
        description: 'All together, and by what they are told apart',
        schema: changeOutcomesSchema,
      },
      handle: ({ query, access }) => insights.changeOutcomes(query, access),
    }),
    defineRoute({
      method,
      path: '/insights/heatmap',
      operationId: 'getHeatmap',
      summary: 'Reads at which hours of the week incidents are opened',
      tag,
      query: insightsQuerySchema,
      answer: {
        status: 200,
        description: 'All hours of a week',
        schema: heatmapSchema,
      },
      handle: ({ query, access }) => insights.heatmap(query, access),
    }),
    defineRoute({
      method,
      path: '/insights/restore-times',
      operationId: 'getRestoreTimes',
      summary: 'Reads how the times to resolve incidents are distributed',
      tag,
      query: insightsQuerySchema,
      answer: {
        status: 200,
        description: 'Statistics, and counts by length',
        schema: restoreTimesSchema,
      },
      handle: ({ query, access }) => insights.restoreTimes(query, access),
    }),
  ];
}
