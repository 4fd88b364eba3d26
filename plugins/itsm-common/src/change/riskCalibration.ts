import { z } from 'zod';
import { instantSchema } from '../record/fields';
import { riskLevelSchema } from './risk/riskSchema';

/**
 * Query of how well risk was foretold: of changes opened in a half-open time,
 * the last year if left out.
 * @public
 */
export const riskCalibrationQuerySchema = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

/** @public */
export type RiskCalibrationQuery = z.output<typeof riskCalibrationQuerySchema>;

/**
 * How the closed changes of each foretold level of risk went. Where the levels
 * mean something, the failure rate rises from low to high.
 * @public
 */
export const riskCalibrationSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    levels: z.array(
      z.object({
        level: riskLevelSchema,
        changes: z.number().int(),
        successful: z.number().int(),
        successfulWithIssues: z.number().int(),
        unsuccessful: z.number().int(),
        failureRate: z.number().optional().meta({
          description:
            'Unsuccessful ones, from 0 to 1; missing if there are none at all',
        }),
      }),
    ),
    unassessed: z.number().int().meta({
      description: 'Closed changes whose risk was never assessed, left out',
    }),
  })
  .meta({ id: 'RiskCalibration' });

/** @public */
export type RiskCalibration = z.infer<typeof riskCalibrationSchema>;
