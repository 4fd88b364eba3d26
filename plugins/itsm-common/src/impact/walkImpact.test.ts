import fc from 'fast-check';
import { CustomRelations, GraphEntity, ImpactDirection } from './relations';
import { toImpact } from './toImpact';
import { walkImpact } from './walkImpact';

/** `kind:name` in the namespace `default`, as relations and answers name it. */
const ref = (short: string) => short.replace(':', ':default/');

type Graph = Record<
  string,
  { relations?: [type: string, target: string][] } & Partial<
    Omit<GraphEntity, 'relations'>
  >
>;

function entitiesOf(graph: Graph): Map<string, GraphEntity> {
  return new Map(
    Object.entries(graph).map(([short, { relations = [], ...about }]) => [
      ref(short),
      {
        entityRef: ref(short),
        kind: short.split(':')[0],
        ...about,
        relations: relations.map(([type, target]) => ({
          type,
          targetRef: ref(target),
        })),
      },
    ]),
  );
}

async function walk(
  graph: Graph | Map<string, GraphEntity>,
  root: string,
  options: {
    direction?: ImpactDirection;
    depth?: number;
    custom?: CustomRelations;
    mostNodes?: number;
    hidden?: string[];
  } = {},
) {
  const entities = graph instanceof Map ? graph : entitiesOf(graph);
  const requests: string[][] = [];
  const { direction = 'downstream', depth = 3, custom } = options;
  const seen = await walkImpact({
    rootRef: ref(root),
    direction,
    depth,
    custom,
    mostNodes: options.mostNodes ?? 10_000,
    load: async refs => {
      requests.push([...refs]);
      return new Map(
        refs.flatMap(asked => {
          const entity = entities.get(asked);
          return entity ? [[asked, entity] as const] : [];
        }),
      );
    },
  });
  const impact = seen && toImpact(seen, new Set(options.hidden?.map(ref)));
  return {
    impact,
    requests,
    distances: Object.fromEntries(
      impact?.nodes.map(node => [
        node.entityRef.replace(':default/', ':'),
        node.distance,
      ]) ?? [],
    ),
    pathTo: (short: string) =>
      impact?.nodes
        .find(node => node.entityRef === ref(short))
        ?.path.map(
          step =>
            `${step.relation} ${step.entityRef.replace(':default/', ':')}`,
        ),
  };
}

