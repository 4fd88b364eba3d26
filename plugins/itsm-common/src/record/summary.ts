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

/**
 * All that an entity page needs, in one answer.
 * @public
 */
export const entitySummarySchema = z
  .object({
    entityRef: z.string(),
    openIncidents: z.object({
      count: z.number().int(),
      byPriority: z.array(
        z.object({ priority: z.number().int(), count: z.number().int() }),
      ),
      items: z.array(recordDigestSchema).meta({
        description: 'The most urgent ones, five at most',
      }),
    }),
    perEntity: z
      .array(z.object({ entityRef: z.string(), open: z.number().int() }))
      .optional()
      .meta({
        description:
          'Of systems, domains, groups and users: the entities with the most open incidents, ten at most',
      }),
    trend: z
      .array(
        z.object({
          start: z.string(),
          opened: z.number().int(),
          resolved: z.number().int(),
        }),
      )
      .meta({ description: 'The last 13 weeks, each from its Monday, in UTC' }),
  })
  .meta({ id: 'EntitySummary' });

/** @public */
export type EntitySummary = z.infer<typeof entitySummarySchema>;
