import { mergeWalks } from './mergeWalks';
import { GraphEntity } from './relations';
import { toImpact } from './toImpact';
import { walkImpact } from './walkImpact';

const dependents: Record<string, string[]> = {
  database: ['orders', 'stock'],
  orders: ['shop'],
  stock: ['shop', 'report'],
  shop: ['orders'],
  report: [],
};
const ref = (name: string) => `component:default/${name}`;
const entities = new Map<string, GraphEntity>(
  Object.entries(dependents).map(([name, targets]) => [
    ref(name),
    {
      entityRef: ref(name),
      kind: 'component',
      owner: `group:default/${name}`,
      relations: targets.map(target => ({
        type: 'dependencyOf',
        targetRef: ref(target),
      })),
    },
  ]),
);
const walk = async (name: string) =>
  (await walkImpact({
    rootRef: ref(name),
    direction: 'downstream',
    depth: 3,
    mostNodes: 100,
    load: async refs =>
      new Map(
        refs.flatMap(each => {
          const entity = entities.get(each);
          return entity ? [[each, entity]] : [];
        }),
      ),
  }))!;

describe('mergeWalks', () => {
  it('keeps the shortest way to each entity, from whichever start', async () => {
    const merged = mergeWalks([await walk('database'), await walk('stock')], 9);
    const { root, nodes, edges, truncated } = toImpact(merged);
    expect(root.entityRef).toBe(ref('database'));
    expect(
      nodes.map(({ entityRef, distance, path }) => [
        entityRef,
        distance,
        ...path.map(step => step.relation),
      ]),
    ).toEqual([
      [ref('stock'), 0, 'affected'],
      [ref('orders'), 1, 'dependencyOf'],
      [ref('report'), 1, 'affected', 'dependencyOf'],
      [ref('shop'), 1, 'affected', 'dependencyOf'],
    ]);
    expect(edges).toContainEqual({
      from: ref('database'),
      to: ref('stock'),
      relation: 'affected',
    });
    expect(truncated).toBe(false);
  });

  it('is the walk itself where there is but one start', async () => {
    const alone = await walk('database');
    expect(toImpact(mergeWalks([alone], 9))).toEqual(toImpact(alone));
    const twice = mergeWalks([alone, await walk('database')], 9);
    expect(toImpact(twice)).toEqual(toImpact(alone));
  });

  it('leaves out what is furthest away, and says so', async () => {
    const merged = mergeWalks([await walk('database'), await walk('shop')], 2);
    expect([...merged.reached.keys()]).toEqual([ref('shop'), ref('orders')]);
    expect(merged.truncated).toBe(true);
  });
});
