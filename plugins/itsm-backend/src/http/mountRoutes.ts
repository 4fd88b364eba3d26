import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Access, accessOfNobody } from '../records/access';
import { EntitySight, hideEntities } from './hideEntities';
import { readRequest } from './readRequest';
import { reshapeErrors } from './reshapeErrors';
import { Route } from './Route';

export interface MountOptions {
  routes: readonly Route[];
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** What the catalog shows to whom. */
  sight: EntitySight;
  authorizer: {
    accessFor(credentials: BackstageCredentials): Promise<Access>;
  };
}

async function audited<T>(
  auditor: AuditorService,
  route: Route,
  request: Request,
  write: () => Promise<T>,
): Promise<T> {
  if (!route.audit) {
    return write();
  }
  const { eventId, severityLevel, meta } = route.audit;
  const event = await auditor.createEvent({
    eventId,
    severityLevel,
    request,
    meta: { ...request.params },
  });
  try {
    const answer = await write();
    await event.success({ meta: meta?.(answer) });
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

function sendAnswer(response: Response, route: Route, answer: unknown) {
  const { contentType } = route.answer;
  if (contentType) {
    response.type(contentType).send(answer);
  } else {
    response.json(answer);
  }
}

/**
 * Serves routes: credentials, what the caller may do, what they ask, the call,
 * the answer. Everything that no route is for is a `NotFoundError`.
 */
export function mountRoutes(options: MountOptions): Router {
  const { routes, httpAuth, auditor, authorizer, sight } = options;
  const router = PromiseRouter();
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    router[route.method](path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: route.unauthenticated
          ? ['user', 'service', 'none']
          : ['user', 'service'],
      });
      const answer = await audited(auditor, route, request, async () => {
        const asked = await readRequest(route, request, response);
        if (route.unauthenticated) {
          return route.handle({
            ...asked,
            access: accessOfNobody(credentials),
          });
        }
        const [access, seesAll] = await Promise.all([
          authorizer.accessFor(credentials),
          sight.showsAllTo(credentials),
        ]);
        const full = await route.handle({ ...asked, access });
        return seesAll ? full : hideEntities(full, sight, credentials);
      });
      response.status(route.answer.status);
      if (route.answer.status === 204) {
        response.end();
      } else {
        sendAnswer(response, route, answer);
      }
    });
  }
  router.use((request, _response, next) => {
    // What other services serve below this plugin's path, such as its actions.
    if (request.path.startsWith('/.')) {
      next();
      return;
    }
    throw new NotFoundError(
      `There is no ${request.method} ${request.path} here; see GET /openapi.json`,
    );
  });
  router.use(reshapeErrors());
  return router;
}
