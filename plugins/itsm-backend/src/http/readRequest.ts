import express, { Request, Response } from 'express';
import { z } from 'zod';
import { FieldsError } from '../records/RecordDraft';
import { parse } from './parse';
import { Route } from './Route';
import { statusError } from './statusError';

const nothingExpected = z.strictObject({});
const IDEMPOTENCY_KEY = 'Idempotency-Key';

// Anything that is JSON gets to the schema, which says best what it should be.
const readJson = express.json({
  limit: '2mb',
  strict: false,
  type: () => true,
});

/**
 * The query parameters, those that are repeated as lists.
 *
 * @remarks
 * Not `request.query`: it makes objects of names such as `state[a]`, whereas
 * here that is the name of a parameter that doesn't exist.
 */
function readQuery(request: Request): Record<string, string | string[]> {
  const search = request.originalUrl.split('?').slice(1).join('?');
  const query = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (value.includes('\u0000')) {
      throw new FieldsError([
        { field: name, message: 'must not contain NUL characters' },
      ]);
    }
    const others = query.get(name);
    query.set(name, others === undefined ? value : [others, value].flat());
  }
  return Object.fromEntries(query);
}

function readIdempotencyKey(request: Request): string | undefined {
  const key = request.header(IDEMPOTENCY_KEY);
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new FieldsError([
      {
        field: IDEMPOTENCY_KEY,
        message: 'must be 1 to 200 visible ASCII characters',
      },
    ]);
  }
  return key;
}

/** Whether there is a body that isn't of any of the types. */
function isOtherThan(request: Request, types: string[]): boolean {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0;
  return hasBody && request.is(types) === false;
}

async function readBody(request: Request, response: Response) {
  if (isOtherThan(request, ['json', '+json'])) {
    throw statusError(
      415,
      'The request body must be JSON: send it with Content-Type application/json',
    );
  }
  await new Promise<void>((resolve, reject) => {
    readJson(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(),
    );
  });
  return request.body;
}

function checkStream(route: Route, request: Request) {
  if (!route.stream) {
    return;
  }
  const contentTypes = Object.keys(route.stream.contents);
  if (isOtherThan(request, contentTypes)) {
    throw statusError(
      415,
      `The request body must be sent with Content-Type ${contentTypes.join(
        ' or ',
      )}`,
    );
  }
  const encoding = request.header('Content-Encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw statusError(415, 'The request body must be sent uncompressed');
  }
}

/** Reads what a route takes, and refuses everything else. */
export async function readRequest(
  route: Route,
  request: Request,
  response: Response,
) {
  const params = parse(route.params ?? nothingExpected, request.params);
  const query = parse(route.query ?? nothingExpected, readQuery(request));
  const idempotencyKey = route.idempotent
    ? readIdempotencyKey(request)
    : undefined;
  checkStream(route, request);
  const body =
    route.body && parse(route.body, await readBody(request, response));
  return { params, query, body, idempotencyKey, raw: request };
}
