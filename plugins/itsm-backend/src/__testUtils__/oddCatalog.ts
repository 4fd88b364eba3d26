import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { randomNumbers } from '../records/__testUtils__/manyIncidents';

interface Descriptor {
  kind: string;
  name: string;
  namespace?: string;
  title?: string;
  annotations?: Record<string, string>;
  spec?: JsonObject;
}

function toEntity({ kind, spec, ...metadata }: Descriptor): Entity {
  const origin = 'url:https://git.example.com/catalog-info.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      annotations: {
        'backstage.io/managed-by-location': origin,
        'backstage.io/managed-by-origin-location': origin,
        ...metadata.annotations,
      },
    },
    ...(spec ? { spec } : {}),
  };
}

const service = { type: 'service', lifecycle: 'production' };

/* As people write them: each of these is in some public catalog. */
const oddities: Descriptor[] = [
  // What depends on itself, and on each other in a ring.
  {
    kind: 'Component',
    name: 'narcissus',
    spec: { ...service, owner: 'echo', dependsOn: ['component:narcissus'] },
  },
  ...['a', 'b', 'c', 'd'].map((name, at, ring) => ({
    kind: 'Component',
    name: `ring-${name}`,
    spec: {
      ...service,
      owner: 'user:default/lonely',
      dependsOn: [`Component:Default/RING-${ring[(at + 1) % 4]}`],
    },
  })),
  // Parts of each other, and of themselves.
  ...['hen', 'egg'].map((name, at, both) => ({
    kind: 'Component',
    name,
    spec: { ...service, owner: 'farm', subcomponentOf: both[1 - at] },
  })),
  {
    kind: 'Component',
    name: 'matryoshka',
    spec: { ...service, owner: 'farm', subcomponentOf: 'matryoshka' },
  },
  // Owners with a space, in capitals, of another namespace, and none at all.
  {
    kind: 'Component',
    name: 'Upper.Case_Name',
    title: ' ',
    annotations: { 'itsm/tier': 'critical', 'itsm/support-group': 'a b/c:d' },
    spec: {
      ...service,
      owner: 'The Platform Team',
      system: 'Legacy System',
      dependsOn: ['resource:My Database', 'Resource:Shared/ORACLE'],
    },
  },
  {
    kind: 'Component',
    name: 'x',
    namespace: 'other-team',
    annotations: { 'itsm/tier': ' 2 ' },
    spec: {
      ...service,
      owner: 'group:Default/Farm',
      // Without a namespace it is in its own one: not the one that is meant.
      dependsOn: ['component:hen', 'component:default/hen'],
      providesApis: ['pets', 'API:default/Pets'],
      consumesApis: ['default/pets', 'default/pets'],
    },
  },
  {
    kind: 'Resource',
    name: 'ORACLE',
    namespace: 'shared',
    spec: { type: 'database', owner: '0' },
  },
  // An API that nobody provides, and one that its own consumer provides.
  ...['pets', 'unprovided'].map(name => ({
    kind: 'API',
    name,
    spec: { ...service, type: 'openapi', owner: 'farm', definition: '-' },
  })),
  {
    kind: 'Component',
    name: 'selfish',
    spec: {
      ...service,
      owner: 'farm',
      providesApis: ['pets'],
      consumesApis: ['pets', 'unprovided', 'nowhere'],
    },
  },
  // Depends on what nobody should depend on.
  {
    kind: 'Component',
    name: 'confused',
    spec: {
      ...service,
      owner: 'farm',
      dependsOn: [
        'group:default/farm',
        'user:lonely',
        'system:default/legacy',
        'domain:top',
        'location:default/somewhere',
        'cluster:default/prod-1',
      ],
    },
  },
  { kind: 'System', name: 'legacy', spec: { owner: 'farm', domain: 'gone' } },
  { kind: 'System', name: 'empty', spec: { owner: 'farm' } },
  // Domains in a ring, and in themselves.
  {
    kind: 'Domain',
    name: 'top',
    spec: { owner: 'farm', subdomainOf: 'bottom' },
  },
  {
    kind: 'Domain',
    name: 'bottom',
    spec: { owner: 'farm', subdomainOf: 'top' },
  },
  {
    kind: 'Domain',
    name: 'self',
    spec: { owner: 'farm', subdomainOf: 'self' },
  },
  { kind: 'System', name: 'in-a-ring', spec: { owner: 'farm', domain: 'top' } },
  { kind: 'System', name: 'selfie', spec: { owner: 'farm', domain: 'self' } },
  {
    kind: 'Component',
    name: 'deep-down',
    spec: {
      ...service,
      owner: 'farm',
      system: 'in-a-ring',
      subcomponentOf: 'hen',
    },
  },
  {
    kind: 'Group',
    name: 'farm',
    spec: { type: 'team', children: [], parent: 'farm' },
  },
  {
    kind: 'User',
    name: 'lonely',
    spec: { memberOf: ['farm', 'no such group'] },
  },
  {
    kind: 'Location',
    name: 'somewhere',
    spec: { type: 'url', targets: [] },
  },
  // Kinds of their own, with anything or nothing in them.
  { kind: 'Cluster', name: 'prod-1' },
  {
    kind: 'Cluster',
    name: 'prod-2',
    spec: { type: { odd: true }, owner: 7, system: ['x'] },
  },
  {
    kind: 'DataPipeline2',
    name: 'nightly',
    spec: {
      type: 'batch',
      // Relations of their own, which the organisation says it follows.
      runsOn: [
        'Cluster:Default/PROD-1',
        'cluster:default/gone',
        'datapipeline2:nightly',
      ],
      // One of the usual relations, from a kind that usually has none.
      dependsOn: ['component:default/hen', 'resource:shared/oracle'],
      // Parts, but of what is no component.
      partOf: ['component:default/hen', 'cluster:default/prod-1'],
    },
  },
  {
    kind: 'Cluster',
    name: 'prod-3',
    spec: { runsOn: ['system:default/legacy'] },
  },
  // What the catalog refuses, so that relations to it lead nowhere.
  { kind: 'Component', name: 'without-a-spec' },
  { kind: 'Component', name: 'no-owner', spec: { ...service } },
  {
    kind: 'Component',
    name: 'empty-title',
    title: '',
    spec: { ...service, owner: 'farm' },
  },
  { kind: 'Unknown', name: 'nobody-reads-this-kind', spec: {} },
  {
    kind: 'Component',
    name: 'in valid name',
    spec: { ...service, owner: 'x' },
  },
  {
    kind: 'Component',
    name: 'kind-left-out',
    spec: { ...service, owner: 'x', dependsOn: ['hen'] },
  },
  {
    kind: 'Component',
    name: 'on-refused-ones',
    spec: {
      ...service,
      owner: 'farm',
      dependsOn: [
        'component:without-a-spec',
        'component:no-owner',
        'component:kind-left-out',
      ],
    },
  },
];

