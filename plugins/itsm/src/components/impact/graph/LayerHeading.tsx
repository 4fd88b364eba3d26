import type { Node, NodeProps } from '@xyflow/react';
import { useTranslate } from '../../../hooks/useTranslate';
import { useDistanceLabel } from '../useDistanceLabel';
import styles from './LayerHeading.module.css';

export type LayerHeadingNode = Node<{ distance?: number }, 'heading'>;

/** Says above a column how far away its boxes are. */
export function LayerHeading(props: NodeProps<LayerHeadingNode>) {
  const { distance } = props.data;
  const t = useTranslate();
  const distanceLabel = useDistanceLabel();
  return (
    <span className={styles.heading}>
      {distance === undefined
        ? t('impact.graph.root')
        : distanceLabel(distance)}
    </span>
  );
}
