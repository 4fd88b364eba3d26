interface Layered {
  id: string;
  layer: number;
}

interface Connection {
  from: string;
  to: string;
}

/** Passes over the layers after which the order hardly improves any more. */
const ORDER_PASSES = 8;
const PLACE_PASSES = 4;

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function neighboursOf(edges: readonly Connection[]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  return neighbours;
}

/* How many of the first values have to pass how many of the later ones. */
function inversions(values: readonly number[]): number {
  const seen: number[] = [];
  let count = 0;
  for (const value of values) {
    let low = 0;
    let high = seen.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (seen[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    count += seen.length - low;
    seen.splice(low, 0, value);
  }
  return count;
}

/** How often arrows between neighbouring layers cross each other. */
export function countCrossings(
  layers: readonly (readonly string[])[],
  edges: readonly Connection[],
): number {
  const place = new Map<string, { layer: number; at: number }>();
  layers.forEach((ids, layer) =>
    ids.forEach((id, at) => place.set(id, { layer, at })),
  );
  const between = new Map<number, [number, number][]>();
  for (const edge of edges) {
    const [left, right] = [place.get(edge.from)!, place.get(edge.to)!].sort(
      (one, other) => one.layer - other.layer,
    );
    if (right.layer - left.layer === 1) {
      const known = between.get(left.layer) ?? [];
      known.push([left.at, right.at]);
      between.set(left.layer, known);
    }
  }
  return [...between.values()].reduce(
    (sum, pairs) =>
      sum +
      inversions(
        pairs
          .sort((one, other) => one[0] - other[0] || one[1] - other[1])
          .map(([, right]) => right),
      ),
    0,
  );
}

/*
 * Barycenters: each goes to the mean place of its neighbours in the layer
 * before, there and back again; the order with the fewest crossings is kept.
 */
function orderLayers(
  initial: readonly (readonly string[])[],
  edges: readonly Connection[],
): string[][] {
  const neighbours = neighboursOf(edges);
  let layers = initial.map(ids => [...ids]);
  let best = layers;
  let fewest = countCrossings(layers, edges);
  for (let pass = 0; pass < ORDER_PASSES && fewest > 0; pass++) {
    const forth = pass % 2 === 0;
    const next = layers.map(ids => [...ids]);
    const order = [...next.keys()];
    for (const layer of (forth ? order : order.reverse()).slice(1)) {
      const before = next[forth ? layer - 1 : layer + 1];
      const at = new Map(before.map((id, index) => [id, index]));
      // In the same measure, whichever of the layers is longer.
      const scale = before.length / next[layer].length;
      const wanted = new Map(
        next[layer].map((id, index) => {
          const places = (neighbours.get(id) ?? []).flatMap(
            other => at.get(other) ?? [],
          );
          return [
            id,
            places.length > 0 ? mean(places) + 0.5 : (index + 0.5) * scale,
          ];
        }),
      );
      next[layer].sort((one, other) => wanted.get(one)! - wanted.get(other)!);
    }
    layers = next;
    const crossings = countCrossings(layers, edges);
    if (crossings < fewest) {
      fewest = crossings;
      best = layers;
    }
  }
  return best;
}

/**
 * The places nearest to those wanted (least squares) that keep the order and a
 * distance of 1: isotonic regression by pooling neighbours that are too close.
 */
export function spread(wanted: readonly number[]): number[] {
  const blocks: { sum: number; size: number }[] = [];
  wanted.forEach((value, at) => {
    let block = { sum: value - at, size: 1 };
    let last = blocks[blocks.length - 1];
    while (last && last.sum / last.size > block.sum / block.size) {
      block = { sum: last.sum + block.sum, size: last.size + block.size };
      blocks.pop();
      last = blocks[blocks.length - 1];
    }
    blocks.push(block);
  });
  return blocks
    .flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size))
    .map((value, at) => value + at);
}

/**
 * The height of each node in its layer, in rows from 0: at least one row from
 * the next, near to what it is connected to, with few crossings.
 */
export function placeNodes(
  nodes: readonly Layered[],
  edges: readonly Connection[],
): Map<string, number> {
  const initial: string[][] = [];
  for (const { id, layer } of nodes) {
    while (initial.length <= layer) {
      initial.push([]);
    }
    initial[layer].push(id);
  }
  const layers = orderLayers(initial, edges);
  const neighbours = neighboursOf(edges);
  const layerOf = new Map(nodes.map(({ id, layer }) => [id, layer]));
  const rows = new Map<string, number>();
  for (const ids of layers) {
    ids.forEach((id, at) => rows.set(id, at - (ids.length - 1) / 2));
  }
  for (let pass = 0; pass < PLACE_PASSES; pass++) {
    const back = pass % 2 === 1;
    const order = [...layers.keys()];
    for (const layer of (back ? order.reverse() : order).slice(1)) {
      const ids = layers[layer];
      const places = spread(
        ids.map(id => {
          const near = (neighbours.get(id) ?? []).filter(other =>
            back ? layerOf.get(other)! > layer : layerOf.get(other)! < layer,
          );
          return near.length > 0
            ? mean(near.map(other => rows.get(other)!))
            : rows.get(id)!;
        }),
      );
      ids.forEach((id, at) => rows.set(id, places[at]));
    }
  }
  const top = Math.min(...rows.values());
  return new Map([...rows].map(([id, row]) => [id, row - top]));
}
