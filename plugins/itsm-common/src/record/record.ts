import { z } from 'zod';
import { entityLinkSchema } from './entityLink';
import {
  entityRefSchema,
  groupRefSchema,
  lineSchema,
  markdownSchema,
  tagSchema,
  urlSchema,
  userRefSchema,
} from './fields';
import { recordTypes } from './recordType';

/** @public */
export const visibilities = ['open', 'restricted'] as const;

/** @public */
export type Visibility = (typeof visibilities)[number];

/**
 * What kept its imported shape although it isn't quite right.
 * @public
 */
export const dataQualityFlags = ['dangling_entity', 'missing_time'] as const;

/** @public */
export type DataQualityFlag = (typeof dataQualityFlags)[number];

/**
 * Identity of a record in the system it came from.
 * @public
 */
export const externalRefSchema = z
  .strictObject({
    source: lineSchema(100),
    id: lineSchema(200),
    url: urlSchema.optional(),
  })
  .meta({ id: 'ExternalRef' });

/** @public */
export type ExternalRef = z.infer<typeof externalRefSchema>;

/**
 * What every record has, as the API answers it.
 * @public
 */
export const recordSchema = z.object({
  id: z.string().meta({ description: 'UUID' }),
  number: z.string().meta({ example: 'INC-1' }),
  type: z.enum(recordTypes),
  state: z.string(),
  active: z.boolean().meta({ description: 'False in final states' }),
  title: z.string(),
  description: z.string().meta({ description: 'Markdown' }),
  impact: z.string(),
  urgency: z.string(),
  priority: z.number().int().meta({ description: '1 is the highest' }),
  priorityOverride: z
    .object({
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .optional()
    .meta({ description: 'Why the priority differs from the matrix, if so' }),
  category: z.string().optional(),
  requester: z.string(),
  openedBy: z.string(),
  assignee: z.string().optional(),
  assignmentGroup: z.string().optional(),
  watchers: z.array(z.string()),
  tags: z.array(z.string()),
  visibility: z.enum(visibilities),
  entities: z.array(entityLinkSchema),
  externalRef: externalRefSchema.optional(),
  dataQuality: z.array(z.enum(dataQualityFlags)).optional(),
  reassignmentCount: z.number().int(),
  reopenCount: z.number().int(),
  openedAt: z.string(),
  updatedAt: z.string(),
  resolvedAt: z.string().optional(),
  closedAt: z.string().optional(),
  version: z.number().int(),
});

/**
 * A record of any type, with what all of them have.
 * @public
 */
export type ItsmRecord = z.infer<typeof recordSchema>;

/**
 * A priority set by hand.
 * @public
 */
export const priorityOverrideRequestSchema = z
  .strictObject({
    priority: z.number().int().min(1).max(99),
    reason: markdownSchema.refine(text => text.trim().length > 0, {
      message: 'say why the priority is set by hand',
    }),
  })
  .meta({ id: 'PriorityOverrideRequest' });

const level = lineSchema(50).meta({
  description: 'One of the configured levels, see GET /settings',
});

/**
 * Fields that can be given when a record of any type is created.
 * @public
 */
export const recordCreateFields = {
  title: lineSchema(200),
  description: markdownSchema.default(''),
  entityRef: entityRefSchema.meta({ description: 'The primary entity' }),
  affectedEntityRefs: z.array(entityRefSchema).max(100).default([]),
  impact: level,
  urgency: level,
  category: lineSchema(200).optional(),
  assignmentGroup: groupRefSchema.optional(),
  assignee: userRefSchema.optional(),
  requester: userRefSchema.optional(),
  watchers: z.array(userRefSchema).max(100).default([]),
  tags: z.array(tagSchema).max(50).default([]),
  visibility: z.enum(visibilities).default('open'),
  externalRef: externalRefSchema.optional(),
};

/**
 * Fields that can be changed in a record of any type; `null` takes away a
 * value that isn't needed.
 * @public
 */
export const recordUpdateFields = {
  version: z.number().int().min(1),
  title: lineSchema(200).optional(),
  description: markdownSchema.optional(),
  entityRef: entityRefSchema.optional(),
  affectedEntityRefs: z.array(entityRefSchema).max(100).optional(),
  impact: level.optional(),
  urgency: level.optional(),
  priorityOverride: priorityOverrideRequestSchema.nullable().optional(),
  category: lineSchema(200).nullable().optional(),
  assignmentGroup: groupRefSchema.nullable().optional(),
  assignee: userRefSchema.nullable().optional(),
  requester: userRefSchema.optional(),
  tags: z.array(tagSchema).max(50).optional(),
  visibility: z.enum(visibilities).optional(),
  externalRef: externalRefSchema.nullable().optional(),
};

/**
 * Adding a watcher: oneself if nobody is named.
 * @public
 */
export const watcherRequestSchema = z
  .strictObject({ userRef: userRefSchema.optional() })
  .meta({ id: 'WatcherRequest' });

/** @public */
export type WatcherRequest = z.input<typeof watcherRequestSchema>;

/**
 * Linking a record to an entity.
 * @public
 */
export const entityLinkRequestSchema = z
  .strictObject({
    entityRef: entityRefSchema,
    role: z.enum(['primary', 'affected']).default('affected'),
  })
  .meta({ id: 'EntityLinkRequest' });

/** @public */
export type EntityLinkRequest = z.input<typeof entityLinkRequestSchema>;
