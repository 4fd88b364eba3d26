import { z } from 'zod';
import { commentRequestSchema } from '../record/activity';
import {
  instantSchema,
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
import { recordLinkRequestSchema } from '../record/recordLink';
import { changeCloseCodes, changeStates } from './lifecycle';
import { riskSchema } from './risk/riskSchema';

const words = z.string().meta({ description: 'Markdown' });
const outageMinutes = z.number().int().min(0).max(1_000_000);

/**
 * A post-implementation review.
 * @public
 */
export const changeReviewSchema = z
  .object({
    whatHappened: words,
    objectivesMet: z.boolean(),
    incidentsCaused: z.array(z.string()).meta({ description: 'Numbers' }),
    followUps: words.optional(),
    writtenBy: z.string(),
    writtenAt: z.string(),
  })
  .meta({ id: 'ChangeReview' });

/** @public */
export type ChangeReview = z.infer<typeof changeReviewSchema>;

/**
 * Writing a post-implementation review.
 * @public
 */
export const changeReviewRequestSchema = z
  .strictObject({
    whatHappened: wordsSchema,
    objectivesMet: z.boolean(),
    incidentsCaused: z.array(lineSchema(50)).max(100).default([]),
    followUps: markdownSchema.optional(),
  })
  .meta({ id: 'ChangeReviewRequest' });

/** @public */
export type ChangeReviewRequest = z.input<typeof changeReviewRequestSchema>;

/**
 * A change, as the API answers it.
 * @public
 */
export const changeSchema = recordSchema
  .extend({
    type: z.literal('change'),
    state: z.enum(changeStates),
    model: z.string().meta({ description: 'Name of the change model' }),
    template: z.string().optional().meta({
      description: 'Id of the standard change template it was made from',
    }),
    templateVersion: z.number().int().optional(),
    environment: z.string().optional(),
    justification: words.optional(),
    implementationPlan: words.optional(),
    testPlan: words.optional(),
    backoutPlan: words.optional(),
    testsProven: z.boolean(),
    backoutProven: z.boolean(),
    plannedStart: z.string().optional(),
    plannedEnd: z.string().optional(),
    actualStart: z.string().optional(),
    actualEnd: z.string().optional(),
    submittedAt: z.string().optional(),
    recordedAfterTheFact: z.boolean().meta({
      description: 'It was done before it was recorded',
    }),
    implementers: z.array(z.string()),
    exceptionReason: z.string().optional().meta({
      description: "Why it can't wait for its lead time",
    }),
    overrideReason: z.string().optional().meta({
      description:
        'Why it was started outside its planned time, or in a hard freeze',
    }),
    overriddenFreezes: z.array(z.string()).optional().meta({
      description: 'Ids of the hard freezes that were overridden for it',
    }),
    onHold: z.boolean(),
    onHoldReason: z.string().optional(),
    risk: riskSchema.partial({ score: true, factors: true }).optional().meta({
      description:
        'From submission on; of changes from elsewhere only its level',
    }),
    closeCode: z.enum(changeCloseCodes).optional(),
    closeNotes: words.optional(),
    backedOut: z.boolean().optional(),
    outageMinutes: outageMinutes.optional(),
    review: changeReviewSchema.optional(),
    reviewDueAt: z.string().optional().meta({
      description: 'When an emergency has to have its review',
    }),
    reviewOverdue: z.boolean().optional(),
    unauthorized: z.boolean().optional().meta({
      description: 'Something was deployed without an approved change',
    }),
  })
  .meta({ id: 'Change' });

/** @public */
export type Change = z.infer<typeof changeSchema>;

const planFields = {
  environment: lineSchema(100).optional(),
  justification: markdownSchema.optional(),
  implementationPlan: markdownSchema.optional(),
  testPlan: markdownSchema.optional(),
  backoutPlan: markdownSchema.optional(),
  testsProven: z.boolean().optional(),
  backoutProven: z.boolean().optional(),
  plannedStart: instantSchema.optional(),
  plannedEnd: instantSchema.optional(),
  implementers: z.array(userRefSchema).max(100).optional(),
  exceptionReason: wordsSchema.optional(),
  actualStart: instantSchema.optional().meta({
    description: 'Only of what was done before it was recorded',
  }),
  actualEnd: instantSchema.optional().meta({
    description: 'Only of what was done before it was recorded',
  }),
};

const nullablePlanFields = {
  environment: planFields.environment.nullable(),
  justification: planFields.justification.nullable(),
  implementationPlan: planFields.implementationPlan.nullable(),
  testPlan: planFields.testPlan.nullable(),
  backoutPlan: planFields.backoutPlan.nullable(),
};

/** What a template can say in place of the request. */
const neededFields = ['title', 'entityRef', 'impact', 'urgency'] as const;

/**
 * Requesting a change. What it must say before it can be submitted is told by
 * its transitions. What is left out is as its template says; `null` and empty
 * ones say that it is to be empty.
 * @public
 */
export const createChangeSchema = z
  .strictObject({
    ...recordCreateFields,
    title: recordCreateFields.title.optional(),
    entityRef: recordCreateFields.entityRef.optional(),
    impact: recordCreateFields.impact.optional(),
    urgency: recordCreateFields.urgency.optional(),
    description: markdownSchema.optional(),
    affectedEntityRefs: recordCreateFields.affectedEntityRefs
      .unwrap()
      .optional(),
    category: recordCreateFields.category.nullable(),
    assignmentGroup: recordCreateFields.assignmentGroup.nullable(),
    ...planFields,
    ...nullablePlanFields,
    model: lineSchema(100).optional().meta({
      description: "'normal' if left out, or 'standard' with a template",
    }),
    template: lineSchema(100).optional().meta({
      description: 'Id of an approved standard change template',
    }),
    recordedAfterTheFact: z.boolean().default(false),
  })
  .superRefine((request, context) => {
    for (const field of neededFields) {
      if (request[field] === undefined && request.template === undefined) {
        context.issues.push({
          code: 'custom',
          input: request,
          path: [field],
          message: 'is required',
        });
      }
    }
  })
  .meta({ id: 'CreateChange' });

/** @public */
export type CreateChangeRequest = z.input<typeof createChangeSchema>;

/** @public */
export type CreateChange = z.output<typeof createChangeSchema>;

/**
 * Changing a change's fields; `null` takes a value away.
 * @public
 */
export const updateChangeSchema = z
  .strictObject({
    ...recordUpdateFields,
    ...planFields,
    model: lineSchema(100).optional(),
    ...nullablePlanFields,
    plannedStart: planFields.plannedStart.nullable(),
    plannedEnd: planFields.plannedEnd.nullable(),
    exceptionReason: planFields.exceptionReason.nullable(),
    actualStart: planFields.actualStart.nullable(),
    actualEnd: planFields.actualEnd.nullable(),
    onHold: z.boolean().optional().meta({
      description:
        'Puts it on hold, which withdraws pending approvals, or resumes it, which asks for them again',
    }),
    onHoldReason: wordsSchema.optional(),
  })
  .meta({ id: 'UpdateChange' });

/** @public */
export type UpdateChangeRequest = z.input<typeof updateChangeSchema>;

/** @public */
export type UpdateChange = z.output<typeof updateChangeSchema>;

/**
 * Moving a change. Which of the fields are needed is told by its transitions.
 * @public
 */
export const transitionChangeSchema = z
  .strictObject({
    to: z.string().min(1).max(50),
    version: z.number().int().min(1).optional(),
    comment: commentRequestSchema.shape.body.optional(),
    links: z.array(recordLinkRequestSchema).max(20).optional().meta({
      description: 'Links to make along with the transition',
    }),
    plannedStart: instantSchema.optional(),
    plannedEnd: instantSchema.optional(),
    justification: wordsSchema.optional(),
    implementationPlan: wordsSchema.optional(),
    testPlan: wordsSchema.optional(),
    backoutPlan: wordsSchema.optional(),
    exceptionReason: wordsSchema.optional(),
    overrideReason: wordsSchema.optional(),
    reason: wordsSchema.optional(),
    backedOut: z.boolean().optional(),
    outageMinutes: outageMinutes.optional(),
    closeCode: z.enum(changeCloseCodes).optional(),
    closeNotes: wordsSchema.optional(),
  })
  .meta({ id: 'TransitionChange' });

/** @public */
export type TransitionChangeRequest = z.input<typeof transitionChangeSchema>;

/** @public */
export type TransitionChange = z.output<typeof transitionChangeSchema>;

/** @public */
export const changePageSchema = z
  .object({
    items: z.array(changeSchema),
    pageInfo: pageInfoSchema,
    totalItems: z.number().int().optional(),
  })
  .meta({ id: 'ChangePage' });
