import {
  broadcastRequestSchema,
  broadcastResultSchema,
  broadcastSchema,
  createProblemSchema,
  knownErrorPageSchema,
  knownErrorsQuerySchema,
  problemListQuerySchema,
  problemPageSchema,
  problemSchema,
  transitionProblemSchema,
  updateProblemSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { Catalog } from '../catalog/Catalog';
import { Broadcasts } from '../problems/Broadcasts';
import { KnownErrors } from '../problems/KnownErrors';
import { Problems } from '../problems/Problems';
import { Tasks } from '../tasks/Tasks';
import { recordParams } from './recordParams';
import { recordRoutes } from './recordRoutes';
import { defineRoute, Route } from './Route';
import { taskRoutes } from './tasks';

const tag = 'problems';

/** The routes of problems, of what is told by them, and of known errors. */
export function problemRoutes(services: {
  problems: Problems;
  broadcasts: Pick<Broadcasts, 'list' | 'send'>;
  knownErrors: Pick<KnownErrors, 'list'>;
  tasks: Pick<Tasks, 'list' | 'create' | 'update'>;
  catalog: Catalog;
}): Route[] {
  const { problems, broadcasts, knownErrors, tasks, catalog } = services;
  return [
    ...recordRoutes({
      type: 'problem',
      service: problems,
      catalog,
      schemas: {
        record: problemSchema,
        page: problemPageSchema,
        create: createProblemSchema,
        update: updateProblemSchema,
        transition: transitionProblemSchema,
        query: problemListQuerySchema,
      },
    }),
    ...taskRoutes('problem', tasks),
    defineRoute({
      method: 'get',
      path: '/problems/{key}/broadcasts',
      operationId: 'listBroadcasts',
      summary: 'Lists what was told to the incidents of a problem',
      tag,
      params: recordParams,
      answer: {
        status: 200,
        description: 'The last ones, a hundred at most, the newest first',
        schema: z.array(broadcastSchema),
      },
      handle: ({ params: { key }, access }) => broadcasts.list(key, access),
    }),
    defineRoute({
      method: 'post',
      path: '/problems/{key}/broadcasts',
      operationId: 'broadcast',
      summary: 'Comments on every open incident of a problem, once each',
      tag,
      params: recordParams,
      body: broadcastRequestSchema,
      answer: {
        status: 201,
        description: 'How many were told',
        schema: broadcastResultSchema,
      },
      audit: {
        eventId: 'problem-broadcast',
        severityLevel: 'medium',
        meta: ({ written, skipped }) => ({ written, skipped }),
      },
      handle: ({ params: { key }, body, access }) =>
        broadcasts.send(key, body, access),
    }),
    defineRoute({
      method: 'get',
      path: '/known-errors',
      operationId: 'listKnownErrors',
      summary:
        'Lists known errors, of all entities or of one and what it stands on',
      tag: 'known-errors',
      query: knownErrorsQuerySchema,
      answer: {
        status: 200,
        description: 'A page',
        schema: knownErrorPageSchema,
      },
      handle: ({ query, access }) => knownErrors.list(query, access),
    }),
  ];
}
