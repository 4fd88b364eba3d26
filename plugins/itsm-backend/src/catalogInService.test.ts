import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import plugin from '.';

jest.setTimeout(60_000);

const checkout = 'component:default/checkout';
const vault = 'resource:default/vault';
const outsider = 'user:default/outsider';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations: { 'itsm/tier': '1' } },
    spec: { type: 'service', owner: 'payments' },
    relations: [
      { type: 'dependsOn', targetRef: vault },
      { type: 'dependsOn', targetRef: 'resource:default/gone' },
      { type: 'dependencyOf', targetRef: 'component:default/checkout' },
    ],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'vault', title: 'The vault' },
    spec: { type: 'database', owner: 'security' },
    relations: [{ type: 'dependencyOf', targetRef: checkout }],
  },
];

/** A catalog that hides the vault from outsiders, and can be slow or gone. */
class TestCatalog {
  entities = entities;
  delay = 0;
  requests = 0;

  readonly service: CatalogService = {
    ...catalogServiceMock.mock(),
    queryEntities: async () => {
      await this.#answer();
      return { items: [], totalItems: 0, pageInfo: {} };
    },
    getEntitiesByRefs: async ({ entityRefs }, { credentials }) => {
      await this.#answer();
      return {
        items: entityRefs.map(ref =>
          this.entities.find(
            entity =>
              stringifyEntityRef(entity) === ref &&
              !(ref === vault && this.#isOutsider(credentials)),
          ),
        ),
      };
    },
  };

  #isOutsider({ principal }: BackstageCredentials) {
    return (principal as { userEntityRef?: string }).userEntityRef === outsider;
  }

  async #answer() {
    this.requests += 1;
    if (this.delay === Infinity) {
      throw new Error('connect ECONNREFUSED');
    }
    await new Promise(resolve => {
      setTimeout(resolve, this.delay).unref();
    });
  }
}

async function start() {
  const catalog = new TestCatalog();
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const { server } = await startTestBackend({
    features: [
      plugin,
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
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog.service,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => ({
          ...mockServices.scheduler.mock(),
          scheduleTask: async task => {
            tasks.set(task.id, task);
          },
        }),
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async (requests, options) => {
          const { credentials } = options as {
            credentials: BackstageCredentials;
          };
          const { userEntityRef } = credentials.principal as {
            userEntityRef?: string;
          };
          return requests.map(({ permission }) =>
            permission.name === 'catalog.entity.read' &&
            userEntityRef === outsider
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'HAS_LABEL',
                    resourceType: 'catalog-entity',
                  },
                }
              : { result: AuthorizeResult.ALLOW },
          );
        },
      }).factory,
    ],
  });
  const api = request(server);
  const header = (userRef: string) => mockCredentials.user.header(userRef);
  return {
    catalog,
    run: (id: string) => tasks.get(id)!.fn(new AbortController().signal),
    get: async (path: string, userRef = 'user:default/insider') => {
      const { status, body } = await api
        .get(`/api/itsm${path}`)
        .set('Authorization', header(userRef));
      return { status, body };
    },
    post: async (
      path: string,
      sent: object,
      userRef = 'user:default/insider',
    ) => {
      const { status, body } = await api
        .post(`/api/itsm${path}`)
        .set('Authorization', header(userRef))
        .send(sent);
      return { status, body };
    },
  };
}

const incident = {
  title: 'Checkout is down',
  entityRef: checkout,
  impact: 'high',
  urgency: 'high',
};

async function timed<T>(
  work: Promise<T>,
): Promise<{ took: number; answer: T }> {
  const began = performance.now();
  const answer = await work;
  return { took: performance.now() - began, answer };
}

