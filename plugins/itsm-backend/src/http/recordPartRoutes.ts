import {
  activityEntrySchema,
  activityPageSchema,
  activityVerificationSchema,
  commentRequestSchema,
  currentEntityLinkSchema,
  describedTransitionSchema,
  entityLinkRequestSchema,
  entityLinkSchema,
  entityRefSchema,
  lineSchema,
  pageQueryFields,
  recordLinkRequestSchema,
  recordLinkSchema,
  recordPaths,
  RecordType,
  watcherRequestSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Catalog } from '../catalog/Catalog';
import { withCurrent } from '../catalog/withCurrent';
import { Records } from '../records/Records';
import { recordParams } from './recordParams';
import { defineRoute, Route } from './Route';

type PartsService = Omit<
  Records<unknown, never, never, never>,
  'create' | 'list' | 'get' | 'update' | 'transition'
>;

const activityQuerySchema = z.strictObject({
  ...pageQueryFields,
  limit: pageQueryFields.limit.unwrap().default(50),
  order: z
    .enum(['asc', 'desc'])
    .default('desc')
    .meta({ description: 'desc: the newest first' }),
});

/** The routes of what belongs to a record: its history, links and people. */
export function recordPartRoutes(options: {
  type: RecordType;
  /** The type's name as it begins an operation's noun. */
  name: string;
  service: PartsService;
  catalog: Catalog;
}): Route[] {
  const { type, name, service, catalog } = options;
  const tag = recordPaths[type];
  const of = `/${recordPaths[type]}/{key}`;
  const params = recordParams;
  const auditAs = (event: string) =>
    ({ eventId: `${type}-${event}`, severityLevel: 'medium' } as const);
  const watchers = z.array(z.string());
  const entities = z.array(entityLinkSchema);
  return [
    defineRoute({
      method: 'get',
      path: `${of}/transitions`,
      operationId: `list${name}Transitions`,
      summary: 'Lists what the caller can do with the record now',
      tag,
      params,
      answer: {
        status: 200,
        description: 'The transitions',
        schema: z.array(describedTransitionSchema),
      },
      handle: ({ params: { key }, access }) => service.transitions(key, access),
    }),
    defineRoute({
      method: 'get',
      path: `${of}/activity`,
      operationId: `list${name}Activity`,
      summary: "Reads the record's history",
      tag,
      params,
      query: activityQuerySchema,
      answer: {
        status: 200,
        description: 'A page of the history',
        schema: activityPageSchema,
      },
      handle: ({ params: { key }, query, access }) =>
        service.activity(key, query, access),
    }),
    defineRoute({
      method: 'get',
      path: `${of}/activity/verify`,
      operationId: `verify${name}Activity`,
      summary: "Checks that the record's history is as it was written",
      tag,
      params,
      answer: {
        status: 200,
        description: 'Whether it is',
        schema: activityVerificationSchema,
      },
      handle: ({ params: { key }, access }) =>
        service.verifyActivity(key, access),
    }),
    defineRoute({
      method: 'post',
      path: `${of}/comments`,
      operationId: `comment${name}`,
      summary: 'Adds a public comment or an internal note',
      tag,
      params,
      body: commentRequestSchema,
      answer: {
        status: 201,
        description: 'The entry of the history',
        schema: activityEntrySchema,
      },
      audit: auditAs('comment'),
      handle: ({ params: { key }, body, access }) =>
        service.comment(key, body, access),
    }),
    defineRoute({
      method: 'get',
      path: `${of}/links`,
      operationId: `list${name}Links`,
      summary: 'Lists the links to other records',
      tag,
      params,
      answer: {
        status: 200,
        description: 'The links',
        schema: z.array(recordLinkSchema),
      },
      handle: ({ params: { key }, access }) => service.links(key, access),
    }),
    defineRoute({
      method: 'post',
      path: `${of}/links`,
      operationId: `link${name}`,
      summary: 'Links the record to another one',
      tag,
      params,
      body: recordLinkRequestSchema,
      answer: {
        status: 201,
        description: 'The link',
        schema: recordLinkSchema,
      },
      audit: auditAs('link'),
      handle: ({ params: { key }, body, access }) =>
        service.link(key, body, access),
    }),
    defineRoute({
      method: 'delete',
      path: `${of}/links/{linkId}`,
      operationId: `unlink${name}`,
      summary: 'Takes a link to another record away',
      tag,
      params: recordParams.extend({ linkId: lineSchema(60) }),
      answer: { status: 204, description: 'The link is gone' },
      audit: auditAs('unlink'),
      handle: ({ params: { key, linkId }, access }) =>
        service.unlink(key, linkId, access),
    }),
    defineRoute({
      method: 'get',
      path: `${of}/entities`,
      operationId: `list${name}Entities`,
      summary: 'Lists the entities the record is about, as they are now',
      tag,
      params,
      answer: {
        status: 200,
        description: 'The entities',
        schema: z.array(currentEntityLinkSchema),
      },
      handle: async ({ params: { key }, access }) =>
        withCurrent(
          catalog,
          await service.entities(key, access),
          access.credentials,
        ),
    }),
    defineRoute({
      method: 'post',
      path: `${of}/entities`,
      operationId: `link${name}Entity`,
      summary: 'Links the record to an entity',
      tag,
      params,
      body: entityLinkRequestSchema,
      answer: { status: 201, description: 'The entities', schema: entities },
      audit: auditAs('entity-link'),
      handle: ({ params: { key }, body, access }) =>
        service.linkEntity(key, body, access),
    }),
    defineRoute({
      method: 'delete',
      path: `${of}/entities`,
      operationId: `unlink${name}Entity`,
      summary: 'Takes the link to an entity away',
      tag,
      params,
      query: z.strictObject({ entityRef: entityRefSchema }),
      answer: { status: 200, description: 'The entities', schema: entities },
      audit: auditAs('entity-unlink'),
      handle: ({ params: { key }, query, access }) =>
        service.unlinkEntity(key, query.entityRef, access),
    }),
    defineRoute({
      method: 'get',
      path: `${of}/watchers`,
      operationId: `list${name}Watchers`,
      summary: 'Lists who watches the record',
      tag,
      params,
      answer: { status: 200, description: 'The watchers', schema: watchers },
      handle: ({ params: { key }, access }) => service.watchers(key, access),
    }),
    defineRoute({
      method: 'post',
      path: `${of}/watchers`,
      operationId: `watch${name}`,
      summary: 'Adds a watcher: the caller, if nobody is named',
      tag,
      params,
      body: watcherRequestSchema,
      answer: { status: 201, description: 'The watchers', schema: watchers },
      audit: auditAs('watch'),
      handle: ({ params: { key }, body, access }) =>
        service.watch(key, body, access),
    }),
    defineRoute({
      method: 'delete',
      path: `${of}/watchers`,
      operationId: `unwatch${name}`,
      summary: 'Takes a watcher away: the caller, if nobody is named',
      tag,
      params,
      query: watcherRequestSchema,
      answer: { status: 200, description: 'The watchers', schema: watchers },
      audit: auditAs('unwatch'),
      handle: ({ params: { key }, query, access }) =>
        service.unwatch(key, query, access),
    }),
  ];
}
