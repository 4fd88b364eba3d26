import { z } from 'zod';
import {
  instantSchema,
  lineSchema,
  markdownSchema,
  userRefSchema,
} from '../record/fields';
import { checkHistoryTimes, historyFields } from '../record/history';
import { changeCloseCodes, changeStates } from './lifecycle';
import { riskLevelSchema } from './risk/riskSchema';

/**
 * A line of an import that is a change: as it was, with its times and its
 * state. What was decided of it elsewhere isn't decided again.
 * @public
 */
export const changeHistorySchema = z
  .strictObject({
    type: z.literal('change'),
    ...historyFields,
    state: z.enum(changeStates).default('new'),
    model: lineSchema(100).default('normal').meta({
      description: 'Name of a change model, see GET /settings',
    }),
    environment: lineSchema(100).optional(),
    justification: markdownSchema.optional(),
    implementationPlan: markdownSchema.optional(),
    testPlan: markdownSchema.optional(),
    backoutPlan: markdownSchema.optional(),
    testsProven: z.boolean().default(false),
    backoutProven: z.boolean().default(false),
    plannedStart: instantSchema.optional(),
    plannedEnd: instantSchema.optional(),
    actualStart: instantSchema.optional(),
    actualEnd: instantSchema.optional(),
    submittedAt: instantSchema.optional(),
    recordedAfterTheFact: z.boolean().default(false),
    implementers: z.array(userRefSchema).max(100).default([]),
    riskLevel: riskLevelSchema.optional().meta({
      description: 'The risk as it was assessed elsewhere',
    }),
    onHold: z.boolean().default(false),
    onHoldReason: markdownSchema.optional(),
    closeCode: z.enum(changeCloseCodes).optional(),
    closeNotes: markdownSchema.optional(),
    backedOut: z.boolean().optional(),
    outageMinutes: z.number().int().min(0).max(1_000_000).optional(),
  })
  .superRefine((change, context) => {
    // A change may be planned, and even done, before it is recorded.
    const issues = checkHistoryTimes(change, [
      ['openedAt', 'resolvedAt'],
      ['openedAt', 'closedAt'],
      ['plannedStart', 'plannedEnd'],
      ['actualStart', 'actualEnd'],
      ['actualStart', 'closedAt'],
    ]);
    for (const { field, message } of issues) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .meta({ id: 'ChangeHistory' });

/** @public */
export type ChangeHistory = z.output<typeof changeHistorySchema>;

/** @public */
export type ChangeHistoryLine = z.input<typeof changeHistorySchema>;
