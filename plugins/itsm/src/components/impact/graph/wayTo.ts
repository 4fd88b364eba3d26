import type { GraphEdge, ImpactGraph } from './ImpactGraph';

/**
 * The shortest way between the root of a picture and one of its boxes: the
 * arrows, whichever way the failure goes on them.
 */
export function wayTo(graph: ImpactGraph, id: string): GraphEdge[] {
  const layers = new Map(graph.nodes.map(node => [node.id, node.layer]));
  const layerOf = (node: string) => layers.get(node)!;
  const leadingTo = (node: string) =>
    graph.edges
      .flatMap(edge => {
        const before = edge.from === node ? edge.to : edge.from;
        const isNearer = layerOf(before) < layerOf(node);
        return isNearer && [edge.from, edge.to].includes(node)
          ? { edge, before }
          : [];
      })
      .sort((one, other) => layerOf(one.before) - layerOf(other.before))[0];

  const way: GraphEdge[] = [];
  for (
    let step = leadingTo(id);
    step !== undefined;
    step = leadingTo(step.before)
  ) {
    way.unshift(step.edge);
  }
  return way;
}