/* Domains in domains, deeper than anybody looks, with a system at the bottom. */
const deep: Descriptor[] = [
  ...Array.from({ length: 14 }, (_, at) => ({
    kind: 'Domain',
    name: `level-${at}`,
    spec: {
      owner: 'farm',
      ...(at === 0 ? {} : { subdomainOf: `level-${at - 1}` }),
    },
  })),
  {
    kind: 'System',
    name: 'abyss',
    spec: { owner: 'farm', domain: 'level-13' },
  },
  {
    kind: 'Component',
    name: 'kraken',
    spec: {
      ...service,
      owner: 'farm',
      system: 'abyss',
      dependsOn: ['component:chain-0'],
    },
  },
  // A chain longer than the deepest walk.
  ...Array.from({ length: 13 }, (_, at) => ({
    kind: 'Component',
    name: `chain-${at}`,
    spec: {
      ...service,
      owner: 'farm',
      dependsOn: [`component:chain-${at + 1}`],
    },
  })),
];

/* A company as it has grown: references written in every way, some to nothing. */
function grown(count: number): Descriptor[] {
  const random = randomNumbers(11);
  const below = (limit: number) => Math.floor(random() * limit);
  const some = <T>(most: number, make: () => T) =>
    Array.from({ length: below(most + 1) }, make);
  const namespaces = ['default', 'default', 'default', 'retail', 'edge'];
  const namespaceOf = (at: number) => namespaces[at % namespaces.length];
  // One in thirty is to what isn't there.
  const pick = () => (random() < 0.03 ? count + below(20) : below(count));
  const writtenAs = (kind: string, name: string, namespace: string) => {
    switch (below(4)) {
      case 0:
        return `${kind}:${name}`;
      case 1:
        return `${kind.toLocaleUpperCase('en-US')}:${namespace}/${name}`;
      default:
        return `${kind}:${namespace}/${name}`;
    }
  };
  const to = (kind: string) => {
    const at = pick();
    return writtenAs(kind, `${kind}-${at}`, namespaceOf(at));
  };
  const owner = () =>
    ['farm', 'group:default/farm', 'user:lonely', 'Team X', 'retail/shop'][
      below(5)
    ];
  const tier = () =>
    random() < 0.5
      ? { annotations: { 'itsm/tier': String(1 + below(5)) } }
      : {};
  const each = (
    kind: string,
    share: number,
    spec: (at: number) => JsonObject,
  ): Descriptor[] =>
    Array.from({ length: Math.ceil(count * share) }, (_, at) => ({
      kind,
      name: `${kind}-${at}`,
      namespace: namespaceOf(at),
      ...tier(),
      spec: { owner: owner(), ...spec(at) },
    }));
  return [
    ...each('Component', 1, at => ({
      ...service,
      dependsOn: [
        ...some(2, () => to('component')),
        ...some(1, () => to('resource')),
      ],
      providesApis: some(1, () => to('api')),
      consumesApis: some(2, () => to('api')),
      ...(random() < 0.6 ? { system: to('system') } : {}),
      ...(at % 7 === 0 ? { subcomponentOf: to('component') } : {}),
    })),
    ...each('API', 0.5, () => ({
      ...service,
      type: 'grpc',
      definition: '-',
      ...(random() < 0.5 ? { system: to('system') } : {}),
    })),
    ...each('Resource', 0.6, () => ({
      type: 'database',
      dependsOn: some(1, () => to('resource')),
      dependencyOf: some(1, () => to('component')),
    })),
    ...each('System', 0.3, () => ({ domain: to('domain') })),
    ...each('Domain', 0.1, () =>
      random() < 0.5 ? { subdomainOf: to('domain') } : {},
    ),
    ...each('Cluster', 0.1, () => ({
      runsOn: some(3, () => to('cluster')),
      dependsOn: some(2, () => to('component')),
    })),
  ];
}

/** Kinds that only this organisation has. */
export const ownKinds = ['Cluster', 'DataPipeline2'];

/**
 * A catalog of several hundred entities with all that real ones have: rings,
 * references to nothing, odd names and kinds, and descriptors that the catalog
 * refuses.
 */
export const oddCatalog: Entity[] = [...grown(40), ...deep, ...oddities].map(
  toEntity,
);

/** The same again, from another repository, as it was and in capitals. */
export const copies: Entity[] = ['hen', 'HEN'].map(name =>
  toEntity({
    kind: 'Component',
    name,
    spec: { ...service, owner: 'copycat', dependsOn: ['component:egg'] },
  }),
);

/** Names of those that the catalog refuses. */
export const refused = [
  'without-a-spec',
  'no-owner',
  'empty-title',
  'nobody-reads-this-kind',
  'in valid name',
  'kind-left-out',
];
