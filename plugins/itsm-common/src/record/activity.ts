import { z } from 'zod';
import { wordsSchema } from './fields';

/**
 * What an entry of the history tells. A `commented` entry is public; a `noted`
 * one is internal and not shown to requesters outside the group.
 * @public
 */
export const activityKinds = [
  'created',
  'updated',
  'transitioned',
  'commented',
  'noted',
  'linked',
  'approval',
  'system',
] as const;

/** @public */
export type ActivityKind = (typeof activityKinds)[number];

/**
 * The way by which a write came in.
 * @public
 */
export const writeChannels = [
  'portal',
  'api',
  'action',
  'import',
  'job',
] as const;

/** @public */
export type WriteChannel = (typeof writeChannels)[number];

/**
 * One field's change. A side that is missing was, or is, without a value.
 * @public
 */
export const fieldChangeSchema = z
  .object({
    field: z.string(),
    from: z.json().optional(),
    to: z.json().optional(),
  })
  .meta({ id: 'FieldChange' });

/** @public */
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/**
 * What happened to an approval of a change.
 * @public
 */
export const approvalEvents = [
  'asked',
  'decided',
  'rejected',
  'approved',
  'voided',
  'withdrawn',
  'refused',
  'reminded',
] as const;

/**
 * What an entry of the history tells of an approval.
 * @public
 */
export const approvalEventSchema = z
  .object({
    id: z.string().meta({ description: 'The approval' }),
    event: z.enum(approvalEvents).meta({
      description:
        'decided: somebody has decided, and the approval is still open; refused: somebody tried to decide who may not',
    }),
    rules: z.array(z.string()),
    members: z.array(z.string()).optional().meta({
      description:
        'Those who were asked, reminded, or need not decide any more',
    }),
    howMany: z
      .union([z.enum(['any', 'all', 'majority']), z.number().int()])
      .optional()
      .meta({ description: 'How many of those who were asked must approve' }),
    decision: z
      .enum(['approved', 'rejected', 'abstained'])
      .optional()
      .meta({ description: 'What somebody decided' }),
    insteadOf: z.string().optional().meta({
      description: 'In whose place it was decided',
    }),
    changed: z.array(z.string()).optional().meta({
      description: 'The fields by whose change the approval became void',
    }),
  })
  .meta({ id: 'ApprovalEvent' });

/** @public */
export type ApprovalEvent = z.infer<typeof approvalEventSchema>;

/**
 * An entry of a record's history. Entries are only ever appended.
 * @public
 */
export const activityEntrySchema = z
  .object({
    sequence: z.number().int().meta({ description: 'From 1, without gaps' }),
    at: z.string(),
    actor: z.string().meta({ description: 'Reference of the user or service' }),
    channel: z.enum(writeChannels),
    kind: z.enum(activityKinds),
    changes: z.array(fieldChangeSchema).optional(),
    transition: z.object({ from: z.string(), to: z.string() }).optional(),
    reason: z.string().optional(),
    comment: z.string().optional().meta({ description: 'Markdown' }),
    link: z
      .object({
        relation: z.string(),
        number: z.string(),
        removed: z.boolean().optional(),
      })
      .optional(),
    task: z
      .object({
        number: z.string(),
        title: z.string(),
        changes: z.array(fieldChangeSchema).meta({
          description: 'Of the task; all of its fields where it is new',
        }),
      })
      .optional()
      .meta({ description: 'The task of the record that was written to' }),
    approval: approvalEventSchema.optional(),
    message: z.string().optional().meta({
      description: 'What happened, where nothing else in the entry says it',
    }),
    previousHash: z.string().optional().meta({
      description: "SHA-256 of the record's previous entry, in hexadecimal",
    }),
    hash: z.string().meta({ description: 'SHA-256 of this entry' }),
  })
  .meta({ id: 'ActivityEntry' });

/** @public */
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** @public */
export const activityPageSchema = z
  .object({
    items: z.array(activityEntrySchema),
    pageInfo: z.object({ nextCursor: z.string().optional() }),
  })
  .meta({ id: 'ActivityPage' });

/** @public */
export type ActivityPage = z.infer<typeof activityPageSchema>;

/**
 * The answer to whether a record's history is as it was written.
 * @public
 */
export const activityVerificationSchema = z
  .object({
    valid: z.boolean(),
    entries: z.number().int(),
    brokenAt: z.number().int().optional().meta({
      description: 'The sequence of the first entry that was altered',
    }),
    because: z.string().optional(),
  })
  .meta({ id: 'ActivityVerification' });

/** @public */
export type ActivityVerification = z.infer<typeof activityVerificationSchema>;

/** @public */
export const commentRequestSchema = z
  .strictObject({
    body: wordsSchema,
    internal: z.boolean().default(false).meta({
      description: 'An internal note instead of a public comment',
    }),
  })
  .meta({ id: 'CommentRequest' });

/** @public */
export type CommentRequest = z.input<typeof commentRequestSchema>;
