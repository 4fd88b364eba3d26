import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { gateRoutes } from '../../http/gate';
import { mountRoutes } from '../../http/mountRoutes';
import { Access } from '../../records/access';
import { setUpSchedule } from '../../schedule/__testUtils__/setUpSchedule';
import { createGate } from '../createGate';

/** The gate's routes over a real database, as somebody calls them. */
export async function startGate(knex: Knex, settings?: JsonObject) {
  const itsm = await setUpSchedule(knex, settings);
  const { catalog, clock, config, schedule, writer } = itsm;
  const deployGate = createGate({
    knex,
    writer,
    catalog,
    clock: clock.now,
    schedule,
    config,
  });

  function as(access: Access) {
    const router = mountRoutes({
      routes: gateRoutes(deployGate),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      sight: catalog,
      authorizer: { accessFor: async () => access },
    });
    return request(express().use(router).use(mockErrorHandler()));
  }

  return { ...itsm, deployGate, as, api: as(itsm.system) };
}
