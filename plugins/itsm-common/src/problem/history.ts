import { z } from 'zod';
import {
  instantSchema,
  lineSchema,
  markdownSchema,
  userRefSchema,
} from '../record/fields';
import { checkHistoryTimes, historyFields } from '../record/history';
import { problemResolutionCodes, problemStates } from './lifecycle';
import { problemDetections } from './schema';

/**
 * A line of an import that is a problem: as it was, with its times and its
 * state.
 * @public
 */
export const problemHistorySchema = z
  .strictObject({
    type: z.literal('problem'),
    ...historyFields,
    state: z.enum(problemStates).default('new'),
    detection: z.enum(problemDetections).default('reactive'),
    problemStatement: markdownSchema.optional(),
    workaround: markdownSchema.optional(),
    knownError: z.boolean().default(false),
    knownErrorSince: instantSchema.optional(),
    rootCause: markdownSchema.optional(),
    causeCategory: lineSchema(200).optional(),
    contributingFactors: z.array(lineSchema(500)).max(50).default([]),
    fixNotes: markdownSchema.optional(),
    noChangeReason: markdownSchema.optional(),
    confirmedAt: instantSchema.optional(),
    confirmedBy: userRefSchema.optional(),
    resolvedBy: userRefSchema.optional(),
    resolutionCode: z.enum(problemResolutionCodes).optional(),
  })
  .superRefine((problem, context) => {
    const issues = checkHistoryTimes(problem, [
      ['openedAt', 'confirmedAt'],
      ['openedAt', 'knownErrorSince'],
      ['openedAt', 'resolvedAt'],
      ['openedAt', 'closedAt'],
      ['resolvedAt', 'closedAt'],
    ]);
    for (const { field, message } of issues) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .meta({ id: 'ProblemHistory' });

/** @public */
export type ProblemHistory = z.output<typeof problemHistorySchema>;

/** @public */
export type ProblemHistoryLine = z.input<typeof problemHistorySchema>;