describe('the walk', () => {
  const shop: Graph = {
    'resource:db': {
      tier: 1,
      relations: [['dependencyOf', 'component:cart']],
    },
    'component:cart': {
      title: 'Cart',
      owner: 'group:default/shop',
      tier: 1,
      relations: [
        ['dependsOn', 'resource:db'],
        ['providesApi', 'api:cart'],
        ['partOf', 'component:store'],
        ['partOf', 'system:shop'],
        ['hasPart', 'component:cart-ui'],
      ],
    },
    'component:cart-ui': { relations: [['partOf', 'component:cart']] },
    'api:cart': {
      owner: 'group:default/shop',
      relations: [
        ['apiConsumedBy', 'component:checkout'],
        ['apiProvidedBy', 'component:cart'],
      ],
    },
    'component:checkout': {
      owner: 'group:default/payments',
      tier: 2,
      relations: [
        ['consumesApi', 'api:cart'],
        ['partOf', 'system:payments'],
      ],
    },
    'component:store': { relations: [['hasPart', 'component:cart']] },
    'system:shop': {
      title: 'Shop',
      relations: [
        ['hasPart', 'component:cart'],
        ['partOf', 'domain:sales'],
      ],
    },
    'system:payments': {
      relations: [
        ['hasPart', 'component:checkout'],
        ['partOf', 'domain:sales'],
      ],
    },
    'domain:sales': {
      title: 'Sales',
      relations: [
        ['hasPart', 'system:shop'],
        ['hasPart', 'system:payments'],
      ],
    },
  };

  it('finds what breaks if an entity breaks', async () => {
    const { impact, distances, pathTo, requests } = await walk(
      shop,
      'resource:db',
    );
    expect(distances).toEqual({
      'component:cart': 1,
      'api:cart': 2,
      'component:store': 2,
      'component:checkout': 3,
    });
    expect(pathTo('component:checkout')).toEqual([
      'dependencyOf component:cart',
      'providesApi api:cart',
      'apiConsumedBy component:checkout',
    ]);
    expect(impact).toMatchObject({
      root: { entityRef: 'resource:default/db', tier: 1 },
      owners: [
        { entityRef: 'group:default/shop', count: 2 },
        { entityRef: 'group:default/payments', count: 1 },
      ],
      rollups: [
        { entityRef: 'domain:default/sales', title: 'Sales', count: 2 },
        { entityRef: 'system:default/payments', count: 1 },
        { entityRef: 'system:default/shop', title: 'Shop', count: 1 },
      ],
      countsByTier: { '1': 1, '2': 1, '3': 0, '4': 0, none: 2 },
      truncated: false,
    });
    // A request a level, and one for the systems that came with the last.
    expect(requests).toHaveLength(5);
  });

  it('finds what an entity stands on', async () => {
    const { distances } = await walk(shop, 'component:checkout', {
      direction: 'upstream',
    });
    expect(distances).toEqual({
      'api:cart': 1,
      'component:cart': 2,
      'component:cart-ui': 3,
      'resource:db': 3,
    });
  });

  it('goes no further than it is told', async () => {
    const { distances } = await walk(shop, 'resource:db', { depth: 1 });
    expect(distances).toEqual({ 'component:cart': 1 });
  });

  it('starts from all that is in a system or domain', async () => {
    const { distances, pathTo, impact } = await walk(shop, 'domain:sales');
    expect(distances).toEqual({
      'system:shop': 0,
      'system:payments': 0,
      'component:cart': 0,
      'component:cart-ui': 0,
      'component:checkout': 0,
      'api:cart': 1,
      'component:store': 1,
    });
    expect(pathTo('component:store')).toEqual([
      'hasPart system:shop',
      'hasPart component:cart',
      'partOf component:store',
    ]);
    expect(impact!.edges).toContainEqual({
      from: 'domain:default/sales',
      to: 'system:default/shop',
      relation: 'hasPart',
    });
  });

  it('names each relation of parts once, if there are two reasons to follow it', async () => {
    const { impact } = await walk(
      {
        'system:shop': { relations: [['hasPart', 'component:cart']] },
        'component:cart': { relations: [['hasPart', 'component:basket']] },
        'component:basket': {},
      },
      'system:shop',
      { direction: 'upstream' },
    );
    expect(impact?.edges.map(({ from, to }) => [from, to])).toEqual([
      [ref('system:shop'), ref('component:cart')],
      [ref('component:cart'), ref('component:basket')],
    ]);
  });

  it('follows relations of the organisation, from any kind', async () => {
    const graph: Graph = {
      'component:a': { relations: [['runsOn', 'system:b']] },
      'system:b': {
        relations: [
          ['RUNSON', 'cluster:c'],
          ['dependencyOf', 'component:d'],
        ],
      },
      'cluster:c': {},
      'component:d': {},
    };
    const custom = { downstream: ['runsOn'] };
    expect((await walk(graph, 'component:a', { custom })).distances).toEqual({
      'system:b': 1,
      'cluster:c': 2,
    });
    expect((await walk(graph, 'component:a')).distances).toEqual({});
  });

  it('names what relations name and the catalog lacks, unless it is hidden', async () => {
    const graph: Graph = {
      'component:a': {
        relations: [
          ['dependencyOf', 'component:gone'],
          ['dependencyOf', 'component:secret'],
        ],
      },
    };
    const { impact } = await walk(graph, 'component:a', {
      hidden: ['component:secret'],
    });
    expect(impact!.nodes).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/gone',
        kind: 'component',
        missing: true,
      }),
    ]);
    expect(JSON.stringify(impact)).not.toContain('secret');
    expect(impact!.countsByTier.none).toBe(1);
  });

  it('stops at the most nodes it may look at, and says so', async () => {
    const graph: Graph = {
      'component:a': {
        relations: ['b', 'c', 'd'].map((name): [string, string] => [
          'dependencyOf',
          `component:${name}`,
        ]),
      },
    };
    const all = await walk(graph, 'component:a', { mostNodes: 3 });
    expect(all.impact!.truncated).toBe(false);
    const some = await walk(graph, 'component:a', { mostNodes: 2 });
    expect(some.impact).toMatchObject({ truncated: true });
    expect(some.distances).toEqual({ 'component:b': 1, 'component:c': 1 });
  });

  it('knows when there is no such entity', async () => {
    expect((await walk(shop, 'component:nothing')).impact).toBeUndefined();
  });
});

/*
 * The same by relaxing every relation over and over, with the rules written
 * out once more.
 */
