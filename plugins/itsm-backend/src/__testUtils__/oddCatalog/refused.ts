import { Descriptor, service } from './descriptors';

/** What the catalog refuses, so that relations to it lead nowhere. */
export const refused: Descriptor[] = [
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
    name: 'refs-as-fields',
    spec: { ...service, owner: 'x', dependsOn: [{ component: 'hen' }] },
  },
  {
    kind: 'Component',
    name: '${{ values.name }}',
    spec: { ...service, owner: '${{ values.owner }}' },
  },
  {
    kind: 'Component',
    name: 'longer-than-names-may-be-which-is-sixty-three-characters-at-most',
    spec: { ...service, owner: 'farm' },
  },
  {
    kind: 'component',
    name: 'in-lower-case',
    spec: { ...service, owner: 'x' },
  },
  {
    kind: 'API',
    name: 'remote',
    spec: { ...service, type: 'mcp', owner: 'x', remotes: [{ url: '-' }] },
  },
  {
    kind: 'API',
    name: 'included',
    spec: {
      ...service,
      type: 'graphql',
      owner: 'x',
      definition: { $text: './schema.graphql' },
    },
  },
  {
    kind: 'Component',
    name: 'nobody-is-an-owner',
    spec: { ...service, owner: ['farm'] },
  },
];
