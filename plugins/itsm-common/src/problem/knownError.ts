import { z } from 'zod';
import { impactStepSchema } from '../impact/schema';
import { entityLinkSchema } from '../record/entityLink';
import { entityRefSchema } from '../record/fields';
import { pageInfoSchema, pageQueryFields } from '../record/list';
import { recordDigestSchema } from '../record/summary';

/**
 * Query of the known errors.
 * @public
 */
export const knownErrorsQuerySchema = z.strictObject({
  entityRef: entityRefSchema.optional().meta({
    description:
      'Only those of this entity and of what it stands on, nearest first, on one page',
  }),
  ...pageQueryFields,
});

/** @public */
export type KnownErrorsQuery = z.output<typeof knownErrorsQuerySchema>;

/** @public */
export type KnownErrorsRequest = {
  entityRef?: string;
  limit?: number;
  cursor?: string;
};

/**
 * A problem that is known, with how to get by until it is fixed.
 * @public
 */
export const knownErrorSchema = z
  .object({
    problem: recordDigestSchema,
    workaround: z.string().meta({ description: 'Markdown' }),
    rootCause: z.string().optional().meta({ description: 'Markdown' }),
    knownErrorSince: z.string().optional(),
    usedCount: z.number().int().meta({
      description:
        'Linked incidents that were resolved by it (as known_error or workaround_provided), or linked since it is a known error',
    }),
    entity: entityLinkSchema.optional().meta({
      description: 'What it is about',
    }),
    distance: z.number().int().optional().meta({
      description: 'Relations from the entity that was asked for',
    }),
    path: z.array(impactStepSchema).optional(),
  })
  .meta({ id: 'KnownError' });

/** @public */
export type KnownError = z.infer<typeof knownErrorSchema>;

/** @public */
export const knownErrorPageSchema = z
  .object({
    items: z.array(knownErrorSchema),
    pageInfo: pageInfoSchema,
    catalogReached: z.boolean().optional().meta({
      description:
        'Of an entity: otherwise only the entity itself was looked at, not what it stands on',
    }),
  })
  .meta({ id: 'KnownErrorPage' });

/** @public */
export type KnownErrorPage = z.infer<typeof knownErrorPageSchema>;
