import { z } from 'zod';
import { instantSchema, lineSchema } from '../record/fields';
import { listQueryFields, ListRequest } from '../record/list';
import { flag, lengthSchema, repeatable } from '../record/queryParameters';
import { ChangeCloseCode, changeCloseCodes } from './lifecycle';
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
  closeCode: repeatable(z.enum(changeCloseCodes)),
  causedIncidents: flag.optional().meta({
    description:
      'Whether an incident that the caller may read is said to be caused by it',
  }),
  followedByIncidents: lengthSchema.optional().meta({
    description:
      'An incident was opened on its primary entity within so long after `actualEnd`; one that has the entity as its primary one, or in an `entityRole` that is asked for',
    example: 'P3D',
  }),
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
  closeCode?: ChangeCloseCode[];
  causedIncidents?: boolean;
  /** ISO 8601 duration, such as `P3D`. */
  followedByIncidents?: string;
  awaitingMyApproval?: boolean;
};
