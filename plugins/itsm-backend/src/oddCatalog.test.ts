import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  CatalogProcessor,
  catalogProcessingExtensionPoint,
  EntityProvider,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { Impact } from 'backstage-plugin-itsm-common';
import plugin from '.';
import {
  copies,
  oddCatalog,
  ownKinds,
  refused,
} from './__testUtils__/oddCatalog';
import {
  lines,
  nodeLine,
  refOf,
  ToldImpact,
  WalkByHand,
} from './__testUtils__/walkByHand';

jest.setTimeout(300_000);

const AT_ONCE = 8;

/** What an organisation adds to the catalog for kinds of its own. */
const ownKindsProcessor: CatalogProcessor = {
  getProcessorName: () => 'own-kinds',
  validateEntityKind: async ({ kind }) => ownKinds.includes(kind),
  postProcessEntity: async (entity, _location, emit) => {
    if (!ownKinds.includes(entity.kind)) {
      return entity;
    }
    const source = getCompoundEntityRef(entity);
    const relate = (field: string, type: string, inverse: string) => {
      const refs = entity.spec?.[field];
      for (const ref of Array.isArray(refs) ? refs : []) {
        const target = parseEntityRef(String(ref), {
          defaultNamespace: source.namespace,
        });
        emit(processingResult.relation({ source, type, target }));
        emit(
          processingResult.relation({
            source: target,
            type: inverse,
            target: source,
          }),
        );
      }
    };
    relate('runsOn', 'runsOn', 'hosts');
    relate('dependsOn', 'dependsOn', 'dependencyOf');
    relate('partOf', 'partOf', 'hasPart');
    return entity;
  },
};

function providerOf(name: string, entities: Entity[]): EntityProvider {
  return {
    getProviderName: () => name,
    connect: connection =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: name })),
      }),
  };
}

async function start() {
  const { server } = await startTestBackend({
    features: [
      plugin,
      catalogBackend,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'odd-catalog',
        register(env) {
          env.registerInit({
            deps: { catalog: catalogProcessingExtensionPoint },
            async init({ catalog }) {
              catalog.addProcessor(ownKindsProcessor);
              catalog.addEntityProvider(
                providerOf('organisation', oddCatalog),
                providerOf('other-repository', copies),
              );
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          itsm: {
            catalog: {
              timeout: { seconds: 30 },
              relations: { upstream: ['RUNSON'], downstream: ['hosts'] },
            },
          },
        },
      }),
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
    ],
  });
  const get = async (path: string) => {
    const response = await fetch(`http://localhost:${server.port()}${path}`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    return { status: response.status, body: await response.json() };
  };
  return { get };
}

type Get = Awaited<ReturnType<typeof start>>['get'];

/** The catalog's own list, once it has read and related everything. */
async function readCatalog(get: Get): Promise<Entity[]> {
  const expected = oddCatalog.length - refused.length;
  let before = '';
  for (;;) {
    const { body } = await get('/api/catalog/entities');
    const now = JSON.stringify(body);
    if (body.length === expected && now === before) {
      return body;
    }
    before = now;
    await new Promise(resolve => {
      setTimeout(resolve, 1000);
    });
  }
}

const countsOf = (counts: { entityRef: string; count: number }[]) =>
  lines(
    counts.map(({ entityRef, count }): [string, number] => [entityRef, count]),
  );

/** An answer in the form in which it is expected. */
function told(impact: Impact): ToldImpact {
  const { nodes, edges, owners, rollups, countsByTier } = impact;
  return {
    nodes: nodes
      .map(({ entityRef, distance, path, missing = false }) =>
        nodeLine({ entityRef, distance, steps: path.length, missing }),
      )
      .sort(),
    edges: edges
      .map(
        ({ from, to, relation }) => `${from} ${relation.toLowerCase()} ${to}`,
      )
      .sort(),
    owners: countsOf(owners),
    rollups: countsOf(rollups),
    countsByTier: lines(countsByTier),
  };
}

describe('a catalog as real ones are', () => {
  let get: Get;
  let entities: Entity[];

  beforeAll(async () => {
    ({ get } = await start());
    entities = await readCatalog(get);
  });

  const impactOf = async (query: Record<string, string>) =>
    get(`/api/itsm/impact?${new URLSearchParams(query)}`);

  it('is walked from every entity as its relations say', async () => {
    const byHand = new WalkByHand(entities, {
      upstream: ['runson'],
      downstream: ['hosts'],
    });
    const walks = entities
      .map(refOf)
      .flatMap(entityRef =>
        (['downstream', 'upstream'] as const).flatMap(direction =>
          [1, 3, 10].map(depth => ({ entityRef, direction, depth })),
        ),
      );
    let reached = 0;
    const wrong: object[][] = [];
    const next = async () => {
      for (let walk = walks.pop(); walk; walk = walks.pop()) {
        const { entityRef, direction, depth } = walk;
        const query = { entityRef, direction, depth: String(depth) };
        const { status, body } = await impactOf(query);
        expect({ ...walk, status }).toEqual({ ...walk, status: 200 });
        const expected = byHand.impact(entityRef, direction, depth);
        // Compared as text: so many answers are slow to compare by `expect`.
        if (JSON.stringify(told(body)) !== JSON.stringify(expected)) {
          wrong.push([
            { ...walk, ...told(body) },
            { ...walk, ...expected },
          ]);
        }
        reached += body.nodes.length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    const [answers, expected] = [0, 1].map(side =>
      wrong.slice(0, 3).map(pair => pair[side]),
    );
    expect(answers).toEqual(expected);
    expect(wrong).toEqual([]);
    expect(reached).toBeGreaterThan(10 * entities.length);
  });

  it('is walked from an entity however its reference is written', async () => {
    const { status, body } = await impactOf({
      entityRef: 'component:default/upper.case_name',
    });
    expect(status).toBe(200);
    expect(body.root).toMatchObject({
      entityRef: 'component:default/upper.case_name',
      kind: 'Component',
      owner: 'group:default/the platform team',
    });
    for (const written of [
      'Component:Upper.Case_Name',
      'COMPONENT:DEFAULT/UPPER.CASE_NAME',
      'component%3Adefault%2FUpper%2eCase_Name',
      '%20component:Upper.Case_Name%20',
    ]) {
      const answer = await get(`/api/itsm/impact?entityRef=${written}`);
      expect(answer).toEqual({ status, body });
    }
  });

  it.each([
    [
      { entityRef: 'component:without-a-spec' },
      404,
      'component:default/without-a-spec',
    ],
    [{ entityRef: 'resource:default/my database' }, 400, 'entityRef'],
    [{ entityRef: 'hen' }, 400, 'must name the kind'],
    [{ entityRef: '' }, 400, 'entityRef'],
    [{ entityRef: 'component:hen', depth: '0' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: '11' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: '1.5' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: 'all' }, 400, 'depth'],
  ])('refuses %j', async (query, expected, named) => {
    const { status, body } = await impactOf(query);
    expect(status).toBe(expected);
    expect(body.error.message).toContain(named);
  });

  it('has a page for every entity that is odd', async () => {
    const odd = entities.filter(({ metadata }) => !/-\d+$/.test(metadata.name));
    expect(odd.length).toBeGreaterThanOrEqual(30);
    for (const { kind, metadata } of odd) {
      const { namespace = 'default', name } = metadata;
      for (const part of ['summary', 'nearby']) {
        const path = `/entities/${kind}/${namespace}/${name}/${part}`;
        const { status } = await get(`/api/itsm${path}`);
        expect([path, status]).toEqual([path, 200]);
      }
    }
  });
});
