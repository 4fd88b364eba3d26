import { z } from 'zod';
import { recordDigestSchema } from '../record/summary';
import { smoothedFailureRate } from './risk/risk';
import { RiskLevel, riskLevelSchema } from './risk/riskSchema';

const HOUR = 60 * 60 * 1000;
/** After so long, a change is half as suspect. */
const HALF_LIFE = 12 * HOUR;
const UNKNOWN_RISK = 40;
/** The middle of each level by the usual thresholds. */
const LEVEL_SCORES = { low: 12.5, moderate: 37.5, high: 75 };

/**
 * What makes a change suspect.
 * @public
 */
export const suspicionIds = [
  'recency',
  'distance',
  'risk',
  'failures',
] as const;

/** @public */
export type SuspicionId = (typeof suspicionIds)[number];

/**
 * What is looked at in a change that may have caused an incident.
 * @public
 */
export interface SuspectFacts {
  /** When it began to be carried out; ISO 8601. */
  actualStart: string;
  /** When that was over; missing while it is under way. */
  actualEnd?: string;
  /** Relations from the incident's entity upstream to the one changed. */
  distance: number;
  /** 0 to 100; missing if it was not assessed here. */
  riskScore?: number;
  /** As it was assessed, here or elsewhere. */
  riskLevel?: RiskLevel;
  /** How the changes of that entity went before. */
  outcomes: { changes: number; failed: number };
}

/**
 * How suspect a change is, and why.
 * @public
 */
export interface Suspicion {
  /** Above 0, and 1 at most: the product of the reasons' weights. */
  score: number;
  reasons: { id: SuspicionId; weight: number; evidence: string }[];
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function ago(milliseconds: number): string {
  const hours = milliseconds / HOUR;
  return hours < 1
    ? `${Math.round(hours * 60)} minutes`
    : `${Math.round(hours * 10) / 10} hours`;
}

function riskReason({ riskScore, riskLevel }: SuspectFacts) {
  if (riskScore !== undefined) {
    return {
      weight: 0.5 + riskScore / 200,
      evidence: `Its risk was ${riskScore} of 100`,
    };
  }
  return riskLevel
    ? {
        weight: 0.5 + LEVEL_SCORES[riskLevel] / 200,
        evidence: `Its risk was ${riskLevel}, as it was assessed elsewhere`,
      }
    : {
        weight: 0.5 + UNKNOWN_RISK / 200,
        evidence: 'Its risk was never assessed',
      };
}

/**
 * How suspect a change is of having caused an incident: recency × distance ×
 * risk × past failures. Each is a weight above 0 and of 1 at most, so none
 * alone can clear a change: half after each twelve hours; one part of the
 * relations to it and itself; from a half at no risk to 1 at the highest; from
 * a half to 1 at a smoothed failure rate of a half. Nothing but the arguments
 * counts.
 * @param startedAt - when the trouble began; ISO 8601
 * @public
 */
export function suspicionOf(
  change: SuspectFacts,
  startedAt: string,
): Suspicion {
  const { actualStart, actualEnd, distance, outcomes } = change;
  const start = Date.parse(startedAt);
  const over = Date.parse(actualEnd ?? startedAt);
  const age = Math.max(0, start - over);
  const rate = smoothedFailureRate(outcomes, {
    usualFailureRate: 0.1,
    usualFailureWeight: 10,
  });
  const when =
    age > 0
      ? `It was over ${ago(age)} before`
      : `It was under way, begun ${ago(
          Math.max(0, start - Date.parse(actualStart)),
        )} before`;
  const reasons: Suspicion['reasons'] = [
    {
      id: 'recency',
      weight: Math.max(0.001, 2 ** (-age / HALF_LIFE)),
      evidence: when,
    },
    {
      id: 'distance',
      weight: 1 / (1 + distance),
      evidence:
        distance === 0
          ? 'It changed the entity itself'
          : `It changed what the entity stands on, ${distance} ${
              distance === 1 ? 'relation' : 'relations'
            } away`,
    },
    {
      id: 'risk',
      ...riskReason(change),
    },
    {
      id: 'failures',
      weight: 0.5 + Math.min(0.5, rate),
      evidence: `${outcomes.failed} of ${outcomes.changes} earlier changes of the entity failed`,
    },
  ];
  return {
    score: round(reasons.reduce((all, { weight }) => all * weight, 1)),
    reasons: reasons.map(reason => ({
      ...reason,
      weight: round(reason.weight),
    })),
  };
}

/**
 * Query of the changes that may have caused an incident.
 * @public
 */
export const suspectsQuerySchema = z.strictObject({
  hours: z.coerce.number().int().min(1).max(720).default(72).meta({
    description: 'How long before the incident they were carried out, at most',
  }),
});

/** @public */
export type SuspectsQuery = z.output<typeof suspectsQuerySchema>;

/**
 * The changes that may have caused an incident, the most suspect first: twenty
 * at most.
 * @public
 */
export const suspectsSchema = z
  .object({
    startedAt: z.string().meta({ description: 'When the trouble began' }),
    hours: z.number().int(),
    catalogReached: z.boolean().meta({
      description:
        'Otherwise only the entities themselves were looked at, not what they stand on',
    }),
    items: z.array(
      z.object({
        change: recordDigestSchema.extend({
          actualStart: z.string(),
          actualEnd: z.string().optional(),
          riskLevel: riskLevelSchema.optional(),
        }),
        entityRef: z.string().meta({ description: 'What it changed' }),
        distance: z.number().int(),
        path: z.array(z.string()).meta({
          description: "From the incident's entity to it, both included",
        }),
        linked: z.boolean().meta({
          description: 'The incident is linked as caused by it',
        }),
        score: z.number(),
        reasons: z.array(
          z.object({
            id: z.enum(suspicionIds),
            weight: z.number(),
            evidence: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'SuspectChanges' });

/** @public */
export type SuspectChanges = z.infer<typeof suspectsSchema>;
