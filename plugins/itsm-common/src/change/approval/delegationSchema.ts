import { z } from 'zod';
import { instantSchema, userRefSchema } from '../../record/fields';

/**
 * Naming a delegate for a time: one's own, or as a change manager somebody
 * else's.
 * @public
 */
export const createDelegationSchema = z
  .strictObject({
    delegator: userRefSchema.optional().meta({
      description: 'Who is stood in for; the caller if left out',
    }),
    delegate: userRefSchema,
    start: instantSchema
      .optional()
      .meta({ description: 'From now on if left out' }),
    end: instantSchema,
  })
  .meta({ id: 'CreateDelegation' });

/** @public */
export type CreateDelegationRequest = z.input<typeof createDelegationSchema>;

/** @public */
export type CreateDelegation = z.output<typeof createDelegationSchema>;

/**
 * A delegation, as the API answers it.
 * @public
 */
export const storedDelegationSchema = z
  .object({
    id: z.string(),
    delegator: z.string(),
    delegate: z.string(),
    start: z.string().optional(),
    end: z.string().optional(),
    configured: z.boolean().meta({
      description: 'From the configuration; it is ended there',
    }),
  })
  .meta({ id: 'StoredDelegation' });

/** @public */
export type StoredDelegation = z.infer<typeof storedDelegationSchema>;
