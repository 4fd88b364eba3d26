import { z } from 'zod';
import {
  entityRefSchema,
  instantSchema,
  lineSchema,
  userRefSchema,
} from '../../record/fields';
import { recordDigestSchema } from '../../record/summary';
import { timeSpanSchema } from '../timeSpan';
import { conflictSchema } from './conflicts';

/**
 * A conflict, as the API answers it. Of another record that the caller may not
 * read it says no more than that there is one.
 * @public
 */
export const foundConflictSchema = conflictSchema
  .extend({
    record: recordDigestSchema.optional().meta({
      description:
        'The other record; neither it nor its number is told to who may not read it',
    }),
  })
  .meta({ id: 'FoundConflict' });

/** @public */
export type FoundConflict = z.infer<typeof foundConflictSchema>;

const slotFields = {
  from: instantSchema.optional().meta({
    description: 'No slot starts before; now if left out',
  }),
  until: instantSchema.optional().meta({
    description:
      'No slot ends after; 30 days after the start of the search if left out, at most 90',
  }),
};

/**
 * What is asked of the free slots of a change.
 * @public
 */
export const slotsQuerySchema = z.strictObject({
  ...slotFields,
  lengthMinutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(90 * 24 * 60)
    .optional()
    .meta({ description: 'As long as the change is planned if left out' }),
  limit: z.coerce.number().int().min(1).max(50).default(5),
});

/** @public */
export type SlotsQuery = z.output<typeof slotsQuerySchema>;

/** @public */
export type SlotsRequest = z.input<typeof slotsQuerySchema>;

/** @public */
export const slotsSchema = z.array(timeSpanSchema);

/**
 * A change that is only thought of: what would it collide with, and when would
 * it not?
 * @public
 */
export const conflictPreviewRequestSchema = z
  .strictObject({
    entityRefs: z.array(entityRefSchema).min(1).max(101),
    plannedStart: instantSchema,
    plannedEnd: instantSchema,
    environment: lineSchema(100).optional(),
    implementers: z.array(userRefSchema).max(100).default([]),
    changeNumber: lineSchema(50).optional().meta({
      description:
        'The change itself if it exists: it has no conflict with that',
    }),
    ...slotFields,
    limit: slotsQuerySchema.shape.limit,
  })
  .refine(({ plannedStart, plannedEnd }) => plannedStart < plannedEnd, {
    path: ['plannedEnd'],
    message: 'must be after the planned start',
  })
  .meta({ id: 'ConflictPreviewRequest' });

/** @public */
export type ConflictPreviewRequest = z.input<
  typeof conflictPreviewRequestSchema
>;

/** @public */
export type ConflictPreviewQuery = z.output<
  typeof conflictPreviewRequestSchema
>;

/** @public */
export const conflictPreviewSchema = z
  .object({
    conflicts: z.array(foundConflictSchema),
    slots: slotsSchema.meta({
      description: 'The next times of that length without a conflict',
    }),
  })
  .meta({ id: 'ConflictPreview' });

/** @public */
export type ConflictPreview = z.infer<typeof conflictPreviewSchema>;
