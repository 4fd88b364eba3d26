import { z } from 'zod';
import { recordTypes } from './recordType';

/**
 * A record in few words, for lists in small places.
 * @public
 */
export const recordDigestSchema = z
  .object({
    number: z.string(),
    type: z.enum(recordTypes),
    title: z.string(),
    state: z.string(),
    priority: z.number().int(),
    openedAt: z.string(),
    assignee: z.string().optional(),
    assignmentGroup: z.string().optional(),
    entity: z
      .object({ entityRef: z.string(), title: z.string().optional() })
      .optional()
      .meta({
        description:
          'The primary entity, called as it was when it was linked; without a title if the caller may not see it',
      }),
  })
  .meta({ id: 'RecordDigest' });

/** @public */
export type RecordDigest = z.infer<typeof recordDigestSchema>;
