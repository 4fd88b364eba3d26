import {
  conflictPreviewRequestSchema,
  conflictPreviewSchema,
  foundConflictSchema,
  slotsQuerySchema,
  slotsSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { ChangeSchedule } from '../schedule/ChangeSchedule';
import { recordParams } from './recordParams';
import { defineRoute, Route } from './Route';

/** The routes over what changes collide with. */
export function conflictRoutes(
  schedule: Pick<ChangeSchedule, 'conflicts' | 'slots' | 'preview'>,
): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/changes/{key}/conflicts',
      operationId: 'listChangeConflicts',
      summary: 'Lists what a change collides with',
      tag: 'changes',
      params: recordParams,
      answer: {
        status: 200,
        description: 'The conflicts as everything is planned now',
        schema: z.array(foundConflictSchema),
      },
      handle: ({ params: { key }, access }) => schedule.conflicts(key, access),
    }),
    defineRoute({
      method: 'get',
      path: '/changes/{key}/slots',
      operationId: 'listChangeSlots',
      summary:
        'Proposes the next times at which a change collides with nothing',
      tag: 'changes',
      params: recordParams,
      query: slotsQuerySchema,
      answer: {
        status: 200,
        description: 'The times, earliest first',
        schema: slotsSchema,
      },
      handle: ({ params: { key }, query, access }) =>
        schedule.slots(key, query, access),
    }),
    defineRoute({
      method: 'post',
      path: '/conflicts/preview',
      operationId: 'previewConflicts',
      summary:
        'Tells what a change would collide with that is only thought of, and when it would not',
      tag: 'changes',
      body: conflictPreviewRequestSchema,
      answer: {
        status: 200,
        description: 'Conflicts and free times; nothing is kept',
        schema: conflictPreviewSchema,
      },
      handle: ({ body, access }) => schedule.preview(body, access),
    }),
  ];
}
