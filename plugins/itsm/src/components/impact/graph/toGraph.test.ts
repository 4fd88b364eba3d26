import { impact, impactNode } from '../../../__fixtures__/mockItsmApi';
import { layOut } from './geometry';
import { toGraph } from './toGraph';
import { wayTo } from './wayTo';

const shop = { system: 'system:default/shop' };
const nodes = [
  impactNode(['cart'], shop),
  impactNode(['prices']),
  impactNode(['cart', 'checkout'], shop),
  impactNode(['cart', 'checkout', 'app'], { system: 'system:default/mobile' }),
];
const rollups = [
  { entityRef: 'system:default/shop', kind: 'System', title: 'Shop', count: 2 },
];
const named = (ref: string) => ref.split('/')[1];
const arrows = (edges: readonly { from: string; to: string }[]) =>
  edges.map(({ from, to }) => `${named(from)}>${named(to)}`);

describe('toGraph', () => {
  it('draws each entity in the layer of its distance', () => {
    const graph = toGraph(impact(nodes));
    expect(graph.nodes.map(({ id, layer }) => [named(id), layer])).toEqual([
      ['database', 0],
      ['cart', 1],
      ['prices', 1],
      ['checkout', 2],
      ['app', 3],
    ]);
    expect(graph.layers.map(({ distance }) => distance)).toEqual([
      undefined,
      1,
      2,
      3,
    ]);
    expect(arrows(graph.edges)).toEqual([
      'database>cart',
      'database>prices',
      'cart>checkout',
      'checkout>app',
    ]);
  });

  it('draws a system as one box, where the nearest of it is', () => {
    const graph = toGraph(impact(nodes, { rollups }), { bySystem: true });
    expect(
      graph.nodes.map(({ id, layer, members }) => [
        named(id),
        layer,
        members?.length,
      ]),
    ).toEqual([
      ['database', 0, undefined],
      ['shop', 1, 2],
      ['prices', 1, undefined],
      ['mobile', 2, 1],
    ]);
    expect(graph.nodes[1].entity).toEqual({
      entityRef: 'system:default/shop',
      kind: 'System',
      title: 'Shop',
    });
    expect(arrows(graph.edges)).toEqual([
      'database>shop',
      'database>prices',
      'shop>mobile',
    ]);
    // The app is 3 away, as it is without the boxes.
    expect(graph.layers.map(({ distance }) => distance)).toEqual([
      undefined,
      1,
      3,
    ]);
  });

  it('doesn’t draw a system beside itself', () => {
    const system = impact([impactNode(['cart'], { ...shop, distance: 0 })], {
      root: { entityRef: 'system:default/shop', kind: 'System' },
    });
    expect(toGraph(system, { bySystem: true }).nodes).toHaveLength(1);
    expect(toGraph(system).layers).toEqual([{}, { distance: 0 }]);
  });

  it('lets failures spread to the right, also towards the root', () => {
    const graph = toGraph(impact(nodes, { direction: 'upstream' }));
    expect(arrows(graph.edges)).toContain('checkout>cart');
    const { boxes } = layOut(graph, 'upstream');
    for (const { from, to } of graph.edges) {
      expect(boxes.get(from)!.x).toBeLessThan(boxes.get(to)!.x);
    }
  });
});

describe('wayTo', () => {
  it.each(['downstream', 'upstream'] as const)(
    'leads from the root, %s',
    direction => {
      const graph = toGraph(impact(nodes, { direction }));
      const way = wayTo(graph, 'component:default/app');
      expect(
        way.map(({ from, to }) => [named(from), named(to)].sort().join(' ')),
      ).toEqual(['cart database', 'cart checkout', 'app checkout']);
      expect(wayTo(graph, 'resource:default/database')).toEqual([]);
    },
  );
});
