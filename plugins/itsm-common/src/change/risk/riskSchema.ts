import { z } from 'zod';

/**
 * Lowest first.
 * @public
 */
export const riskLevels = ['low', 'moderate', 'high'] as const;

/** @public */
export const riskLevelSchema = z.enum(riskLevels).meta({ id: 'RiskLevel' });

/** @public */
export type RiskLevel = z.infer<typeof riskLevelSchema>;

/**
 * What makes a change risky.
 * @public
 */
export const riskFactorIds = [
  'tier',
  'blastRadius',
  'entityFailures',
  'teamFailures',
  'recentIncidents',
  'openIncident',
  'collisions',
  'outsideMaintenance',
  'unproven',
  'emergency',
] as const;

/** @public */
export type RiskFactorId = (typeof riskFactorIds)[number];

/**
 * The risk of a change, as the API answers it: the points of the factors add
 * up to the score.
 * @public
 */
export const riskSchema = z
  .object({
    level: riskLevelSchema,
    score: z.number().meta({ description: '0 to 100, in steps of 0.1' }),
    factors: z
      .array(
        z
          .object({
            id: z.enum(riskFactorIds),
            label: z.string(),
            points: z.number(),
            evidence: z.string(),
          })
          .meta({ id: 'RiskFactor' }),
      )
      .meta({ description: 'All of them, those with most points first' }),
  })
  .meta({ id: 'Risk' });

/** @public */
export type Risk = z.infer<typeof riskSchema>;

const count = z.number().int().min(0);

/** How changes went: how many there were, and how many of them failed. */
const outcomesSchema = z
  .object({ changes: count, failed: count })
  .refine(({ changes, failed }) => failed <= changes, {
    path: ['failed'],
    message: 'must not be more than the changes',
  });

/**
 * All that the risk of a change is computed from. It is kept with the score,
 * along with the options, so that the score can be explained again later.
 * @public
 */
export const riskInputsSchema = z
  .object({
    highestTier: z.number().int().min(1).max(4).optional().meta({
      description:
        'The most critical tier of what is changed or in the blast radius; missing if none has a tier',
    }),
    blastRadius: count.meta({ description: 'Number of impacted entities' }),
    entityOutcomes: outcomesSchema.meta({
      description: 'Closed changes of the changed entities',
    }),
    teamOutcomes: outcomesSchema.meta({
      description: 'Closed changes of the assignment group',
    }),
    recentIncidents: count.meta({
      description: 'Incidents on the changed entities in the last 30 days',
    }),
    openIncidents: z.array(z.string()).meta({
      description:
        'Numbers of open incidents of priority 1 or 2 on the changed entities or upstream of them',
    }),
    collisions: count.meta({
      description: 'Other changes that it collides with',
    }),
    outsideMaintenance: z.boolean(),
    testsProven: z.boolean().meta({
      description: 'Whether the tests have been run with success',
    }),
    backoutProven: z.boolean().meta({
      description: 'Whether the way back has been tried',
    }),
    emergency: z.boolean(),
  })
  .meta({ id: 'RiskInputs' });

/** @public */
export type RiskInputs = z.infer<typeof riskInputsSchema>;

const share = z.number().min(0).max(1);
const weight = z.number().min(0).max(1000);

/**
 * How risk is weighed. All can be left out.
 * @public
 */
export const riskOptionsSchema = z
  .strictObject({
    weights: z
      .strictObject({
        tier: weight.default(20),
        blastRadius: weight.default(15),
        entityFailures: weight.default(12),
        teamFailures: weight.default(8),
        recentIncidents: weight.default(8),
        openIncident: weight.default(10),
        collisions: weight.default(8),
        outsideMaintenance: weight.default(5),
        unproven: weight.default(8),
        emergency: weight.default(6),
      })
      .prefault({})
      .refine(weights => Object.values(weights).some(points => points > 0), {
        message: 'must have one above 0',
      })
      .meta({
        description:
          'How much each factor counts at its most, relative to the others',
      }),
    thresholds: z
      .strictObject({
        moderate: z.number().gt(0).max(100).default(25),
        high: z.number().gt(0).max(100).default(50),
      })
      .prefault({})
      .refine(({ moderate, high }) => moderate < high, {
        path: ['high'],
        message: 'must be above moderate',
      })
      .meta({ description: 'The lowest score of each level' }),
    tierShares: z
      .tuple([share, share, share, share])
      .default([1, 0.6, 0.25, 0])
      .refine(
        shares =>
          shares.every((each, at) => at === 0 || each <= shares[at - 1]),
        { message: 'must not rise from tier 1 to tier 4' },
      )
      .meta({ description: 'How much of its weight each tier counts, from 1' }),
    fullBlastRadius: z.number().int().min(1).default(50).meta({
      description: 'Number of impacted entities that counts in full',
    }),
    usualFailureRate: z.number().gt(0).lt(1).default(0.1).meta({
      description: 'What is taken for granted before anything is known',
    }),
    usualFailureWeight: z.number().gt(0).max(10_000).default(10).meta({
      description: 'As how many changes that counts',
    }),
    fullFailureRate: z.number().gt(0).max(1).default(0.5).meta({
      description: 'Smoothed failure rate that counts in full',
    }),
    fullRecentIncidents: z.number().int().min(1).default(5),
    fullCollisions: z.number().int().min(1).default(3),
  })
  .prefault({})
  .meta({ id: 'RiskOptions' });

/** @public */
export type RiskOptions = z.output<typeof riskOptionsSchema>;

/**
 * The risk of a change with all that it was computed from.
 * @public
 */
export const changeRiskSchema = riskSchema
  .extend({
    inputs: riskInputsSchema,
    options: z.unknown().meta({
      description: 'The weights and thresholds that were in force',
    }),
    assessedAt: z.string(),
    preview: z.boolean().meta({
      description:
        'Computed for this answer, as the change is not submitted yet',
    }),
  })
  .meta({ id: 'ChangeRisk' });

/** @public */
export type ChangeRisk = z.infer<typeof changeRiskSchema>;
