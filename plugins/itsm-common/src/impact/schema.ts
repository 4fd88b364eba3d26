import { z } from 'zod';
import { entityLinkSchema, entitySnapshotSchema } from '../record/entityLink';
import { entityRefSchema } from '../record/fields';
import { pageInfoSchema } from '../record/list';
import { recordDigestSchema } from '../record/summary';
import { ImpactDirection, impactDirections } from './relations';

/**
 * What is asked of the blast radius.
 * @public
 */
export const impactQuerySchema = z.strictObject({
  entityRef: entityRefSchema,
  direction: z.enum(impactDirections).default('downstream').meta({
    description:
      'downstream: what breaks if this breaks; upstream: what it stands on',
  }),
  depth: z.coerce.number().int().min(1).max(10).default(3),
});

/** @public */
export type ImpactQuery = z.output<typeof impactQuerySchema>;

/** @public */
export type ImpactRequest = {
  entityRef: string;
  direction?: ImpactDirection;
  /** How many relations away it looks, 1 to 10; 3 if left out. */
  depth?: number;
};

/**
 * One step of the way to an entity: by which relation, and whereto.
 * @public
 */
export const impactStepSchema = z
  .object({ relation: z.string(), entityRef: z.string() })
  .meta({ id: 'ImpactStep' });

/** @public */
export type ImpactStep = z.infer<typeof impactStepSchema>;

const impactEntityFields = {
  entityRef: z.string(),
  title: z.string().optional(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  system: z.string().optional(),
  lifecycle: z.string().optional(),
  tier: z.number().int().optional(),
};

/**
 * An entity that is reached.
 * @public
 */
export const impactNodeSchema = z
  .object({
    ...impactEntityFields,
    distance: z.number().int().meta({
      description: 'Relations from the root; 0 for the parts of a system',
    }),
    path: z.array(impactStepSchema).meta({
      description: 'The shortest chain of relations that leads there',
    }),
    missing: z.boolean().optional().meta({
      description: 'The catalog has no such entity, although relations name it',
    }),
  })
  .meta({ id: 'ImpactNode' });

/** @public */
export type ImpactNode = z.infer<typeof impactNodeSchema>;

/**
 * The blast radius of an entity.
 * @public
 */
export const impactSchema = z
  .object({
    root: z.object(impactEntityFields),
    direction: z.enum(impactDirections),
    depth: z.number().int(),
    nodes: z.array(impactNodeSchema).meta({
      description: 'Nearest first, without the root',
    }),
    edges: z
      .array(
        z.object({ from: z.string(), to: z.string(), relation: z.string() }),
      )
      .meta({
        description:
          'All relations of this direction between the root and the nodes',
      }),
    owners: z
      .array(z.object({ entityRef: z.string(), count: z.number().int() }))
      .meta({ description: 'Who owns how many of the nodes, most first' }),
    rollups: z
      .array(
        z.object({
          entityRef: z.string(),
          kind: z.string(),
          title: z.string().optional(),
          count: z.number().int(),
        }),
      )
      .meta({
        description: 'The systems and domains of the nodes, most first',
      }),
    countsByTier: z
      .object({
        '1': z.number().int(),
        '2': z.number().int(),
        '3': z.number().int(),
        '4': z.number().int(),
        none: z.number().int(),
      })
      .meta({ description: 'How many nodes there are of each tier' }),
    truncated: z.boolean().meta({ description: 'There are more nodes' }),
  })
  .meta({ id: 'Impact' });

/** @public */
export type Impact = z.infer<typeof impactSchema>;

/**
 * A step of the way to a record, with what the entity there is called.
 * @public
 */
export const nearbyStepSchema = impactStepSchema
  .extend({ title: z.string().optional() })
  .meta({ id: 'NearbyStep' });

/**
 * A record on an entity, or on something that the entity stands on.
 * @public
 */
export const nearbyRecordSchema = z
  .object({
    record: recordDigestSchema,
    entityRef: z.string().meta({ description: 'What the record is about' }),
    title: z.string().optional().meta({ description: 'Of that entity' }),
    distance: z.number().int(),
    path: z.array(nearbyStepSchema),
  })
  .meta({ id: 'NearbyRecord' });

/** @public */
export type NearbyRecord = z.infer<typeof nearbyRecordSchema>;

/**
 * What is already known around an entity, for somebody about to report
 * something of it: of each kind twenty at most, nearest and most urgent first.
 * @public
 */
export const nearbySchema = z
  .object({
    entityRef: z.string(),
    title: z.string().optional().meta({
      description: 'Of the entity, as the catalog has it',
    }),
    catalogReached: z.boolean().meta({
      description:
        'Otherwise only the entity itself was looked at, not what it stands on',
    }),
    incidents: z.array(nearbyRecordSchema).meta({ description: 'Open ones' }),
    changes: z
      .array(nearbyRecordSchema)
      .meta({ description: 'Scheduled ones and those under way' }),
    knownErrors: z.array(nearbyRecordSchema),
  })
  .meta({ id: 'Nearby' });

/** @public */
export type Nearby = z.infer<typeof nearbySchema>;

/**
 * A link to an entity, with what the catalog says of it now.
 * @public
 */
export const currentEntityLinkSchema = entityLinkSchema
  .extend({
    current: entitySnapshotSchema.optional().meta({
      description:
        'As the catalog tells it now; left out if the catalog is out of reach or has no such entity',
    }),
    missing: z.boolean().optional().meta({
      description: 'The catalog has no such entity, or none any more',
    }),
  })
  .meta({ id: 'CurrentEntityLink' });

/** @public */
export type CurrentEntityLink = z.infer<typeof currentEntityLinkSchema>;

/**
 * Entities that fail together although no relation says why.
 * @public
 */
export const missingRelationSchema = z
  .object({
    primaryRef: z.string(),
    affectedRef: z.string(),
    incidents: z
      .array(z.string())
      .meta({ description: 'Numbers of the incidents that name both' }),
    suggestion: z
      .object({ from: z.string(), relation: z.string(), to: z.string() })
      .meta({ description: 'A relation that would explain it' }),
  })
  .meta({ id: 'MissingRelation' });

/** @public */
export type MissingRelation = z.infer<typeof missingRelationSchema>;

/** @public */
export const missingRelationsSchema = z
  .object({ items: z.array(missingRelationSchema), pageInfo: pageInfoSchema })
  .meta({ id: 'MissingRelations' });

/** @public */
export type MissingRelations = z.infer<typeof missingRelationsSchema>;
