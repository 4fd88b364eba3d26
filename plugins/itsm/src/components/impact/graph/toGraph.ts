import type { Impact, ImpactNode } from 'backstage-plugin-itsm-common';
import type { GraphEdge, GraphNode, ImpactGraph } from './ImpactGraph';

function boxesOf(impact: Impact, bySystem: boolean): Map<string, string> {
  const { root, nodes } = impact;
  const boxes = new Map([[root.entityRef, root.entityRef]]);
  for (const { entityRef, system } of nodes) {
    boxes.set(entityRef, (bySystem && system) || entityRef);
  }
  return boxes;
}

function edgesOf(impact: Impact, boxes: Map<string, string>): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { from, to } of impact.edges) {
    const ends = [boxes.get(from), boxes.get(to)];
    // Relations upstream lead to where a failure would come from.
    const [source, target] =
      impact.direction === 'upstream' ? ends.reverse() : ends;
    if (source && target && source !== target) {
      const id = `${source} ${target}`;
      edges.set(id, { id, from: source, to: target });
    }
  }
  return [...edges.values()];
}

/**
 * The boxes and arrows of a blast radius.
 * @param options.bySystem - entities of one system, except the root, become
 * one box, as near as the nearest of them
 */
export function toGraph(
  impact: Impact,
  options: { bySystem?: boolean } = {},
): ImpactGraph {
  const { root } = impact;
  const bySystem = options.bySystem ?? false;
  const boxes = boxesOf(impact, bySystem);
  const members = new Map<string, ImpactNode[]>();
  for (const node of impact.nodes) {
    const box = boxes.get(node.entityRef)!;
    members.set(box, [...(members.get(box) ?? []), node]);
  }
  // What belongs to a system that the picture is about needs no second box.
  members.delete(root.entityRef);

  const nearest = (nodes: readonly ImpactNode[]) =>
    Math.min(...nodes.map(({ distance }) => distance));
  const distances = [...new Set([...members.values()].map(nearest))].sort(
    (one, other) => one - other,
  );
  const nodes = [...members].map(([id, entities]): GraphNode => {
    const layer = distances.indexOf(nearest(entities)) + 1;
    const [first] = entities;
    if (bySystem && first.system === id) {
      const title = impact.rollups.find(({ entityRef }) => entityRef === id);
      return {
        id,
        layer,
        entity: { entityRef: id, kind: 'System', title: title?.title },
        members: entities,
      };
    }
    return { id, layer, entity: first };
  });
  return {
    nodes: [{ id: root.entityRef, layer: 0, entity: root }, ...nodes],
    edges: edgesOf(impact, boxes),
    layers: [{}, ...distances.map(distance => ({ distance }))],
  };
}
