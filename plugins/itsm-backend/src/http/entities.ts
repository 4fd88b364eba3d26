import {
  entitySummarySchema,
  normalizeRef,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { EntitySummaries } from '../records/EntitySummaries';
import { defineRoute, Route } from './Route';

const part = (example: string) =>
  z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9._@+-]*$/i, {
      message: "must be a part of an entity's reference",
    })
    .meta({ example });

/** The routes over entities of the catalog. */
export function entityRoutes(
  summaries: Pick<EntitySummaries, 'summary'>,
): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/entities/{kind}/{namespace}/{name}/summary',
      operationId: 'getEntitySummary',
      summary: "Reads all that an entity's page needs",
      tag: 'entities',
      params: z.strictObject({
        kind: part('component'),
        namespace: part('default'),
        name: part('checkout'),
      }),
      answer: {
        status: 200,
        description: 'The summary',
        schema: entitySummarySchema,
      },
      handle: ({ params: { kind, namespace, name }, access }) =>
        summaries.summary(normalizeRef(`${kind}:${namespace}/${name}`), access),
    }),
  ];
}
