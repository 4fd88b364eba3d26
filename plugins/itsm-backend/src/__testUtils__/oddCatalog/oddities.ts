import { Descriptor, service } from './descriptors';

/** Relations as people write them: each of these is in some public catalog. */
export const oddities: Descriptor[] = [
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
  // A gateway that is said to depend on itself, by what it depends on as well.
  {
    kind: 'Component',
    name: 'gateway',
    namespace: 'edge-team',
    spec: {
      ...service,
      owner: 'group:people/edge-devs',
      system: 'edge-team/gateway',
      dependsOn: [
        'component:edge-team/search',
        'component:edge-team/search-search',
        'component:edge-team/gateway-gateway',
      ],
      dependencyOf: ['component:edge-team/gateway'],
      // A field that there isn't, so that the catalog makes nothing of it.
      consumesApi: ['api:default/pets'],
    },
  },
  {
    kind: 'Component',
    name: 'search',
    namespace: 'edge-team',
    spec: {
      ...service,
      lifecycle: 'deprecated',
      owner: 'group:people/edge-devs',
      system: 'edge-team/gateway',
      dependsOn: ['component:edge-team/gateway', 'resource:shared/oracle'],
      dependencyOf: [
        'component:edge-team/gateway',
        'component:edge-team/gateway',
      ],
    },
  },
  // In a system and a domain that have fields of what isn't one, and themselves.
  {
    kind: 'System',
    name: 'gateway',
    namespace: 'edge-team',
    spec: {
      owner: 'user:people/somebody-who-left',
      domain: 'people/engineering',
      system: 'gateway',
      lifecycle: 'production',
      type: 'infrastructure',
    },
  },
  // APIs that are none, consumed and provided.
  {
    kind: 'Component',
    name: 'frontend',
    spec: {
      ...service,
      owner: 'farm',
      consumesApis: ['component:hen', 'Resource:Shared/Oracle'],
      providesApis: ['component:frontend', 'system:legacy'],
    },
  },
  // A part of what there isn't, which another is a part of.
  {
    kind: 'Component',
    name: 'half-a-ring',
    spec: { ...service, owner: 'farm', subcomponentOf: 'other-half' },
  },
  // A resource that says what depends on it, whatever that is.
  {
    kind: 'Resource',
    name: 'broker.home',
    spec: {
      type: 'Docker Images',
      owner: 'farm',
      system: 'gateway',
      dependsOn: ['resource:broker.home', 'system:edge-team/gateway'],
      dependencyOf: ['system:legacy', 'api:pets', 'component:default/hen'],
    },
  },
  // Members that there aren't, and one who doesn't say so themselves.
  {
    kind: 'Group',
    name: 'edge-devs',
    namespace: 'people',
    spec: {
      type: 'team',
      children: ['edge-devs', 'nobody'],
      parent: 'default/farm',
      members: ['default/lonely', 'Nobody', 'someone_example.com'],
    },
  },
  {
    kind: 'User',
    name: 'lonely',
    namespace: 'people',
    spec: { profile: { displayName: '🏗️ Løne, Ly' }, memberOf: [] },
  },
  // On what the catalog refuses.
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
        'component:refs-as-fields',
      ],
      providesApis: ['remote', 'included'],
    },
  },
];
