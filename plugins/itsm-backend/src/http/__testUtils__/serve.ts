import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { Access } from '../../records/access';
import { EntitySight } from '../hideEntities';
import { mountRoutes } from '../mountRoutes';
import { Route } from '../Route';

/** Some routes, as somebody calls them. */
export function serve(options: {
  routes: readonly Route[];
  sight: EntitySight;
  access: Access;
}) {
  const { access, ...served } = options;
  const router = mountRoutes({
    ...served,
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.user(),
    }),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    authorizer: { accessFor: async () => access },
  });
  return request(express().use(router).use(mockErrorHandler()));
}
