import { z } from 'zod';
import {
  createDocument,
  oas31,
  ZodOpenApiOperationObject,
  ZodOpenApiParameters,
  ZodOpenApiPathsObject,
  ZodOpenApiRequestBodyObject,
} from 'zod-openapi';
import { defineRoute, Route } from './Route';

const errorSchema = z
  .object({
    error: z.object({
      name: z.string().meta({ example: 'InputError' }),
      message: z.string(),
      issues: z
        .array(z.object({ field: z.string(), message: z.string() }))
        .optional()
        .meta({ description: 'What is wrong with which field' }),
    }),
    request: z.object({ method: z.string(), url: z.string() }).optional(),
    response: z.object({ statusCode: z.number().int() }),
  })
  .meta({ id: 'Error' });

const refusals = {
  400: 'The request is wrong; `error.issues` tells what is wrong with it',
  401: 'The caller has not signed in',
  403: 'The caller may not do this',
  404: 'There is no such thing, or the caller may not see it',
  409: 'It can not be done in the state or version that the record is in',
  413: 'The body is too large',
  415: 'The body is not of the type that it must be',
} as const;

function refusalsOf(route: Route): (keyof typeof refusals)[] {
  const takesBody = route.body !== undefined || route.stream !== undefined;
  return [
    400,
    401,
    403,
    404,
    ...(route.method === 'get' ? [] : ([409] as const)),
    ...(takesBody ? ([413, 415] as const) : []),
  ];
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        'For 24 hours, the same key and body are answered like the first time',
    }),
});

function parametersOf({
  params,
  query,
  idempotent,
}: Route): ZodOpenApiParameters {
  return {
    ...(params && { path: params }),
    ...(query && { query }),
    ...(idempotent && { header: idempotencyHeader }),
  };
}

function bodyOf(route: Route): ZodOpenApiRequestBodyObject | undefined {
  if (route.stream) {
    const { contents, description } = route.stream;
    return {
      description,
      required: true,
      content: Object.fromEntries(
        Object.entries(contents).map(([contentType, schema]) => [
          contentType,
          { schema },
        ]),
      ),
    };
  }
  return route.body
    ? {
        required: true,
        content: { 'application/json': { schema: route.body } },
      }
    : undefined;
}

function describeRoute(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, tag, answer } = route;
  return {
    operationId,
    summary,
    tags: [tag],
    ...(route.unauthenticated && { security: [] }),
    requestParams: parametersOf(route),
    requestBody: bodyOf(route),
    responses: {
      [`${answer.status}`]: {
        description: answer.description,
        content: answer.schema && {
          [answer.contentType ?? 'application/json']: {
            schema: answer.schema,
          },
        },
      },
      ...Object.fromEntries(
        refusalsOf(route).map(status => [
          `${status}`,
          {
            description: refusals[status],
            content: { 'application/json': { schema: errorSchema } },
          },
        ]),
      ),
    },
  };
}

/** Describes routes as they are served. */
export function createOpenApiDocument(
  routes: readonly Route[],
): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: describeRoute(route),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'ITSM for Backstage',
      description: 'Incident, change and problem management.',
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/itsm' }],
    security: [{ backstage: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: "A user's or a service's Backstage token",
        },
      },
    },
  });
}

/** The routes, and one more that describes them all. */
export function withOpenApi(routes: readonly Route[]): Route[] {
  const description = defineRoute({
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApiDocument',
    summary: 'Reads this description',
    tag: 'openapi',
    answer: {
      status: 200,
      description: 'A description by OpenAPI 3.1',
      schema: z.record(z.string(), z.unknown()),
    },
    handle: async () => ({}),
  });
  const document = createOpenApiDocument([...routes, description]);
  return [...routes, { ...description, handle: async () => document }];
}
