import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import type { Impact } from 'backstage-plugin-itsm-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from '../../../hooks/useTranslate';
import { useImpactTitles } from '../useImpactTitles';
import { box, heightOf, layOut, viewOf } from './geometry';
import { ImpactBox } from './ImpactBox';
import styles from './ImpactCanvas.module.css';
import type { ImpactGraph } from './ImpactGraph';
import { LayerHeading } from './LayerHeading';
import { SideEdge } from './SideEdge';
import { toFlow } from './toFlow';
import { useWidth } from './useWidth';
import { wayTo } from './wayTo';
import { ZoomControls } from './ZoomControls';

export interface ImpactCanvasProps {
  graph: ImpactGraph;
  /** What is drawn. */
  impact: Impact;
}

const nodeTypes = { box: ImpactBox, heading: LayerHeading };
const edgeTypes = { side: SideEdge };

/** Below this, names can't be read. */
const READABLE = 0.7;
const WHOLE = 0.1;
const MOST = 1.5;
const LEAST_HEIGHT = 208;
/** On a phone, one has to get past it with a thumb. */
const MOST_HEIGHT = { narrow: 480, wide: 1200 };
const NARROW = 600;
/** Until the frame has been measured. */
const USUAL_WIDTH = 1024;

function Picture(props: ImpactCanvasProps) {
  const { graph, impact } = props;
  const { direction } = impact;
  const t = useTranslate();
  const titleOf = useImpactTitles(impact);
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const measured = useWidth(frame);
  const width = measured || USUAL_WIDTH;
  const [active, setActive] = useState<string>();
  const [moving, setMoving] = useState(false);

  const layout = useMemo(() => layOut(graph, direction), [graph, direction]);
  const height = heightOf(layout.size, {
    width,
    leastZoom: READABLE,
    least: LEAST_HEIGHT,
    most: width < NARROW ? MOST_HEIGHT.narrow : MOST_HEIGHT.wide,
  });
  const view = (leastZoom: number) =>
    viewOf(layout, { width, height }, { leastZoom, direction });

  const { setViewport } = flow;
  const { x, y, zoom } = view(READABLE);
  useEffect(() => {
    setViewport({ x, y, zoom });
  }, [setViewport, x, y, zoom]);

  /* What gets the keyboard's focus has to be in sight. */
  const reveal = (id: string) => {
    const at = layout.boxes.get(id);
    const port = flow.getViewport();
    if (!at) {
      return;
    }
    const left = at.x * port.zoom + port.x;
    const top = at.y * port.zoom + port.y;
    const isInSight =
      left >= 0 &&
      top >= 0 &&
      left + box.width * port.zoom <= width &&
      top + box.height * port.zoom <= height;
    if (!isInSight) {
      flow.setCenter(at.x + box.width / 2, at.y + box.height / 2, {
        zoom: port.zoom,
      });
    }
  };
  const revealRef = useRef(reveal);
  revealRef.current = reveal;

  const drawn = useMemo(
    () =>
      toFlow(graph, {
        layout,
        titleOf,
        way: active === undefined ? undefined : wayTo(graph, active),
        onFocus: id => {
          setActive(id);
          revealRef.current(id);
        },
        onBlur: () => setActive(undefined),
      }),
    [graph, layout, titleOf, active],
  );

  return (
    <figure className={styles.figure}>
      <div
        ref={frame}
        role="group"
        aria-label={t('impact.graph.label', {
          name: titleOf(impact.root.entityRef),
        })}
        className={`${styles.frame} ${moving ? styles.moving : ''}`}
        style={{ height }}
      >
        <ReactFlow
          className={styles.flow}
          {...drawn}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={{ x, y, zoom }}
          minZoom={WHOLE}
          maxZoom={MOST}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements={graph.nodes.length > 150}
          // The wheel scrolls the page that the picture is a part of.
          zoomOnScroll={false}
          preventScrolling={false}
          zoomOnDoubleClick={false}
          // Without an event it wasn't the reader who moved it.
          onMove={event => event && setMoving(true)}
          onMoveEnd={() => setMoving(false)}
          onNodeMouseEnter={(_, { id, type }) =>
            type === 'box' && setActive(id)
          }
          onNodeMouseLeave={() => setActive(undefined)}
        />
      </div>
      <figcaption className={styles.legend}>
        {t('impact.graph.legend')}
        <ZoomControls onFit={() => setViewport(view(WHOLE))} />
      </figcaption>
    </figure>
  );
}

/** The picture of a blast radius, which one can move and zoom. */
export function ImpactCanvas(props: ImpactCanvasProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}
