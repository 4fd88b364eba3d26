import type { ImpactDirection } from 'backstage-plugin-itsm-common';
import type { ImpactGraph } from './ImpactGraph';
import { placeNodes } from './placeNodes';

/** Sizes in pixels, as they are at a zoom of 1. */
export const box = { width: 212, height: 52 };
const ROW = 64;
const COLUMN = box.width + 84;
/** Above the boxes, where it says how far away those of a column are. */
export const heading = { height: 32 };
const MARGIN = 16;
/** As far as arrows within a column reach out at its right. */
export const bulge = { least: 24, most: 56 };

interface Size {
  width: number;
  height: number;
}

/** Where everything of a picture is. */
export interface Layout {
  size: Size;
  /** The middle of the root, from the top. */
  rootY: number;
  boxes: Map<string, { x: number; y: number }>;
  headings: { x: number; distance?: number }[];
}

/**
 * Columns by distance. Failures always spread from the left to the right: the
 * root stands at the left if one looks at what breaks with it, else at the
 * right.
 */
export function layOut(graph: ImpactGraph, direction: ImpactDirection): Layout {
  const last = graph.layers.length - 1;
  const xOf = (layer: number) =>
    (direction === 'upstream' ? last - layer : layer) * COLUMN;
  const rows = placeNodes(graph.nodes, graph.edges);
  const lowest = Math.max(...rows.values());
  const layerOf = new Map(graph.nodes.map(({ id, layer }) => [id, layer]));
  const outermost = direction === 'upstream' ? 0 : last;
  const hasBulge = graph.edges.some(
    ({ from, to }) =>
      layerOf.get(from) === outermost && layerOf.get(to) === outermost,
  );
  return {
    size: {
      width: last * COLUMN + box.width + (hasBulge ? bulge.most : 0),
      height: heading.height + lowest * ROW + box.height,
    },
    rootY: heading.height + rows.get(graph.nodes[0].id)! * ROW + box.height / 2,
    boxes: new Map(
      graph.nodes.map(({ id, layer }) => [
        id,
        { x: xOf(layer), y: heading.height + rows.get(id)! * ROW },
      ]),
    ),
    headings: graph.layers.map(({ distance }, layer) => ({
      x: xOf(layer),
      distance,
    })),
  };
}

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

/** The zoom at which a picture is as wide as its frame, if it can be read. */
function zoomToWidth(picture: Size, width: number, least: number): number {
  return within((width - 2 * MARGIN) / picture.width, least, 1);
}

/** How high a frame has to be for a picture that is as wide as the frame. */
export function heightOf(
  picture: Size,
  options: { width: number; leastZoom: number; least: number; most: number },
): number {
  const { width, leastZoom, least, most } = options;
  const zoom = zoomToWidth(picture, width, leastZoom);
  return within(picture.height * zoom + 2 * MARGIN, least, most);
}

/**
 * The part of a picture to look at: all of it, unless it would be too small
 * then; the part around the root in that case.
 */
export function viewOf(
  layout: Pick<Layout, 'size' | 'rootY'>,
  frame: Size,
  options: { leastZoom: number; direction: ImpactDirection },
): { x: number; y: number; zoom: number } {
  const { size, rootY } = layout;
  const room = {
    width: frame.width - 2 * MARGIN,
    height: frame.height - 2 * MARGIN,
  };
  const zoom = within(
    Math.min(room.width / size.width, room.height / size.height),
    options.leastZoom,
    1,
  );
  const spare = {
    x: room.width - size.width * zoom,
    y: room.height - size.height * zoom,
  };
  const rootSide = options.direction === 'upstream' ? spare.x : 0;
  const rootHeight = within(room.height / 2 - rootY * zoom, spare.y, 0);
  return {
    x: MARGIN + (spare.x >= 0 ? spare.x / 2 : rootSide),
    y: MARGIN + (spare.y >= 0 ? spare.y / 2 : rootHeight),
    zoom,
  };
}
