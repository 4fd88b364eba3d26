import { z } from 'zod';

/**
 * The most complaints that a report lists. All lines are counted, also those
 * whose complaints are beyond it.
 * @public
 */
export const MAX_IMPORT_ERRORS = 100_000;

/**
 * What an import did. `read` is the sum of `created`, `updated`, `unchanged`
 * and `refused`.
 * @public
 */
export const importReportSchema = z
  .object({
    read: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    skipped: z.number().int().optional().meta({
      description: 'Lines that the mapping passes over; not among those read',
    }),
    errors: z
      .array(
        z.object({
          line: z
            .number()
            .int()
            .meta({ description: 'The first line of the record, from 1' }),
          field: z.string().optional(),
          message: z.string(),
        }),
      )
      .meta({ description: `At most ${MAX_IMPORT_ERRORS}` }),
    errorsTruncated: z.boolean().optional().meta({
      description: 'True if more was wrong than the list has room for',
    }),
  })
  .meta({ id: 'ImportReport' });

/** @public */
export type ImportReport = z.infer<typeof importReportSchema>;
