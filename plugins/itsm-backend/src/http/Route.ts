import { JsonObject } from '@backstage/types';
import { Request } from 'express';
import { z } from 'zod';
import { Access } from '../records/access';

/** What a route is told of a request, all of it checked. */
export interface RouteRequest<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** Of a route that takes one. */
  idempotencyKey?: string;
  access: Access;
  /** Only for bodies that are read as they come in. */
  raw: Request;
}

/**
 * A route as data: what it takes, what it answers, and how. It is served as it
 * says and described in `openapi.json` as it says.
 */
export interface RouteOptions<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** In the form of OpenAPI: `/incidents/{key}`. */
  path: string;
  operationId: string;
  summary: string;
  tag: string;
  /** Served to anybody: the route itself finds out whom it answers. */
  unauthenticated?: boolean;
  /** One for each name in the path. */
  params?: P;
  /** No query parameters are accepted if left out. */
  query?: Q;
  /** A JSON body, read before the route is called. */
  body?: B;
  /** A body that the route reads by itself as it comes in. */
  stream?: {
    /** What it holds, by each content type that it may have. */
    contents: Record<string, z.ZodType>;
    description: string;
  };
  /** Takes the header `Idempotency-Key`. */
  idempotent?: boolean;
  answer: {
    status: 200 | 201 | 204;
    description: string;
    schema?: A;
    /** Of an answer that is a text instead of JSON. */
    contentType?: string;
  };
  /** What the audit log calls it; every route that writes has one. */
  audit?: {
    eventId: string;
    severityLevel: 'medium' | 'high';
    meta?(answer: z.output<A>): JsonObject;
  };
  handle(
    request: RouteRequest<z.output<P>, z.output<Q>, z.output<B>>,
  ): Promise<z.output<A>>;
}

/** Any route. */
export type Route = RouteOptions<
  z.ZodObject,
  z.ZodObject,
  z.ZodType,
  z.ZodType
>;

/** Says what a route is, with its handler typed by its schemas. */
export function defineRoute<
  P extends z.ZodObject = z.ZodObject<{}>,
  Q extends z.ZodObject = z.ZodObject<{}>,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
>(route: RouteOptions<P, Q, B, A>): Route {
  return route as unknown as Route;
}
