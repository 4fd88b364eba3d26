import { ButtonIcon } from '@backstage/ui';
import {
  RiFullscreenLine,
  RiZoomInLine,
  RiZoomOutLine,
} from '@remixicon/react';
import { useReactFlow } from '@xyflow/react';
import { useTranslate } from '../../../hooks/useTranslate';
import styles from './ZoomControls.module.css';

export interface ZoomControlsProps {
  /** Shows all of the picture, however small. */
  onFit: () => void;
}

/** The ways to look closer or from farther away, without a mouse too. */
export function ZoomControls(props: ZoomControlsProps) {
  const t = useTranslate();
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div
      className={styles.controls}
      role="group"
      aria-label={t('impact.graph.controls')}
    >
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiZoomInLine />}
        aria-label={t('impact.graph.zoomIn')}
        onPress={() => zoomIn()}
      />
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiZoomOutLine />}
        aria-label={t('impact.graph.zoomOut')}
        onPress={() => zoomOut()}
      />
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiFullscreenLine />}
        aria-label={t('impact.graph.fit')}
        onPress={props.onFit}
      />
    </div>
  );
}
