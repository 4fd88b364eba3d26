import { UserEntity } from '@backstage/catalog-model';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import { createDemoAuthProvider } from './demoAuthProvider';
import { demoPersonas } from './demoPersonas';

// Each test starts a backend of its own.
jest.setTimeout(60_000);

function user(name: string, memberOf: string[] = []): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {
      profile: { displayName: `The ${name}`, email: `${name}@shop.example` },
      memberOf,
    },
    relations: memberOf.map(group => ({
      type: 'memberOf',
      targetRef: `group:default/${group}`,
    })),
  };
}

async function startPortal(options?: { entities?: UserEntity[] }) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      createDemoAuthProvider({ patienceMs: 0 }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: { providers: { demo: {} } },
        },
      }),
      catalogServiceMock.factory({
        entities: options?.entities ?? [
          ...demoPersonas.map(persona => user(persona, ['engineering'])),
          user('grace.liu'),
        ],
      }),
    ],
  });
  return server;
}

describe('demo sign-in', () => {
  const environment = process.env.NODE_ENV;

  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: environment });
  });

  it('signs every persona in as the catalog user of that name', async () => {
    const server = await startPortal();

    for (const persona of demoPersonas) {
      const { status, body } = await request(server)
        .get('/api/auth/demo/refresh')
        .set('x-demo-user', persona);

      expect(status).toBe(200);
      expect(body.profile).toEqual({
        displayName: `The ${persona}`,
        email: `${persona}@shop.example`,
      });
      expect(body.backstageIdentity).toMatchObject({
        token: expect.any(String),
        identity: { type: 'user', userEntityRef: `user:default/${persona}` },
      });
    }
  });

  it('refuses anyone else and names the personas', async () => {
    const server = await startPortal();
    const refresh = () => request(server).get('/api/auth/demo/refresh');

    const missing = await refresh();
    expect(missing.status).toBe(401);
    expect(missing.body.error).toMatchObject({
      name: 'AuthenticationError',
      message:
        'The header x-demo-user is missing: it must name one of engineer, reviewer, sre, change-manager, auditor',
    });

    // A user of the catalog, but not a persona.
    const other = await refresh().set('x-demo-user', 'grace.liu');
    expect(other.status).toBe(401);
    expect(other.body.error.message).toBe(
      'There is no demo persona "grace.liu": it must name one of engineer, reviewer, sre, change-manager, auditor',
    );
  });

  it('asks for patience while the catalog has not been read', async () => {
    const server = await startPortal({ entities: [] });

    const { status, body } = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-user', 'reviewer');

    expect(status).toBe(503);
    expect(body.error.message).toContain('still being read');
  });

  it('does not load in production', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });

    await expect(startPortal()).rejects.toThrow(
      /demo sign-in .* does not load with NODE_ENV=production/,
    );
  });
});
