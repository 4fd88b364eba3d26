import { countCrossings, placeNodes, spread } from './placeNodes';

const edges = (...pairs: string[]) =>
  pairs.map(pair => {
    const [from, to] = pair.split('>');
    return { from, to };
  });

const nodes = (...layers: string[]) =>
  layers.flatMap((ids, layer) => ids.split(' ').map(id => ({ id, layer })));

function orderOf(rows: Map<string, number>, ids: string): string {
  return ids
    .split(' ')
    .sort((one, other) => rows.get(one)! - rows.get(other)!)
    .join(' ');
}

describe('placeNodes', () => {
  it('puts a chain on one line', () => {
    const rows = placeNodes(nodes('a', 'b', 'c'), edges('a>b', 'b>c'));
    expect([...rows.values()]).toEqual([0, 0, 0]);
  });

  it('puts each beside what it is connected to, so that nothing crosses', () => {
    const rows = placeNodes(
      nodes('root', 'a b c', 'x y z'),
      edges('root>a', 'root>b', 'root>c', 'a>z', 'b>y', 'c>x'),
    );
    expect(orderOf(rows, 'x y z')).toBe(
      orderOf(rows, 'a b c')
        .replace('a', 'z')
        .replace('b', 'y')
        .replace('c', 'x'),
    );
    expect(rows.get('z')).toBeCloseTo(rows.get('a')!);
    // The root stands in the middle of what it leads to.
    expect(rows.get('root')).toBeCloseTo(rows.get('b')!);
  });

  it('never lets two of a layer overlap, whatever leads where', () => {
    let seed = 3;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const many = Array.from({ length: 400 }, (_, at) => ({
      id: `n${at}`,
      layer: at === 0 ? 0 : 1 + random(6),
    }));
    // Also within a layer, backwards, and in circles.
    const tangled = Array.from({ length: 900 }, () => ({
      from: `n${random(400)}`,
      to: `n${random(400)}`,
    })).filter(({ from, to }) => from !== to);
    const rows = placeNodes(many, tangled);
    for (let layer = 0; layer <= 6; layer++) {
      const places = many
        .filter(node => node.layer === layer)
        .map(({ id }) => rows.get(id)!)
        .sort((one, other) => one - other);
      for (let at = 1; at < places.length; at++) {
        expect(places[at] - places[at - 1]).toBeGreaterThan(0.999);
      }
    }
    expect(Math.min(...rows.values())).toBe(0);
    expect(placeNodes(many, tangled)).toEqual(rows);
  });
});

describe('countCrossings', () => {
  it('counts what crosses between neighbouring layers', () => {
    const layers = [
      ['a', 'b'],
      ['x', 'y'],
    ];
    expect(countCrossings(layers, edges('a>x', 'b>y'))).toBe(0);
    expect(countCrossings(layers, edges('a>y', 'b>x'))).toBe(1);
    expect(countCrossings(layers, edges('y>a', 'b>x', 'b>y'))).toBe(1);
  });
});

describe('spread', () => {
  it.each([
    [
      [0, 5],
      [0, 5],
    ],
    [
      [2, 2],
      [1.5, 2.5],
    ],
    [
      [3, 1, 2],
      [1, 2, 3],
    ],
    [
      [0, 0, 0, 9],
      [-1, 0, 1, 9],
    ],
  ])('of %j is %j', (wanted, places) => {
    expect(spread(wanted)).toEqual(places);
  });
});
