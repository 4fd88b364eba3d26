import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { itsmPermissions } from 'backstage-plugin-itsm-common';
import request from 'supertest';
import plugin from '.';

const quiet = [
  createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => ({ send: async () => {} }),
  }),
  createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({ publish: async () => {} }),
  }),
];

async function start(itsm: object = {}) {
  const { server } = await startTestBackend({
    features: [
      plugin,
      ...quiet,
      mockServices.rootConfig.factory({ data: { itsm } }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'checkout',
              annotations: { 'itsm/tier': '1' },
            },
            spec: { type: 'service', owner: 'payments' },
          },
        ],
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  });
  return request(server);
}

describe('the plugin', () => {
  it('opens, finds and moves an incident', async () => {
    const api = await start({ numbers: { prefixes: { incident: 'TRB' } } });
    const created = await api.post('/api/itsm/incidents').send({
      title: 'Checkout is down',
      entityRef: 'component:checkout',
      impact: 'high',
      urgency: 'high',
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      number: 'TRB-1',
      priority: 1,
      requester: mockCredentials.user().principal.userEntityRef,
      assignmentGroup: 'group:default/payments',
      entities: [{ snapshot: { tier: 1 }, snapshotState: 'taken' }],
    });
    const moved = await api
      .post('/api/itsm/incidents/trb-1/transitions')
      .send({ to: 'in_progress' });
    expect(moved.body.state).toBe('in_progress');
    const found = await api.get('/api/itsm/incidents?state=in_progress');
    expect(found.body.items).toHaveLength(1);
    const { body } = await api.get('/api/itsm/records?mine=true');
    expect(body.items).toHaveLength(1);
    await api
      .get('/api/itsm/entities/component/default/checkout/summary')
      .expect(200);
  });

  it('tells the portal its permissions and rules', async () => {
    const api = await start();
    const { body } = await api.get(
      '/api/itsm/.well-known/backstage/permissions/metadata',
    );
    expect(body.permissions).toHaveLength(itsmPermissions.length);
    expect(body.rules).toHaveLength(21);
    expect(body.rules[0]).toMatchObject({
      name: 'IS_OWNER_OF_ENTITY',
      resourceType: 'itsm-incident',
      paramsSchema: { properties: { claims: { type: 'array' } } },
    });
  });

  it('turns away who has not signed in', async () => {
    const api = await start();
    const { status } = await api
      .get('/api/itsm/incidents')
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it('does not start with a wrong configuration', async () => {
    await expect(
      start({ roles: { auditors: ['user:default/one'] }, color: 'red' }),
    ).rejects.toThrow(/itsm\.roles\.auditors\[0\](.|\n)*itsm\.color/);
  });
});
