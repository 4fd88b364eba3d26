import { z } from 'zod';

/**
 * How an entity belongs to a record: `primary` and `affected` ones are chosen
 * by people, `impacted` ones are computed from the catalog's relations.
 * @public
 */
export const entityRoles = ['primary', 'affected', 'impacted'] as const;

/** @public */
export type EntityRole = (typeof entityRoles)[number];

/**
 * What the catalog said of an entity when it was linked.
 * @public
 */
export const entitySnapshotSchema = z
  .object({
    name: z.string(),
    title: z.string().optional(),
    kind: z.string(),
    type: z.string().optional(),
    owner: z
      .string()
      .optional()
      .meta({ description: 'Reference of the owner' }),
    system: z
      .string()
      .optional()
      .meta({ description: 'Reference of the system' }),
    lifecycle: z.string().optional(),
    tier: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Annotation itsm/tier, 1 (most critical) to 4' }),
  })
  .meta({ id: 'EntitySnapshot' });

/** @public */
export type EntitySnapshot = z.infer<typeof entitySnapshotSchema>;

/**
 * A record's link to a catalog entity.
 * @public
 */
export const entityLinkSchema = z
  .object({
    entityRef: z.string(),
    role: z.enum(entityRoles),
    snapshot: entitySnapshotSchema,
    snapshotState: z.enum(['taken', 'pending', 'dangling', 'hidden']).meta({
      description:
        'taken: as the catalog told it; pending: the catalog was out of reach, it will be filled in; dangling: the catalog knows no such entity, or none any more; hidden: the caller may not see the entity, and what stands here only takes its place',
    }),
  })
  .meta({ id: 'EntityLink' });

/** @public */
export type EntityLink = z.infer<typeof entityLinkSchema>;
