import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { bulge } from './geometry';

/** An arrow between boxes of one column: it goes around them at the right. */
export function SideEdge(props: EdgeProps) {
  const { sourceX, sourceY, targetX, targetY, markerEnd } = props;
  const reach = Math.min(
    bulge.least + Math.abs(targetY - sourceY) * 0.1,
    bulge.most,
  );
  const path = [
    `M ${sourceX},${sourceY}`,
    `C ${sourceX + reach},${sourceY}`,
    `${targetX + reach},${targetY}`,
    `${targetX},${targetY}`,
  ].join(' ');
  return <BaseEdge path={path} markerEnd={markerEnd} />;
}
