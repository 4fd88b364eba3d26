import { findMissingRelations } from './findMissingRelations';
import { GraphEntity } from './relations';

/** Finds them among `dependsOn` and `hasPart` relations, `from` to `to`. */
async function find(
  primaryRef: string,
  affectedRef: string,
  relations: [from: string, to: string][] = [],
) {
  const refs = new Set([primaryRef, affectedRef, ...relations.flat()]);
  const entities = new Map(
    [...refs].map((entityRef): [string, GraphEntity] => [
      entityRef,
      {
        entityRef,
        kind: entityRef.split(':')[0],
        relations: relations
          .filter(([from]) => from === entityRef)
          .map(([, targetRef]) => ({
            type: entityRef.startsWith('system:') ? 'hasPart' : 'dependsOn',
            targetRef,
          })),
      },
    ]),
  );
  entities.delete('component:default/unknown');
  const requests: (readonly string[])[] = [];
  const [gap] = await findMissingRelations([{ primaryRef, affectedRef }], {
    depth: 2,
    load: async asked => {
      requests.push(asked);
      return new Map(
        asked.flatMap(ref => {
          const entity = entities.get(ref);
          return entity ? [[ref, entity] as const] : [];
        }),
      );
    },
  });
  expect(requests.length).toBeLessThanOrEqual(3);
  const { from, relation, to } = gap?.suggestion ?? {};
  return gap ? `${from} ${relation} ${to}` : undefined;
}

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(
  name => `component:default/${name}`,
);

it.each<[string, string, string, [string, string][], string | undefined]>([
  ['nothing between', a, b, [], `${b} dependsOn ${a}`],
  [
    'an API that failed',
    'api:default/a',
    b,
    [],
    `${b} consumesApi api:default/a`,
  ],
  [
    'an API that was hit',
    a,
    'api:default/b',
    [],
    `${a} providesApi api:default/b`,
  ],
  [
    'an API that a resource stands on',
    'api:default/a',
    'resource:default/b',
    [],
    'resource:default/b dependsOn api:default/a',
  ],
  [
    'an API behind which a resource was hit',
    'resource:default/a',
    'api:default/b',
    [],
    'resource:default/a dependencyOf api:default/b',
  ],
  ['a direct relation', a, b, [[b, a]], undefined],
  ['the other way round', a, b, [[a, b]], undefined],
  [
    'a chain',
    a,
    b,
    [
      [b, c],
      [c, a],
    ],
    undefined,
  ],
  [
    'a chain that is too long',
    a,
    b,
    [
      [b, c],
      [c, d],
      [d, a],
    ],
    `${b} dependsOn ${a}`,
  ],
  [
    'something both stand on',
    a,
    b,
    [
      [a, c],
      [b, c],
    ],
    undefined,
  ],
  [
    'something that stands on both',
    a,
    b,
    [
      [c, a],
      [c, b],
    ],
    `${b} dependsOn ${a}`,
  ],
  [
    'a part of a system',
    'system:default/s',
    b,
    [
      ['system:default/s', a],
      [b, a],
    ],
    undefined,
  ],
  [
    'a loop',
    a,
    b,
    [
      [a, a],
      [b, c],
      [c, b],
    ],
    `${b} dependsOn ${a}`,
  ],
  ['kinds that stand on nothing', 'group:default/a', b, [], undefined],
  ['what does not exist', 'component:default/unknown', b, [], undefined],
])(
  'finds what is missing with %s',
  async (_, primary, affected, relations, suggestion) => {
    expect(await find(primary, affected, relations)).toBe(suggestion);
  },
);
