import {
  listQuerySchema,
  Page,
  recordPaths,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Catalog } from '../catalog/Catalog';
import { Records } from '../records/Records';
import { recordParams } from './recordParams';
import { recordPartRoutes } from './recordPartRoutes';
import { defineRoute, Route } from './Route';

export interface RecordRoutesOptions<
  TRecord extends { number: string; version: number; state: string },
  TCreate,
  TUpdate,
  TTransition,
> {
  type: RecordType;
  service: Records<TRecord, TCreate, TUpdate, TTransition>;
  catalog: Catalog;
  schemas: {
    record: z.ZodType<TRecord>;
    page: z.ZodType<Page<TRecord>>;
    create: z.ZodType<TCreate>;
    update: z.ZodType<TUpdate>;
    transition: z.ZodType<TTransition>;
    /** Of its list, if that is narrowed by more than those of all types. */
    query?: typeof listQuerySchema;
  };
}

/** The routes that every type of record has. */
export function recordRoutes<
  TRecord extends { number: string; version: number; state: string },
  TCreate,
  TUpdate,
  TTransition,
>(
  options: RecordRoutesOptions<TRecord, TCreate, TUpdate, TTransition>,
): Route[] {
  const { type, service, catalog, schemas } = options;
  const path = recordPaths[type];
  const name = type[0].toLocaleUpperCase('en-US') + type.slice(1);
  const tag = path;
  const params = recordParams;
  const record = { description: 'The record', schema: schemas.record };
  const meta = ({ number, version, state }: TRecord) => ({
    number,
    version,
    state,
  });
  return [
    defineRoute({
      method: 'get',
      path: `/${path}`,
      operationId: `list${name}s`,
      summary: `Lists ${path}, page by page`,
      tag,
      query: schemas.query ?? listQuerySchema,
      answer: { status: 200, description: 'A page', schema: schemas.page },
      handle: ({ query, access }) => service.list(query, access),
    }),
    defineRoute({
      method: 'post',
      path: `/${path}`,
      operationId: `create${name}`,
      summary: `Creates ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`,
      tag,
      body: schemas.create,
      idempotent: true,
      answer: { status: 201, ...record },
      audit: { eventId: `${type}-create`, severityLevel: 'medium', meta },
      handle: ({ body, access, idempotencyKey }) =>
        service.create(body, access, { idempotencyKey }),
    }),
    defineRoute({
      method: 'get',
      path: `/${path}/{key}`,
      operationId: `get${name}`,
      summary: `Reads one ${type}`,
      tag,
      params,
      answer: { status: 200, ...record },
      handle: ({ params: { key }, access }) => service.get(key, access),
    }),
    defineRoute({
      method: 'patch',
      path: `/${path}/{key}`,
      operationId: `update${name}`,
      summary: 'Changes fields of the version that is named',
      tag,
      params,
      body: schemas.update,
      answer: { status: 200, ...record },
      audit: { eventId: `${type}-update`, severityLevel: 'medium', meta },
      handle: ({ params: { key }, body, access }) =>
        service.update(key, body, access),
    }),
    defineRoute({
      method: 'post',
      path: `/${path}/{key}/transitions`,
      operationId: `transition${name}`,
      summary: 'Moves the record to another state',
      tag,
      params,
      body: schemas.transition,
      answer: { status: 200, ...record },
      audit: { eventId: `${type}-transition`, severityLevel: 'medium', meta },
      handle: ({ params: { key }, body, access }) =>
        service.transition(key, body, access),
    }),
    ...recordPartRoutes({ type, name, service, catalog }),
  ];
}
