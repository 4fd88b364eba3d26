import { z } from 'zod';
import { pageInfoSchema } from '../record/list';
import { candidateKinds } from './query';

const count = z.number().int();
const rate = z.number().meta({ description: 'Between 0 and 1' });

/**
 * Lengths of time between two times of each record.
 * @public
 */
export const durationStatisticsSchema = z
  .object({
    n: count.meta({ description: 'How many have both times' }),
    missing: count.meta({ description: 'How many lack one, and are left out' }),
    meanHours: z.number().optional(),
    p50Hours: z.number().optional().meta({
      description: 'Median; of an even number the mean of the middle two',
    }),
    p90Hours: z.number().optional().meta({
      description: 'Nearest rank: the smallest that 90 % are not above',
    }),
  })
  .meta({
    id: 'DurationStatistics',
    description: 'Hours are left out if nothing has both times',
  });

/** @public */
export type DurationStatistics = z.infer<typeof durationStatisticsSchema>;

/**
 * One day, week or month of a trend.
 * @public
 */
export const trendPeriodSchema = z
  .object({
    start: z.string().meta({ description: 'Of the whole period' }),
    opened: count,
    resolved: count.meta({
      description: 'By the time of resolution, whenever they were opened',
    }),
    reopened: count.meta({
      description:
        'Incidents reopened at least once in the period; those whose history does not say when count when they were opened',
    }),
    backlog: count.meta({
      description: 'Neither resolved nor closed at the end of the period',
    }),
    byPriority: z
      .array(z.object({ priority: count, count }))
      .meta({ description: 'Opened' }),
  })
  .meta({ id: 'TrendPeriod' });

/** @public */
export type TrendPeriod = z.infer<typeof trendPeriodSchema>;

/**
 * How incidents came and went. Durations are of the incidents opened.
 * @public
 */
export const trendsSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    series: z.array(trendPeriodSchema).meta({
      description: 'Every period that the time touches, empty ones as well',
    }),
    acknowledgeTime: durationStatisticsSchema,
    resolveTime: durationStatisticsSchema,
  })
  .meta({ id: 'Trends' });

/** @public */
export type Trends = z.infer<typeof trendsSchema>;

/**
 * The incidents of one entity, now and in the period before.
 * @public
 */
export const entityInsightSchema = z
  .object({
    entityRef: z.string(),
    opened: count,
    previousOpened: count.meta({
      description: 'In the period of the same length just before',
    }),
    pValue: z.number().meta({
      description:
        'Exact conditional test of two Poisson counts for equal rates, two-sided',
    }),
    standsOut: z.boolean().meta({
      description:
        'Became more, even after correcting for having looked at many (Benjamini-Hochberg, 5 %)',
    }),
    share: rate.meta({ description: 'Of all that were opened' }),
    cumulativeShare: rate.meta({
      description: 'Of this and those with more before it',
    }),
    reopened: count.meta({ description: 'Reopened at least once' }),
    openProblems: count,
    resolveTime: durationStatisticsSchema,
  })
  .meta({ id: 'EntityInsight' });

/** @public */
export type EntityInsight = z.infer<typeof entityInsightSchema>;

/** @public */
export const entityInsightsSchema = z
  .object({
    items: z
      .array(entityInsightSchema)
      .meta({ description: 'Most opened first' }),
    pageInfo: pageInfoSchema,
  })
  .meta({ id: 'EntityInsights' });

/** @public */
export type EntityInsights = z.infer<typeof entityInsightsSchema>;

/**
 * Incidents that may have one cause, and no problem yet.
 * @public
 */
