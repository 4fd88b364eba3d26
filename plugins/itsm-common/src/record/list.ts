import { z } from 'zod';
import { EntityRole, entityRoles } from './entityLink';
import {
  entityRefSchema,
  instantSchema,
  lineSchema,
  tagSchema,
  timeZoneSchema,
  userRefSchema,
} from './fields';
import {
  flag,
  numberParameter,
  refWithKind,
  repeatable,
} from './queryParameters';
import { recordTypes } from './recordType';

const LIMIT = { default: 25, most: 100 };

/**
 * Orders that lists come in.
 * @public
 */
export const listOrders = [
  'openedAt',
  'updatedAt',
  'priority',
  'number',
] as const;

/** @public */
export type ListOrder = (typeof listOrders)[number];

/**
 * What a record may have or lack: who works on it, and what is only known as
 * it goes on.
 * @public
 */
export const tellableFields = [
  'assignee',
  'assignmentGroup',
  'acknowledgedAt',
  'resolvedAt',
  'closedAt',
  'actualEnd',
  'closeCode',
] as const;

/** @public */
export type TellableField = (typeof tellableFields)[number];

const hours = numberParameter(
  z.coerce.number().min(0).max(1_000_000),
).optional();

/**
 * The parameters by which a list is paged, of any resource.
 * @public
 */
export const pageQueryFields = {
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.default),
  cursor: z.string().max(2000).optional(),
};

/**
 * The parameters by which lists of records are narrowed and ordered.
 * @public
 */
export const listQueryFields = {
  state: repeatable(lineSchema(50)),
  priority: repeatable(z.coerce.number().int().min(1).max(99)),
  assignee: repeatable(userRefSchema),
  assignmentGroup: repeatable(
    refWithKind('group').refine(ref => ref.startsWith('group:'), {
      message: 'must be a reference to a group: group:namespace/name',
    }),
  ),
  requester: repeatable(userRefSchema),
  entityRef: repeatable(entityRefSchema),
  owner: repeatable(refWithKind('group')),
  system: repeatable(refWithKind('system')).meta({
    description: 'Records of entities in the system, and of the system itself',
  }),
  domain: repeatable(refWithKind('domain')).meta({
    description:
      'Records of entities in the domain, in the systems and domains in it, and of these themselves, as the catalog has them now',
  }),
  entityRole: repeatable(z.enum(entityRoles)).meta({
    description:
      'The four above ask together for one entity of the record; for one that it has in such a role',
  }),
  tag: repeatable(tagSchema),
  active: flag.optional(),
  openedAfter: instantSchema.optional(),
  openedBefore: instantSchema.optional(),
  openedWeekday: repeatable(z.coerce.number().int().min(1).max(7)).meta({
    description: 'Of the time of opening: 1 is Monday, 7 is Sunday',
  }),
  openedHour: repeatable(
    numberParameter(z.coerce.number().int().min(0).max(23)),
  ).meta({
    description: 'Of the time of opening',
  }),
  timezone: timeZoneSchema.optional().meta({
    description: 'By whose clocks weekdays and hours are; UTC if left out',
  }),
  openAt: instantSchema.optional().meta({
    description:
      'Opened before, and neither resolved nor closed before this time',
  }),
  resolvedAfter: instantSchema.optional(),
  resolvedBefore: instantSchema.optional(),
  resolveHoursFrom: hours.meta({
    description: 'Took so many hours from opening to resolution, or more',
  }),
  resolveHoursTo: hours.meta({
    description: 'Took less than so many hours from opening to resolution',
  }),
  has: repeatable(z.enum(tellableFields)).meta({
    description: 'Something is known of one of these fields',
  }),
  lacks: repeatable(z.enum(tellableFields)).meta({
    description: 'Nothing is known of one of these fields',
  }),
  reopened: flag.optional().meta({ description: 'At least once' }),
  updatedAfter: instantSchema.optional(),
  updatedBefore: instantSchema.optional(),
  q: z.string().max(500).optional(),
  orderBy: z.enum(listOrders).default('openedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
  total: flag.default(false),
  ...pageQueryFields,
};

/**
 * Query of a list of one type's records. Values of one parameter are
 * alternatives, different parameters are conditions that all hold. Times are
 * half-open: `openedAfter` includes its instant, `openedBefore` doesn't.
 * @public
 */
export const listQuerySchema = z.strictObject(listQueryFields);

/**
 * A parsed list query.
 * @public
 */
export type ListQuery = z.output<typeof listQuerySchema>;

/**
 * A list query as a client gives it.
 * @public
 */
export type ListRequest = {
  state?: string[];
  priority?: number[];
  assignee?: string[];
  assignmentGroup?: string[];
  requester?: string[];
  entityRef?: string[];
  owner?: string[];
  system?: string[];
  domain?: string[];
  entityRole?: EntityRole[];
  tag?: string[];
  active?: boolean;
  openedAfter?: string;
  openedBefore?: string;
  openedWeekday?: number[];
  openedHour?: number[];
  timezone?: string;
  openAt?: string;
  resolvedAfter?: string;
  resolvedBefore?: string;
  resolveHoursFrom?: number;
  resolveHoursTo?: number;
  has?: TellableField[];
  lacks?: TellableField[];
  reopened?: boolean;
  updatedAfter?: string;
  updatedBefore?: string;
  q?: string;
  orderBy?: ListOrder;
  order?: 'asc' | 'desc';
  limit?: number;
  cursor?: string;
  total?: boolean;
};

/**
 * Query of the list of all types' records.
 * @public
 */
export const recordsQuerySchema = z.strictObject({
  ...listQueryFields,
  type: repeatable(z.enum(recordTypes)),
  mine: flag.default(false).meta({
    description:
      'Assigned to me or my groups, requested by me, or awaiting my approval',
  }),
});

/** @public */
export type RecordsQuery = z.output<typeof recordsQuerySchema>;

/** @public */
export type RecordsRequest = ListRequest & {
  type?: string[];
  mine?: boolean;
};

/**
 * A page of anything.
 * @public
 */
export const pageInfoSchema = z
  .object({
    nextCursor: z.string().optional(),
    prevCursor: z.string().optional(),
  })
  .meta({ id: 'PageInfo' });

/**
 * One page of a list.
 * @public
 */
export interface Page<T> {
  items: T[];
  pageInfo: { nextCursor?: string; prevCursor?: string };
  /** How many there are in all, if it was asked for. */
  totalItems?: number;
}
