import { type Edge, MarkerType, Position } from '@xyflow/react';
import { box, heading, type Layout } from './geometry';
import { ends, type ImpactBoxNode } from './ImpactBox';
import styles from './ImpactCanvas.module.css';
import type { GraphEdge, ImpactGraph } from './ImpactGraph';
import type { LayerHeadingNode } from './LayerHeading';

const ON_WAY = 'var(--bui-fg-announcement)';

/* Known from the start, so that arrows needn't wait until boxes are measured. */
const handles = ends.map(end => ({
  ...end,
  x: end.position === Position.Left ? 0 : box.width,
  y: box.height / 2,
  width: 1,
  height: 1,
}));

/** The sides at which an arrow leaves and arrives, and its shape. */
function sidesOf(from: { x: number }, to: { x: number }) {
  if (from.x < to.x) {
    return { sourceHandle: 'out', targetHandle: 'in' };
  }
  return from.x === to.x
    ? { type: 'side', sourceHandle: 'out', targetHandle: 'in-right' }
    : { sourceHandle: 'out-left', targetHandle: 'in-right' };
}

export interface FlowOptions {
  layout: Layout;
  titleOf: (entityRef: string) => string;
  /** The arrows to point out, if any. */
  way?: readonly GraphEdge[];
  onFocus: (id: string) => void;
  onBlur: () => void;
}

/** A picture in the terms of the component that draws it. */
export function toFlow(
  graph: ImpactGraph,
  options: FlowOptions,
): { nodes: (ImpactBoxNode | LayerHeadingNode)[]; edges: Edge[] } {
  const { layout, titleOf, way, onFocus, onBlur } = options;
  const arrows = new Set(way?.map(({ id }) => id));
  const onWay = new Set(way?.flatMap(({ from, to }) => [from, to]));
  const headings = layout.headings.map(
    ({ x, distance }, at): LayerHeadingNode => ({
      id: `heading ${at}`,
      type: 'heading',
      position: { x, y: 0 },
      width: box.width,
      height: heading.height,
      data: { distance },
    }),
  );
  const boxes = graph.nodes.map((node): ImpactBoxNode => {
    const { system } = node.entity;
    return {
      id: node.id,
      type: 'box',
      position: layout.boxes.get(node.id)!,
      ...box,
      handles,
      data: {
        node,
        system: system && titleOf(system),
        onWay: onWay.has(node.id),
        onFocus,
        onBlur,
      },
    };
  });
  const edges = graph.edges.map(({ id, from, to }): Edge => {
    const marked = arrows.has(id);
    const isFaded = way !== undefined && !marked;
    const looks = [
      styles.edge,
      marked && styles.onWay,
      isFaded && styles.faded,
    ];
    return {
      id,
      source: from,
      target: to,
      ...sidesOf(layout.boxes.get(from)!, layout.boxes.get(to)!),
      className: looks.filter(Boolean).join(' '),
      zIndex: marked ? 1 : 0,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 16,
        height: 16,
        ...(marked && { color: ON_WAY }),
      },
    };
  });
  return { nodes: [...headings, ...boxes], edges };
}
