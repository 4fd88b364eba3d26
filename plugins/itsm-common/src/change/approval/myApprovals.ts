import { z } from 'zod';
import { recordDigestSchema } from '../../record/summary';
import { riskLevelSchema } from '../risk/riskSchema';
import { approvalSchema } from './approvalSchema';

/**
 * The approvals that await the caller's decision, those whose changes begin
 * first at the top: a hundred at most.
 * @public
 */
export const myApprovalsSchema = z
  .object({
    items: z.array(
      z.object({
        change: recordDigestSchema
          .extend({
            model: z.string(),
            riskLevel: riskLevelSchema.optional(),
            plannedStart: z.string().optional(),
            plannedEnd: z.string().optional(),
            version: z.number().int(),
          })
          .meta({ id: 'ChangeDigest' }),
        approval: approvalSchema,
        insteadOf: z.string().optional().meta({
          description: 'The member whose delegate the caller is, if so',
        }),
      }),
    ),
  })
  .meta({ id: 'MyApprovals' });

/** @public */
export type MyApprovals = z.infer<typeof myApprovalsSchema>;
