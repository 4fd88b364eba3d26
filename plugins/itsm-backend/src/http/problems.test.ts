import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { InMemoryCatalog } from '../__testUtils__/InMemoryCatalog';
import { BlastRadius } from '../impact/BlastRadius';
import { Broadcasts } from '../problems/Broadcasts';
import { KnownErrors } from '../problems/KnownErrors';
import { setUpProblems } from '../problems/__testUtils__/setUpProblems';
import { mountRoutes } from './mountRoutes';
import { problemRoutes } from './problems';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('the routes of problems (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpProblems(
      await migrated(await databases.init(databaseId)),
    );
    const catalog: InMemoryCatalog = itsm.catalog;
    const blastRadius = BlastRadius.create({
      catalog,
      relations: { downstream: [], upstream: [] },
    });
    const router = mountRoutes({
      routes: problemRoutes({
        ...itsm,
        broadcasts: Broadcasts.create(itsm),
        knownErrors: KnownErrors.create({ ...itsm, blastRadius }),
      }),
      sight: catalog,
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user('user:default/sre'),
      }),
      authorizer: { accessFor: async () => itsm.sre },
    });
    const app = express().use(router).use(mockErrorHandler());
    return { ...itsm, api: request(app) };
  }

  it('serve a problem from its incidents to a known error that helps', async () => {
    const { api, openIncident } = await setUp();
    await openIncident();
    const { body: problem } = await api
      .post('/problems')
      .send({
        title: 'Checkout loses its connections',
        entityRef: 'component:checkout',
        impact: 'high',
        urgency: 'high',
        incidents: ['INC-1'],
      })
      .expect(201);
    expect(problem).toMatchObject({ number: 'PRB-1', version: 1 });
    const { body: page } = await api.get('/problems?active=true').expect(200);
    expect(page.items).toMatchObject([{ number: 'PRB-1' }]);

    const { body: task } = await api
      .post('/problems/PRB-1/tasks')
      .send({ kind: 'analysis', title: 'Read the logs' })
      .expect(201);
    await api
      .patch(`/problems/prb-1/tasks/${task.number.toLowerCase()}`)
      .send({ version: 1, state: 'closed' })
      .expect(200);
    const { body: tasks } = await api.get('/problems/PRB-1/tasks').expect(200);
    expect(tasks).toMatchObject([{ number: 'PTASK-1', state: 'closed' }]);

    await api
      .patch('/problems/PRB-1')
      .send({ version: 3, knownError: true, workaround: 'Restart it' })
      .expect(200);
    const { body: result } = await api
      .post('/problems/PRB-1/broadcasts')
      .send({ kind: 'workaround' })
      .expect(201);
    expect(result).toEqual({ written: 1, skipped: 0 });
    const { body: broadcasts } = await api
      .get('/problems/PRB-1/broadcasts')
      .expect(200);
    expect(broadcasts).toMatchObject([
      { kind: 'workaround', message: 'Restart it', written: 1 },
    ]);
    const { body: known } = await api
      .get('/known-errors?entityRef=component:default/checkout')
      .expect(200);
    expect(known.items).toMatchObject([
      { problem: { number: 'PRB-1' }, workaround: 'Restart it', distance: 0 },
    ]);
    const { body: steps } = await api
      .get('/problems/PRB-1/transitions')
      .expect(200);
    expect(steps).toMatchObject([{ to: 'assess', allowed: true }]);
  });

  it('refuse what is wrong, by name', async () => {
    const { api } = await setUp();
    const fields = { title: 'A problem', impact: 'high', urgency: 'high' };
    await api.post('/problems').send(fields).expect(201);
    for (const [ask, field] of [
      [
        api.post('/problems').send({ ...fields, incidents: ['INC-9'] }),
        'incidents',
      ],
      [
        api.post('/problems').send({ ...fields, detection: 'luck' }),
        'detection',
      ],
      [
        api.patch('/problems/PRB-1').send({ version: 1, knownError: true }),
        'workaround',
      ],
      [
        api.post('/problems/PRB-1/transitions').send({ to: 'assess' }),
        'assignee',
      ],
      [
        api
          .post('/problems/PRB-1/transitions')
          .send({ to: 'assess', reviewBy: 'soon' }),
        'reviewBy',
      ],
      [
        api.post('/problems/PRB-1/tasks').send({ kind: 'testing', title: 'x' }),
        'kind',
      ],
      [api.post('/problems/PRB-1/broadcasts').send({ kind: 'fix' }), 'message'],
      [api.get('/known-errors?limit=101'), 'limit'],
    ] as const) {
      const { body } = await ask.expect(400);
      expect(body.error.issues).toEqual(
        expect.arrayContaining([expect.objectContaining({ field })]),
      );
    }
    await api.get('/problems/PRB-2').expect(404);
    await api.get('/problems/PRB-2/tasks').expect(404);
    await api.get('/problems/PRB-2/broadcasts').expect(404);
    await api.get('/known-errors?cursor=x').expect(400);
    await api
      .post('/problems/PRB-1/transitions')
      .send({ to: 'closed' })
      .expect(409);
  });
});
