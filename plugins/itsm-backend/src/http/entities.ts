import {
  entitySummarySchema,
  nearbySchema,
  normalizeRef,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { NearbyRecords } from '../impact/NearbyRecords';
import { EntitySummaries } from '../summaries/EntitySummaries';
import { defineRoute, Route } from './Route';

const part = (example: string) =>
  z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9._@+-]*$/i, {
      message: "must be a part of an entity's reference",
    })
    .meta({ example });

const entityParams = z.strictObject({
  kind: part('component'),
  namespace: part('default'),
  name: part('checkout'),
});

function refOf({ kind, namespace, name }: z.output<typeof entityParams>) {
  return normalizeRef(`${kind}:${namespace}/${name}`);
}

/** The routes over entities of the catalog. */
export function entityRoutes(services: {
  entitySummaries: Pick<EntitySummaries, 'summary'>;
  nearbyRecords: Pick<NearbyRecords, 'nearby'>;
}): Route[] {
  const { entitySummaries, nearbyRecords } = services;
  return [
    defineRoute({
      method: 'get',
      path: '/entities/{kind}/{namespace}/{name}/summary',
      operationId: 'getEntitySummary',
      summary: "Reads all that an entity's page needs",
      tag: 'entities',
      params: entityParams,
      answer: {
        status: 200,
        description: 'The summary',
        schema: entitySummarySchema,
      },
      handle: ({ params, access }) =>
        entitySummaries.summary(refOf(params), access),
    }),
    defineRoute({
      method: 'get',
      path: '/entities/{kind}/{namespace}/{name}/nearby',
      operationId: 'getNearbyRecords',
      summary: 'Reads what is known of an entity and of what it stands on',
      tag: 'entities',
      params: entityParams,
      answer: {
        status: 200,
        description: 'Open incidents, changes and known errors',
        schema: nearbySchema,
      },
      handle: ({ params, access }) =>
        nearbyRecords.nearby(refOf(params), access),
    }),
  ];
}
