import { z } from 'zod';
import { lineSchema } from './fields';
import { linkRelationSchema } from './links';
import { recordTypes } from './recordType';

/**
 * A record's number, such as `INC-1`, or its UUID.
 * @public
 */
export const recordKeySchema = lineSchema(60);

/**
 * A link as one of its ends tells it.
 * @public
 */
export const recordLinkSchema = z
  .object({
    id: z.string(),
    relation: linkRelationSchema,
    target: z
      .object({
        id: z.string(),
        number: z.string(),
        type: z.enum(recordTypes),
        title: z.string(),
        state: z.string(),
        active: z.boolean(),
        priority: z.number().int(),
        knownError: z.boolean().optional(),
      })
      .optional()
      .meta({
        description: 'Missing where the caller may not read the target',
      }),
    createdAt: z.string(),
    createdBy: z.string(),
  })
  .meta({ id: 'RecordLink' });

/** @public */
export type RecordLink = z.infer<typeof recordLinkSchema>;

/**
 * Linking two records; the relation is named from this record's end.
 * @public
 */
export const recordLinkRequestSchema = z
  .strictObject({ relation: linkRelationSchema, target: recordKeySchema })
  .meta({ id: 'RecordLinkRequest' });

/** @public */
export type RecordLinkRequest = z.input<typeof recordLinkRequestSchema>;
