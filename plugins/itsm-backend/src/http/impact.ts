import {
  impactQuerySchema,
  impactSchema,
  missingRelationsSchema,
} from 'backstage-plugin-itsm-common';
import { BlastRadius } from '../impact/BlastRadius';
import { RelationGaps } from '../impact/RelationGaps';
import { defineRoute, Route } from './Route';

/** The routes over the catalog's relations. */
export function impactRoutes(services: {
  blastRadius: Pick<BlastRadius, 'of'>;
  relationGaps: Pick<RelationGaps, 'find'>;
}): Route[] {
  const { blastRadius, relationGaps } = services;
  return [
    defineRoute({
      method: 'get',
      path: '/impact',
      operationId: 'getImpact',
      summary: 'Reads what breaks if an entity breaks, or what it stands on',
      tag: 'impact',
      query: impactQuerySchema,
      answer: {
        status: 200,
        description: 'What is reached, and how',
        schema: impactSchema,
      },
      handle: ({ query, access }) => blastRadius.of(query, access.credentials),
    }),
    defineRoute({
      method: 'get',
      path: '/insights/missing-relations',
      operationId: 'listMissingRelations',
      summary:
        'Lists entities that fail together although no relation says why',
      tag: 'insights',
      answer: {
        status: 200,
        description: 'The pairs, and what would explain each',
        schema: missingRelationsSchema,
      },
      handle: ({ access }) => relationGaps.find(access),
    }),
  ];
}
