import {
  changeWindowSchema,
  createWindowSchema,
  updateWindowSchema,
  windowPageSchema,
  windowsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Windows } from '../schedule/Windows';
import { defineRoute, Route } from './Route';

const params = z.strictObject({
  id: z.string().min(1).max(100).meta({ description: "The window's id" }),
});

const answer = {
  status: 200,
  description: 'The window',
  schema: changeWindowSchema,
} as const;

const auditAs = (event: string) =>
  ({
    eventId: `window-${event}`,
    severityLevel: 'high',
    meta: ({ id, name, version }: z.output<typeof changeWindowSchema>) => ({
      id,
      name,
      version,
    }),
  } as const);

/** The routes of freezes and maintenance windows. */
export function windowRoutes(
  windows: Pick<Windows, 'list' | 'get' | 'create' | 'update' | 'retire'>,
): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/windows',
      operationId: 'listWindows',
      summary: 'Lists freezes and maintenance windows by name, page by page',
      tag: 'windows',
      query: windowsQuerySchema,
      answer: { status: 200, description: 'A page', schema: windowPageSchema },
      handle: ({ query }) => windows.list(query),
    }),
    defineRoute({
      method: 'post',
      path: '/windows',
      operationId: 'createWindow',
      summary: 'Plans a freeze or a maintenance window',
      tag: 'windows',
      body: createWindowSchema,
      answer: { ...answer, status: 201 },
      audit: auditAs('create'),
      handle: ({ body, access }) => windows.create(body, access),
    }),
    defineRoute({
      method: 'get',
      path: '/windows/{id}',
      operationId: 'getWindow',
      summary: 'Reads a window, also one that is retired',
      tag: 'windows',
      params,
      answer,
      handle: ({ params: { id } }) => windows.get(id),
    }),
    defineRoute({
      method: 'patch',
      path: '/windows/{id}',
      operationId: 'updateWindow',
      summary: 'Changes the version of a window that is named',
      tag: 'windows',
      params,
      body: updateWindowSchema,
      answer,
      audit: auditAs('update'),
      handle: ({ params: { id }, body, access }) =>
        windows.update(id, body, access),
    }),
    defineRoute({
      method: 'delete',
      path: '/windows/{id}',
      operationId: 'retireWindow',
      summary: 'Retires a window: from then on it counts no more',
      tag: 'windows',
      params,
      query: z.strictObject({ version: z.coerce.number().int().min(1) }),
      answer,
      audit: auditAs('retire'),
      handle: ({ params: { id }, query, access }) =>
        windows.retire(id, query.version, access),
    }),
  ];
}
