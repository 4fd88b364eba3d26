import { DateTime } from 'luxon';
import { z } from 'zod';
import { entityRefSchema, timeZoneSchema } from '../record/fields';
import { pageQueryFields } from '../record/list';
import { flag, lengthSchema, refWithKind } from '../record/queryParameters';

/*
 * Either an instant with its offset or a day, which begins at midnight in the
 * query's time zone.
 */
const timeSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error:
      'must be an instant such as 2026-03-01T00:00:00Z, or a day such as 2026-03-01',
  })
  .refine(
    text => {
      const { year } = DateTime.fromISO(text, { zone: 'utc' });
      return year >= 1970 && year < 2200;
    },
    { message: 'must be between the years 1970 and 2200' },
  );

const lengthOf = (fallback: string) =>
  lengthSchema
    .default(fallback)
    .meta({ description: 'ISO 8601 duration', example: fallback });

const time = (description: string) =>
  timeSchema
    .optional()
    .meta({ description: `${description}; an instant, or a day in the zone` });

const fields = {
  from: time('From this time on; 90 days before `to` if left out'),
  to: time('Up to this time, which is not included; now if left out'),
  timezone: timeZoneSchema.default('UTC'),
  entityRef: entityRefSchema.optional(),
  owner: refWithKind('group').optional().meta({
    description: 'Records of what this group or user owned when it was linked',
  }),
  system: refWithKind('system').optional().meta({
    description: 'Records of entities in the system, and of the system itself',
  }),
  domain: refWithKind('domain').optional().meta({
    description:
      'Records of what is in the domain, as the catalog has it now, and of the domain itself',
  }),
  includeAffected: flag.default(false).meta({
    description: 'A record also counts for the entities that it affects',
  }),
};

/**
 * What every insight is asked with: the time, half-open and in a zone, and at
 * most one of `entityRef`, `owner`, `system` and `domain`.
 * @public
 */
export const insightsQuerySchema = z.strictObject(fields);

/** @public */
export type InsightsQuery = z.output<typeof insightsQuerySchema>;

/**
 * What a client asks an insight with.
 * @public
 */
export type InsightsRequest = {
  /** An instant, or a day such as `2026-03-01` in the zone. */
  from?: string;
  to?: string;
  timezone?: string;
  /** At most one of these four. */
  entityRef?: string;
  owner?: string;
  system?: string;
  domain?: string;
  includeAffected?: boolean;
};

/**
 * The lengths of the periods of a trend. Weeks begin on Monday.
 * @public
 */
export const trendIntervals = ['day', 'week', 'month'] as const;

/** @public */
export type TrendInterval = (typeof trendIntervals)[number];

/** @public */
export const trendsQuerySchema = z.strictObject({
  ...fields,
  interval: z
    .enum(trendIntervals)
    .default('week')
    .meta({ description: 'Length of a period; weeks begin on Monday' }),
});

/** @public */
export type TrendsQuery = z.output<typeof trendsQuerySchema>;

/** @public */
export type TrendsRequest = InsightsRequest & { interval?: TrendInterval };

/**
 * By what incidents are counted: the entity, its owner or its system. Owners
 * and systems are entities as well.
 * @public
 */
export const entityGroupings = ['entity', 'owner', 'system'] as const;

/** @public */
export type EntityGrouping = (typeof entityGroupings)[number];

/** @public */
export const entityInsightsQuerySchema = z.strictObject({
  ...fields,
  groupBy: z.enum(entityGroupings).default('entity'),
  ...pageQueryFields,
});

/** @public */
export type EntityInsightsQuery = z.output<typeof entityInsightsQuerySchema>;

/** @public */
export type EntityInsightsRequest = InsightsRequest & {
  groupBy?: EntityGrouping;
  limit?: number;
  cursor?: string;
};

/**
 * Kinds of candidates for a problem: an entity whose incidents come thick and
 * fast, or incidents whose texts are alike on entities that belong together.
 * @public
 */
export const candidateKinds = ['recurrence', 'cluster'] as const;

/** @public */
export type CandidateKind = (typeof candidateKinds)[number];

/** @public */
export const problemCandidatesQuerySchema = z.strictObject({
  ...fields,
  minIncidents: z.coerce.number().int().min(2).max(1000).default(3).meta({
    description: 'How many incidents make a candidate',
  }),
  within: lengthOf('P7D'),
  kind: z.enum(candidateKinds).optional().meta({
    description: 'Only candidates of this kind',
  }),
  ...pageQueryFields,
});

/** @public */
export type ProblemCandidatesQuery = z.output<
  typeof problemCandidatesQuerySchema
>;

/** @public */
export type ProblemCandidatesRequest = InsightsRequest & {
  minIncidents?: number;
  /** ISO 8601 duration, such as `P7D`. */
  within?: string;
  kind?: CandidateKind;
  limit?: number;
  cursor?: string;
};

/**
 * By what the outcomes of changes are told apart.
 * @public
 */
export const changeGroupings = ['entity', 'team', 'model', 'risk'] as const;

/** @public */
export type ChangeGrouping = (typeof changeGroupings)[number];

/** @public */
export const changeOutcomesQuerySchema = z.strictObject({
  ...fields,
  groupBy: z.enum(changeGroupings).default('entity'),
  within: lengthOf('P3D').meta({
    description:
      'How long after the end of a change an incident on its entity counts as following it',
  }),
  ...pageQueryFields,
});

/** @public */
export type ChangeOutcomesQuery = z.output<typeof changeOutcomesQuerySchema>;

/** @public */
export type ChangeOutcomesRequest = InsightsRequest & {
  groupBy?: ChangeGrouping;
  /** ISO 8601 duration, such as `P3D`. */
  within?: string;
  limit?: number;
  cursor?: string;
};