export const problemCandidateSchema = z
  .object({
    kind: z.enum(candidateKinds),
    entityRef: z.string().meta({
      description: 'Of a cluster: the entity with the most of its incidents',
    }),
    entityRefs: z.array(z.string()).meta({
      description: 'All entities of the candidate, the most incidents first',
    }),
    count,
    from: z.string().meta({ description: 'When the first was opened' }),
    to: z.string().meta({ description: 'When the last was opened' }),
    incidents: z.array(z.string()).meta({
      description: 'Numbers, oldest first; the last thousand at most',
    }),
    words: z.array(z.string()).optional().meta({
      description: 'Of a cluster: the words that its texts have in common',
    }),
    hoursSpent: z.number().meta({
      description: 'From opening to resolution, of those that are resolved',
    }),
  })
  .meta({ id: 'ProblemCandidate' });

/** @public */
export type ProblemCandidate = z.infer<typeof problemCandidateSchema>;

/** @public */
export const problemCandidatesSchema = z
  .object({
    items: z
      .array(problemCandidateSchema)
      .meta({ description: 'Most incidents first' }),
    pageInfo: pageInfoSchema,
  })
  .meta({ id: 'ProblemCandidates' });

/** @public */
export type ProblemCandidates = z.infer<typeof problemCandidatesSchema>;

/**
 * How changes went.
 * @public
 */
export const changeOutcomeSchema = z
  .object({
    implemented: count.meta({ description: 'In review or closed' }),
    successful: count,
    successfulWithIssues: count,
    unsuccessful: count,
    successRate: rate.optional().meta({
      description:
        'Successful, with issues or not, of those with a close code; left out if there are none',
    }),
    causedIncidents: count.meta({
      description: 'Changes that an incident is said to be caused by',
    }),
    changeFailureRate: rate
      .optional()
      .meta({ description: '`causedIncidents` of those implemented' }),
    followedByIncidents: count.meta({
      description:
        'Changes with an incident on their primary entity within the time asked for after their end',
    }),
    withoutEnd: count.meta({
      description: 'Changes without `actualEnd`, which nothing can follow',
    }),
    followedByIncidentsRate: rate.optional().meta({
      description:
        '`followedByIncidents` of those implemented that have an end',
    }),
    emergencies: count,
    emergencyShare: rate.optional(),
    restoreTime: durationStatisticsSchema.meta({
      description: 'From opening to resolution, of the incidents they caused',
    }),
  })
  .meta({ id: 'ChangeOutcome' });

/** @public */
export type ChangeOutcome = z.infer<typeof changeOutcomeSchema>;

/** @public */
export const changeOutcomesSchema = z
  .object({
    overall: changeOutcomeSchema,
    items: z
      .array(
        changeOutcomeSchema
          .extend({
            key: z.string().meta({
              description:
                'Reference of the entity or team, name of the model, or level of risk',
            }),
          })
          .meta({ id: 'ChangeOutcomeOf' }),
      )
      .meta({ description: 'Most implemented first' }),
    pageInfo: pageInfoSchema,
  })
  .meta({ id: 'ChangeOutcomes' });

/** @public */
export type ChangeOutcomes = z.infer<typeof changeOutcomesSchema>;

/**
 * When in the week incidents are opened.
 * @public
 */
export const heatmapSchema = z
  .object({
    items: z
      .array(
        z.object({
          weekday: count.meta({ description: '1 is Monday, 7 is Sunday' }),
          hour: count.meta({ description: '0 to 23, in the time zone' }),
          opened: count,
        }),
      )
      .meta({ description: 'All 168 hours of a week' }),
  })
  .meta({ id: 'Heatmap' });

/** @public */
export type Heatmap = z.infer<typeof heatmapSchema>;

/**
 * How long it took to resolve the incidents opened, as a distribution.
 * @public
 */
export const restoreTimesSchema = z
  .object({
    resolveTime: durationStatisticsSchema,
    buckets: z.array(
      z.object({
        fromHours: z.number(),
        toHours: z
          .number()
          .optional()
          .meta({ description: 'Not included; the last bucket has no end' }),
        count,
      }),
    ),
  })
  .meta({ id: 'RestoreTimes' });

/** @public */
export type RestoreTimes = z.infer<typeof restoreTimesSchema>;
