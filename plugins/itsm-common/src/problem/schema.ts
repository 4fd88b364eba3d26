import { z } from 'zod';
import { commentRequestSchema } from '../record/activity';
import {
  lineSchema,
  markdownSchema,
  userRefSchema,
  wordsSchema,
} from '../record/fields';
import { pageInfoSchema } from '../record/list';
import {
  recordCreateFields,
  recordSchema,
  recordUpdateFields,
} from '../record/record';
import { recordKeySchema, recordLinkRequestSchema } from '../record/recordLink';
import { problemResolutionCodes, problemStates } from './lifecycle';

/**
 * Whether incidents gave rise to the problem, or somebody looked ahead.
 * @public
 */
export const problemDetections = ['reactive', 'proactive'] as const;

/** @public */
export type ProblemDetection = (typeof problemDetections)[number];

const words = z.string().meta({ description: 'Markdown' });

/**
 * What makes an incident a recurrence: it is linked to the problem, or it is
 * on the problem's primary entity and of its category, see the docs.
 * @public
 */
export const recurrenceReasons = [
  'linked',
  'same_entity_and_category',
] as const;

/**
 * An incident that shows that a fix didn't hold.
 * @public
 */
export const recurrenceSchema = z
  .object({
    number: z.string(),
    startedAt: z.string(),
    because: z.enum(recurrenceReasons),
  })
  .meta({ id: 'Recurrence' });

/** @public */
export type Recurrence = z.infer<typeof recurrenceSchema>;

/**
 * The time after a fix in which it is watched whether the trouble comes back.
 * @public
 */
export const effectivenessWatchSchema = z
  .object({
    since: z.string(),
    until: z.string(),
    outcome: z.enum(['watching', 'effective', 'recurred', 'ended']).meta({
      description: 'ended: somebody closed the problem before it was over',
    }),
    recurrences: z.array(recurrenceSchema).meta({
      description: 'The evidence, twenty at most',
    }),
  })
  .meta({ id: 'EffectivenessWatch' });

/** @public */
export type EffectivenessWatch = z.infer<typeof effectivenessWatchSchema>;

/**
 * A problem, as the API answers it.
 * @public
 */
export const problemSchema = recordSchema
  .extend({
    type: z.literal('problem'),
    state: z.enum(problemStates),
    detection: z.enum(problemDetections),
    problemStatement: words.optional(),
    workaround: words.optional(),
    knownError: z.boolean(),
    knownErrorSince: z.string().optional(),
    usedCount: z.number().int().optional().meta({
      description:
        'Of a known error that is read by itself: how many incidents it has served, see GET /known-errors',
    }),
    rootCause: words.optional(),
    causeCategory: z.string().optional(),
    contributingFactors: z.array(z.string()),
    fixNotes: words.optional(),
    noChangeReason: words.optional().meta({
      description: 'Why no change is linked that fixes it',
    }),
    confirmedAt: z.string().optional(),
    confirmedBy: z.string().optional(),
    resolvedBy: z.string().optional(),
    resolutionCode: z.enum(problemResolutionCodes).optional(),
    acceptedBy: z.string().optional().meta({
      description: 'Who accepted that it stays',
    }),
    reviewBy: z.string().optional().meta({
      description: 'The date on which an accepted risk is looked at again',
    }),
    duplicateOf: z.string().optional().meta({
      description: 'Number of the problem that took it over',
    }),
    effectivenessWatch: effectivenessWatchSchema.optional(),
  })
  .meta({ id: 'Problem' });

/** @public */
export type Problem = z.infer<typeof problemSchema>;

const analysisFields = {
  detection: z.enum(problemDetections).optional(),
  problemStatement: markdownSchema.optional(),
  workaround: markdownSchema.optional(),
  knownError: z.boolean().optional().meta({
    description: 'Needs a workaround and a primary entity',
  }),
  rootCause: markdownSchema.optional(),
  causeCategory: lineSchema(200).optional().meta({
    description: 'One of the configured ones, see GET /settings',
  }),
  contributingFactors: z.array(lineSchema(500)).max(50).optional(),
  fixNotes: markdownSchema.optional(),
  noChangeReason: markdownSchema.optional(),
};

/**
 * Opening a problem, with the incidents that gave rise to it.
 * @public
 */
export const createProblemSchema = z
  .strictObject({
    ...recordCreateFields,
    entityRef: recordCreateFields.entityRef.optional(),
    ...analysisFields,
    incidents: z.array(recordKeySchema).max(500).default([]).meta({
      description: 'Incidents to link, by number or UUID',
    }),
  })
  .meta({ id: 'CreateProblem' });

/** @public */
export type CreateProblemRequest = z.input<typeof createProblemSchema>;

/** @public */
export type CreateProblem = z.output<typeof createProblemSchema>;

/**
 * Changing a problem's fields; `null` takes a value away.
 * @public
 */
export const updateProblemSchema = z
  .strictObject({
    ...recordUpdateFields,
    ...analysisFields,
    problemStatement: analysisFields.problemStatement.nullable(),
    workaround: analysisFields.workaround.nullable(),
    rootCause: analysisFields.rootCause.nullable(),
    causeCategory: analysisFields.causeCategory.nullable(),
    fixNotes: analysisFields.fixNotes.nullable(),
    noChangeReason: analysisFields.noChangeReason.nullable(),
  })
  .meta({ id: 'UpdateProblem' });

/** @public */
export type UpdateProblemRequest = z.input<typeof updateProblemSchema>;

/** @public */
export type UpdateProblem = z.output<typeof updateProblemSchema>;

/**
 * Moving a problem. Which of the fields are needed is told by its transitions.
 * @public
 */
export const transitionProblemSchema = z
  .strictObject({
    to: z.string().min(1).max(50),
    version: z.number().int().min(1).optional(),
    comment: commentRequestSchema.shape.body.optional(),
    links: z.array(recordLinkRequestSchema).max(20).optional().meta({
      description: 'Links to make along with the transition',
    }),
    assignee: userRefSchema.optional(),
    problemStatement: wordsSchema.optional(),
    rootCause: wordsSchema.optional(),
    fixNotes: wordsSchema.optional(),
    noChangeReason: wordsSchema.optional(),
    resolutionCode: z.enum(problemResolutionCodes).optional(),
    acceptedBy: userRefSchema.optional(),
    reviewBy: z.iso.date().optional().meta({
      description: 'A date ahead, by one year at most (UTC)',
    }),
    duplicateOf: recordKeySchema.optional(),
    reason: wordsSchema.optional(),
  })
  .meta({ id: 'TransitionProblem' });

/** @public */
export type TransitionProblemRequest = z.input<typeof transitionProblemSchema>;

/** @public */
export type TransitionProblem = z.output<typeof transitionProblemSchema>;

/** @public */
export const problemPageSchema = z
  .object({
    items: z.array(problemSchema),
    pageInfo: pageInfoSchema,
    totalItems: z.number().int().optional(),
  })
  .meta({ id: 'ProblemPage' });
