import { Descriptor } from './descriptors';

/** Kinds that only this organisation has. */
export const ownKinds = ['Cluster', 'DataPipeline2', 'Toolbox', 'Tool'];

/** Entities of these kinds, with anything or nothing in them. */
export const ofOwnKinds: Descriptor[] = [
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
  // Parts by their names, of what is in the same namespace or isn't.
  {
    apiVersion: 'tools.example.com/v1',
    kind: 'Toolbox',
    name: 'toolbox',
    namespace: 'tools',
    title: '@example/toolbox',
    tags: [],
    spec: {
      description: `data:image/svg+xml;base64,${'PHN2Zz4'.repeat(1000)}`,
      owner: 'Somebody, somewhere',
      dependsOn: ['tool:tools/hammer', 'tool:tools/saw'],
    },
  },
  ...['hammer', 'nail'].map(name => ({
    apiVersion: 'tools.example.com/v1alpha1',
    kind: 'Tool',
    name,
    namespace: 'tools',
    spec: {
      version: 5.8,
      system: ['gateway', 'legacy'],
      partOf: ['toolbox', 'workshop', 'default/toolbox', 'tool:nail'],
      backstage: { role: 'tool', partOf: { toolbox: true } },
    },
  })),
];
