import {
  pageInfoSchema,
  recordSchema,
  recordsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { RecordLists } from '../records/RecordLists';
import { defineRoute, Route } from './Route';

const recordPageSchema = z
  .object({
    items: z.array(recordSchema.meta({ id: 'Record' })),
    pageInfo: pageInfoSchema,
    totalItems: z.number().int().optional(),
  })
  .meta({ id: 'RecordPage' });

/** The routes over records of all types. */
export function recordsRoutes(lists: Pick<RecordLists, 'list'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/records',
      operationId: 'listRecords',
      summary: 'Lists records of all types, page by page',
      tag: 'records',
      query: recordsQuerySchema,
      answer: { status: 200, description: 'A page', schema: recordPageSchema },
      handle: ({ query, access }) => lists.list(query, access),
    }),
  ];
}
