import type { Impact, ImpactNode } from 'backstage-plugin-itsm-common';

/** A box of the picture: an entity, or the entities of one system. */
export interface GraphNode {
  /** Reference of the entity or of the system. */
  id: string;
  /** 0 for the entity that the picture is about. */
  layer: number;
  /** What is drawn; of a system nothing but its name is known. */
  entity: Impact['root'] & Pick<ImpactNode, 'missing'>;
  /** The entities that a system stands for. */
  members?: readonly ImpactNode[];
}

/** A way on which a failure spreads. */
export interface GraphEdge {
  id: string;
  /** Where the failure is. */
  from: string;
  /** Where it gets to. */
  to: string;
}

/** A column of boxes that are equally far away. */
export interface GraphLayer {
  /** How many relations away its boxes are; nothing for the root's own. */
  distance?: number;
}

/** What is drawn of a blast radius. */
export interface ImpactGraph {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  layers: readonly GraphLayer[];
}
