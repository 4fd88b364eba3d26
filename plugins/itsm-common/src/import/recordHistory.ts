import { z } from 'zod';
import { changeHistorySchema } from '../change/history';
import { incidentHistorySchema } from '../incident/history';
import { problemHistorySchema } from '../problem/history';

/**
 * What a line of each type may say.
 * @public
 */
export const historySchemas = {
  incident: incidentHistorySchema,
  change: changeHistorySchema,
  problem: problemHistorySchema,
} as const;

/**
 * A line of an import: a record as it was elsewhere.
 * @public
 */
export const recordHistorySchema = z
  .discriminatedUnion('type', [
    incidentHistorySchema,
    changeHistorySchema,
    problemHistorySchema,
  ])
  .meta({ id: 'RecordHistory' });

/** @public */
export type RecordHistory = z.output<typeof recordHistorySchema>;

/** @public */
export type RecordHistoryLine = z.input<typeof recordHistorySchema>;
