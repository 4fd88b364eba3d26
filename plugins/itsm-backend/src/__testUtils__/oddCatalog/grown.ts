import { JsonObject } from '@backstage/types';
import { randomNumbers } from '../../records/__testUtils__/manyIncidents';
import { Descriptor, service } from './descriptors';

/** A company as it has grown: references written in every way, some to nothing. */
export function grown(count: number): Descriptor[] {
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

/** Domains in domains, deeper than anybody looks, with a system at the bottom. */
export const deep: Descriptor[] = [
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