describe('the catalog in service', () => {
  it('answers what an entity stands on', async () => {
    const { get } = await start();
    const { body } = await get(
      `/impact?entityRef=Component:checkout&direction=upstream`,
    );
    expect(body).toMatchObject({
      root: { entityRef: checkout, tier: 1 },
      direction: 'upstream',
      depth: 3,
      nodes: [
        { entityRef: 'resource:default/gone', distance: 1, missing: true },
        { entityRef: vault, title: 'The vault', distance: 1 },
      ],
      edges: [
        { from: checkout, to: 'resource:default/gone', relation: 'dependsOn' },
        { from: checkout, to: vault, relation: 'dependsOn' },
      ],
      owners: [{ entityRef: 'group:default/security', count: 1 }],
    });
  });

  it.each([
    ['component:default/nothing', 404, /component:default\/nothing/],
    ['checkout', 400, /must name the kind/],
    [`${checkout}&depth=11`, 400, /depth/],
    [`${checkout}&direction=sideways`, 400, /direction/],
  ])('refuses %p', async (query, expected, message) => {
    const { get } = await start();
    const { status, body } = await get(`/impact?entityRef=${query}`);
    expect(status).toBe(expected);
    expect(body.error.message).toMatch(message);
  });

  it('shows nobody an entity that the catalog hides from them', async () => {
    const { get, post } = await start();
    const opened = await post('/incidents', {
      ...incident,
      affectedEntityRefs: [vault],
    });
    const { number } = opened.body;
    expect(opened.body.entities[1].snapshot.title).toBe('The vault');
    const paths = [
      `/incidents/${number}`,
      '/incidents',
      '/records',
      `/incidents/${number}/activity`,
      `/incidents/${number}/entities`,
      `/impact?entityRef=${checkout}&direction=upstream`,
      `/entities/component/default/checkout/nearby`,
      '/insights/missing-relations',
    ];
    for (const path of paths) {
      const { status, body } = await get(path, outsider);
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).not.toMatch(/vault|security/);
    }
    const { body } = await get(`/incidents/${number}`, outsider);
    expect(body.entities).toEqual([
      expect.objectContaining({ entityRef: checkout, snapshotState: 'taken' }),
      {
        entityRef: 'hidden:default/1',
        role: 'affected',
        snapshot: { kind: 'hidden', name: 'hidden' },
        snapshotState: 'hidden',
      },
    ]);
    for (const path of ['summary', 'nearby']) {
      const hidden = await get(
        `/entities/resource/default/vault/${path}`,
        outsider,
      );
      expect(hidden.status).toBe(404);
    }
    const impact = await get(`/impact?entityRef=${vault}`, outsider);
    expect(impact.status).toBe(404);
    const linked = await post(
      `/incidents/${number}/transitions`,
      { to: 'in_progress' },
      outsider,
    );
    expect(JSON.stringify(linked.body)).not.toContain('vault');
  });

  it('shows it nobody through changes, problems, plans and figures either', async () => {
    const { get, post } = await start();
    const day = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString();
    const planned = { plannedStart: day(10), plannedEnd: day(11) };
    const made = [
      await post('/incidents', { ...incident, affectedEntityRefs: [vault] }),
      await post('/incidents', { ...incident, entityRef: vault }),
      await post('/problems', {
        ...incident,
        affectedEntityRefs: [vault],
        workaround: 'Wait',
        knownError: true,
      }),
      await post('/changes', {
        ...incident,
        ...planned,
        affectedEntityRefs: [vault],
      }),
      await post('/changes', { ...incident, ...planned, entityRef: vault }),
      await post('/windows', {
        kind: 'freeze',
        effect: 'hard',
        name: 'Audit',
        timeZone: 'UTC',
        start: day(1).slice(0, 16),
        end: day(20).slice(0, 16),
        scope: [{ entities: [vault] }],
      }),
    ];
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
    const range = `from=${day(-1)}&to=${day(30)}`;
    const paths = [
      '/changes',
      '/changes/CHG-2/activity',
      '/changes/CHG-1/impact',
      '/changes/CHG-1/risk',
      '/changes/CHG-1/conflicts',
      '/changes/CHG-2/conflicts',
      '/problems',
      '/problems/PRB-1/activity',
      '/known-errors',
      `/known-errors?entityRef=${checkout}`,
      '/windows',
      `/calendar?${range}`,
      '/insights/entities?includeAffected=true',
      '/insights/problem-candidates?minIncidents=2',
      '/insights/change-outcomes',
      '/incidents?system=default/shop&domain=sales',
    ];
    for (const path of paths) {
      const { status, body } = await get(path, outsider);
      expect([path, status]).toEqual([path, 200]);
      expect([path, JSON.stringify(body)]).toEqual([
        path,
        expect.not.stringMatching(/vault/),
      ]);
    }
    for (const path of ['/changes/CHG-2', '/calendar', '/windows']) {
      const { body } = await get(
        path === '/calendar' ? `${path}?${range}` : path,
      );
      expect(JSON.stringify(body)).toContain(vault);
    }
    // What is hidden is like what doesn't exist, also to who guesses it.
    const without = async (entityRef: string) => [
      await get(`/known-errors?entityRef=${entityRef}`, outsider),
      await get(`/insights/trends?entityRef=${entityRef}`, outsider),
      await post('/gate', { entityRef }, outsider),
      await post(
        '/conflicts/preview',
        { entityRefs: [entityRef], ...planned },
        outsider,
      ),
    ];
    const [hidden, nothing] = [
      await without(vault),
      await without('resource:default/vacuum'),
    ].map(answers =>
      answers.map(({ status, body }) => [
        status,
        body.reasons ?? body.series ?? body.error.name,
      ]),
    );
    expect(hidden).toEqual(nothing);
    expect(hidden.map(([status]) => status)).toEqual([404, 200, 200, 400]);
  });

  it('tells what has changed in the catalog since', async () => {
    const { get, post, catalog } = await start();
    const { body } = await post('/incidents', {
      ...incident,
      affectedEntityRefs: [vault],
    });
    const [first, ...others] = entities;
    const spec = { ...first.spec, owner: 'platform' };
    catalog.entities = [{ ...first, spec }];
    const path = `/incidents/${body.number}/entities`;
    // What the first answers said is remembered for this user.
    const now = await get(path, 'user:default/late');
    expect(now.body).toMatchObject([
      {
        snapshot: { owner: 'group:default/payments' },
        current: { owner: 'group:default/platform' },
      },
      { entityRef: vault, missing: true, snapshot: { title: 'The vault' } },
    ]);
    expect(others).toHaveLength(1);
    catalog.delay = Infinity;
    const { body: without } = await get(path, 'user:default/later');
    expect(without[0]).not.toHaveProperty('current');
    expect(without[1]).not.toHaveProperty('missing');
  });

  it.each([
    ['has stopped', Infinity],
    ['answers after 30 s', 30_000],
  ])('is not needed for work when it %s', async (_, delay) => {
    const { get, post, catalog, run } = await start();
    catalog.delay = delay;
    const opened = await timed(
      post('/incidents', { ...incident, assignee: 'user:default/insider' }),
    );
    expect(opened.answer.status).toBe(201);
    const { number, entities: links } = opened.answer.body;
    expect(links).toMatchObject([{ snapshotState: 'pending' }]);
    const took = [opened.took];
    const [from, to] = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];
    const calls = [
      () => post(`/incidents/${number}/transitions`, { to: 'in_progress' }),
      () => post(`/incidents/${number}/comments`, { body: 'Looking at it' }),
      () => get(`/incidents/${number}`),
      () => get(`/incidents/${number}`, outsider),
      () => get(`/incidents/${number}/entities`),
      () => get('/entities/component/default/checkout/summary'),
      () => get('/entities/component/default/checkout/nearby'),
      () => post('/problems', incident),
      () => post('/changes', incident),
      () => get('/changes/CHG-1/conflicts'),
      () => get(`/known-errors?entityRef=${checkout}`),
      () => get(`/calendar?from=${from}&to=${to}`),
      () => get('/insights/entities'),
      () => post('/gate', { entityRef: checkout }),
    ];
    for (const call of calls) {
      const { took: time, answer } = await timed(call());
      took.push(time);
      expect(answer.status).toBeLessThan(300);
    }
    const impact = await timed(get(`/impact?entityRef=${checkout}`));
    took.push(impact.took);
    expect(impact.answer.status).toBe(503);
    expect(impact.answer.body.error.message).toMatch(
      /catalog can't be reached/,
    );
    expect(Math.max(...took)).toBeLessThan(2700);

    catalog.delay = 0;
    await new Promise(resolve => {
      setTimeout(resolve, delay === Infinity ? 0 : 2100);
    });
    await run('itsm-reconcile-entities');
    const { body } = await get(`/incidents/${number}`);
    expect(body).toMatchObject({
      assignmentGroup: 'group:default/payments',
      entities: [{ snapshotState: 'taken', snapshot: { tier: 1 } }],
    });
  });
});
