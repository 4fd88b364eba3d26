import { z } from 'zod';
import { riskLevels } from '../change/risk/riskSchema';
import { freezeEffects } from '../change/window/window';
import { recordDigestSchema } from '../record/summary';

/**
 * A change in few words, with when it is planned and what it risks.
 * @public
 */
export const changeDigestSchema = recordDigestSchema
  .extend({
    plannedStart: z.string().optional(),
    plannedEnd: z.string().optional(),
    risk: z.enum(riskLevels).optional(),
  })
  .meta({ id: 'PlannedChangeDigest' });

/** @public */
export type ChangeDigest = z.infer<typeof changeDigestSchema>;

/**
 * A known error in few words.
 * @public
 */
export const knownErrorDigestSchema = recordDigestSchema
  .extend({
    workaround: z.string().optional().meta({ description: 'Markdown' }),
    knownErrorSince: z.string().optional(),
  })
  .meta({ id: 'KnownErrorDigest' });

/** @public */
export type KnownErrorDigest = z.infer<typeof knownErrorDigestSchema>;

/**
 * When a freeze is over an entity.
 * @public
 */
export const freezeStateSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    effect: z.enum(freezeEffects),
    start: z.string(),
    end: z.string().meta({ description: 'Not in it any more' }),
    on: z.boolean().meta({ description: 'It is on now; else it comes' }),
  })
  .meta({ id: 'FreezeState' });

/** @public */
export type FreezeState = z.infer<typeof freezeStateSchema>;

const few = <T extends z.ZodType>(digest: T, which: string) =>
  z.object({
    count: z.number().int(),
    items: z.array(digest).meta({ description: `${which}, five at most` }),
  });

/**
 * All that an entity page needs, in one answer.
 * @public
 */
export const entitySummarySchema = z
  .object({
    entityRef: z.string(),
    openIncidents: few(recordDigestSchema, 'The most urgent ones').extend({
      byPriority: z.array(
        z.object({ priority: z.number().int(), count: z.number().int() }),
      ),
    }),
    changesNow: few(
      changeDigestSchema,
      'Those that are being made, by their planned start',
    ),
    changesNext: few(
      changeDigestSchema,
      'Those that are scheduled or wait for approval, by their planned start',
    ),
    openProblems: few(recordDigestSchema, 'The most urgent ones'),
    knownErrors: few(knownErrorDigestSchema, 'The most urgent ones'),
    freezes: z.array(freezeStateSchema).meta({
      description:
        'Over the entity or what it is inside of, now or within 30 days, each once; by their start, five at most',
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
