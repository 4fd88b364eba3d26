import { z } from 'zod';
import { instantSchema, lineSchema } from '../record/fields';
import { listQueryFields, ListRequest } from '../record/list';
import { flag, repeatable } from '../record/queryParameters';
import { RiskLevel, riskLevelSchema } from './risk/riskSchema';

/**
 * Query of the list of changes. `plannedAfter` and `plannedBefore` find those
 * whose planned time has a moment in common with the time between the two.
 * @public
 */
export const changeListQuerySchema = z.strictObject({
  ...listQueryFields,
  model: repeatable(lineSchema(100)),
  risk: repeatable(riskLevelSchema),
  onHold: flag.optional(),
  plannedAfter: instantSchema.optional(),
  plannedBefore: instantSchema.optional(),
  awaitingMyApproval: flag.optional().meta({
    description:
      'Whether a decision of the caller is awaited, or of somebody they stand in for',
  }),
});

/** @public */
export type ChangeListQuery = z.output<typeof changeListQuerySchema>;

/** @public */
export type ChangeListRequest = ListRequest & {
  model?: string[];
  risk?: RiskLevel[];
  onHold?: boolean;
  plannedAfter?: string;
  plannedBefore?: string;
  awaitingMyApproval?: boolean;
};
