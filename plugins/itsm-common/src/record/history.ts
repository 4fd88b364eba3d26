import { z } from 'zod';
import {
  entityRefSchema,
  groupRefSchema,
  instantSchema,
  lineSchema,
  markdownSchema,
  readableTimes,
  tagSchema,
  userRefSchema,
  wordsSchema,
} from './fields';
import { linkRelationSchema } from './links';
import { externalRefSchema, visibilities } from './record';

const count = z.number().int().min(0).max(1_000_000);

/**
 * What only history has, of any type of record.
 * @public
 */
export const historyFields = {
  externalRef: externalRefSchema,
  title: lineSchema(200),
  description: markdownSchema.default(''),
  entityRef: entityRefSchema.optional(),
  affectedEntityRefs: z.array(entityRefSchema).max(100).default([]),
  impact: lineSchema(50).optional(),
  urgency: lineSchema(50).optional(),
  priority: z.number().int().min(1).max(99).optional().meta({
    description: 'Kept as it was; looked up if it is left out',
  }),
  category: lineSchema(200).optional(),
  requester: userRefSchema.optional(),
  openedBy: userRefSchema.optional(),
  assignee: userRefSchema.optional(),
  assignmentGroup: groupRefSchema.optional(),
  watchers: z.array(userRefSchema).max(100).default([]),
  tags: z.array(tagSchema).max(50).default([]),
  visibility: z.enum(visibilities).default('open'),
  openedAt: instantSchema,
  updatedAt: instantSchema.optional(),
  resolvedAt: instantSchema.optional(),
  closedAt: instantSchema.optional(),
  reopenCount: count.default(0),
  reassignmentCount: count.default(0),
  links: z
    .array(
      z.strictObject({
        relation: linkRelationSchema,
        target: z.strictObject({
          source: lineSchema(100),
          id: lineSchema(200),
        }),
      }),
    )
    .max(100)
    .default([]),
  comments: z
    .array(
      z.strictObject({
        at: instantSchema,
        by: userRefSchema,
        body: wordsSchema,
        internal: z.boolean().default(false),
      }),
    )
    .max(1000)
    .default([]),
};

/**
 * Finds ends that come before their beginnings. Times that are missing or
 * can't be read are passed over.
 * @param pairs - each the beginning and its end
 * @returns a message by field; empty when all is in order.
 * @public
 */
export function checkHistoryTimes<T extends string>(
  times: Partial<Record<T, string>>,
  pairs: readonly (readonly [beginning: T, end: T])[],
): { field: string; message: string }[] {
  const readable = readableTimes(times);
  return pairs.flatMap(([beginning, end]) => {
    const [from, to] = [readable[beginning], readable[end]];
    return from && to && to < from
      ? [{ field: end, message: `must not be before ${beginning} (${from})` }]
      : [];
  });
}
