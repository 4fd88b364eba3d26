import { Descriptor, service } from './descriptors';

/** As long as a name, a namespace or a tag may be. */
const longest = `${'a-very-long-name-'.repeat(4).slice(0, 62)}z`;

/** Names, owners and fields beside them, as people write them. */
export const oddNames: Descriptor[] = [
  {
    kind: 'Component',
    name: longest,
    namespace: longest,
    tags: [longest, 'c++', 'team:farm', 'a#b'],
    spec: {
      ...service,
      owner: longest,
      system: longest,
      dependsOn: [
        `component:${longest}/${longest}`,
        `component:${longest}`,
        `resource:${longest}`,
        'component:default/0',
      ],
      providesApis: ['default/silences.monitoring.example.com'],
    },
  },
  { kind: 'System', name: longest, namespace: longest, spec: { owner: '-' } },
  {
    kind: 'API',
    name: 'silences.monitoring.example.com',
    annotations: { 'itsm/tier': '04', 'itsm/support-group': 'user:lonely' },
    spec: {
      type: 'crd',
      lifecycle: 'Sandbox (beta)',
      owner: 'someone@example.com',
      definition: '-\n'.repeat(20_000),
    },
  },
  {
    kind: 'Component',
    name: '0',
    title:
      '123456789012:eu-west-1:🐠 <b>“Ünïcode”</b> & more, {{ values.name }}\r\n',
    annotations: {
      'itsm/tier': '{{ values.tier }}',
      'itsm/support-group': '${{ values.owner }}',
      'itsm/renamed-from': 'component:default/, ,:/,hen',
      'example.com/url': 'https://example.com/{{ account }}/all',
    },
    spec: {
      type: ' ',
      lifecycle: '\n',
      owner: 'Somebody, Somewhere + Sons',
      system: 'Some Name (old)',
      dependsOn: [`component:${longest}/${longest}`, 'component:A_B.C-D'],
      consumesApis: ['silences.monitoring.example.com', 'Two Words'],
    },
  },
  // Fields that there aren't, some of them with names that are none.
  {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Component',
    name: 'A_B.C-D',
    partitions: 1,
    'vendor/api/id': '3fc0bfef',
    vendor: true,
    labels: { 'example.com/label': 'x' },
    links: [],
    spec: {
      ...service,
      owner: 'default/someone+else@example.com',
      implementation: { kind: 'Pipeline', spec: { owner: { team: {} } } },
      dependsOn: ['component:0'],
      children: ['component:0'],
      targets: null,
    },
  },
];