function bruteForce(
  entities: Map<string, GraphEntity>,
  root: string,
  direction: ImpactDirection,
  depth: number,
) {
  const kind = (entityRef: string) => entityRef.split(':')[0];
  const groups = (entityRef: string) =>
    kind(entityRef) === 'system' || kind(entityRef) === 'domain';
  const all = [...entities.values()].flatMap(({ entityRef, relations }) =>
    relations.map(({ type, targetRef }) => ({
      from: entityRef,
      to: targetRef,
      type,
    })),
  );
  const start = new Set([root]);
  for (let round = 0; groups(root) && round <= entities.size; round += 1) {
    all
      .filter(({ from, type }) => start.has(from) && type === 'hasPart')
      .forEach(({ to }) => start.add(to));
  }
  const names =
    direction === 'downstream'
      ? ['dependencyOf', 'providesApi', 'apiConsumedBy']
      : ['dependsOn', 'consumesApi', 'apiProvidedBy'];
  const between = direction === 'downstream' ? 'partOf' : 'hasPart';
  const walked = all.filter(
    ({ from, to, type }) =>
      (start.has(from) || !groups(from)) &&
      (names.includes(type) ||
        (type === between &&
          kind(from) === 'component' &&
          kind(to) === 'component')),
  );
  const distances = new Map([...start].map(item => [item, 0]));
  for (let round = 0; round <= entities.size + 1; round += 1) {
    for (const { from, to } of walked) {
      const next = (distances.get(from) ?? Infinity) + 1;
      if (next <= depth && next < (distances.get(to) ?? Infinity)) {
        distances.set(to, next);
      }
    }
  }
  const edges = new Set(
    [
      ...walked,
      ...all.filter(
        ({ from, type }) =>
          groups(root) && start.has(from) && type === 'hasPart',
      ),
    ]
      .filter(({ from, to }) => distances.has(from) && distances.has(to))
      .map(({ from, to, type }) => `${from} ${type} ${to}`),
  );
  distances.delete(root);
  return { distances, edges, start };
}

const kinds = ['component', 'api', 'resource', 'system', 'domain', 'odd'];
const types = [
  'dependencyOf',
  'dependsOn',
  'providesApi',
  'apiProvidedBy',
  'consumesApi',
  'apiConsumedBy',
  'partOf',
  'hasPart',
  'ownedBy',
];

const catalogs = fc
  .record({
    kinds: fc.array(fc.constantFrom(...kinds), {
      minLength: 1,
      maxLength: 14,
    }),
    relations: fc.array(
      fc.tuple(fc.nat(13), fc.constantFrom(...types), fc.nat(17)),
      { maxLength: 45 },
    ),
  })
  .map(catalog => {
    // Numbers beyond the entities there are lead to what doesn't exist.
    const refOf = (at: number) =>
      `${catalog.kinds[at] ?? kinds[at % kinds.length]}:default/e${at}`;
    return new Map(
      catalog.kinds.map((kind, at): [string, GraphEntity] => [
        refOf(at),
        {
          entityRef: refOf(at),
          kind,
          relations: catalog.relations
            .filter(([from]) => from === at)
            .map(([, type, to]) => ({ type, targetRef: refOf(to) })),
        },
      ]),
    );
  });

it('agrees with a walk that tries everything, on any catalog', async () => {
  await fc.assert(
    fc.asyncProperty(
      catalogs,
      fc.constantFrom<ImpactDirection>('downstream', 'upstream'),
      fc.integer({ min: 1, max: 10 }),
      async (entities, direction, depth) => {
        const [root] = entities.keys();
        const expected = bruteForce(entities, root, direction, depth);
        const { impact, requests } = await walk(
          entities,
          root.replace(':default/', ':'),
          { direction, depth },
        );
        const { nodes, edges, countsByTier } = impact!;
        expect(
          new Map(nodes.map(node => [node.entityRef, node.distance])),
        ).toEqual(expected.distances);
        expect(
          edges
            .map(({ from, to, relation }) => `${from} ${relation} ${to}`)
            .sort(),
        ).toEqual([...expected.edges].sort());
        for (const { entityRef, path, distance, missing } of nodes) {
          const steps = [root, ...path.map(step => step.entityRef)];
          expect(steps[steps.length - 1]).toBe(entityRef);
          path.forEach(({ relation }, at) =>
            expect([...expected.edges]).toContain(
              `${steps[at]} ${relation} ${steps[at + 1]}`,
            ),
          );
          expect(
            path.filter(step => !expected.start.has(step.entityRef)),
          ).toHaveLength(distance);
          expect(Boolean(missing)).toBe(!entities.has(entityRef));
        }
        expect(Object.values(countsByTier).reduce((a, b) => a + b)).toBe(
          nodes.length,
        );
        // Nothing is asked for twice.
        const asked = requests.flat();
        expect(new Set(asked).size).toBe(asked.length);
      },
    ),
    { numRuns: 500 },
  );
});

it('walks ten thousand entities in six levels', async () => {
  const width = 2000;
  const entities = new Map<string, GraphEntity>();
  const refOf = (level: number, at: number) =>
    `component:default/l${level}-${at}`;
  for (let level = 0; level <= 6; level += 1) {
    for (let at = 0; at < (level === 0 ? 1 : width); at += 1) {
      entities.set(refOf(level, at), {
        entityRef: refOf(level, at),
        kind: 'Component',
        relations: Array.from(
          { length: level === 0 ? width : 5 },
          (_, next) => ({
            type: 'dependencyOf',
            targetRef: refOf(level + 1, (at + next * 7) % width),
          }),
        ).filter(() => level < 6),
      });
    }
  }
  const { impact, requests } = await walk(entities, 'component:l0-0', {
    depth: 6,
  });
  expect(impact).toMatchObject({ truncated: true });
  expect(impact!.nodes).toHaveLength(10_000);
  expect(requests.length).toBeLessThanOrEqual(7);
});
