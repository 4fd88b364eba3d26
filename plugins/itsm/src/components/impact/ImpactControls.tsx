import { Select, Switch } from '@backstage/ui';
import type { ImpactDirection } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { SegmentedChoice } from '../segmentedChoice';
import styles from './ImpactControls.module.css';

/** How a blast radius is shown. */
export type ImpactShape = 'graph' | 'list';

export interface ImpactControlsProps {
  direction: ImpactDirection;
  onDirectionChange: (direction: ImpactDirection) => void;
  depth: number;
  onDepthChange: (depth: number) => void;
  shape: ImpactShape;
  onShapeChange: (shape: ImpactShape) => void;
  bySystem: boolean;
  onBySystemChange: (bySystem: boolean) => void;
  /** There is nothing to show in one way or another. */
  isDisabled: boolean;
}

const directions: readonly ImpactDirection[] = ['downstream', 'upstream'];
const shapes: readonly ImpactShape[] = ['graph', 'list'];
const depths = Array.from({ length: 10 }, (_, at) => at + 1);

/** Which way is looked, how far, and how it is shown. */
export function ImpactControls(props: ImpactControlsProps) {
  const { shape, isDisabled } = props;
  const t = useTranslate();
  return (
    <div className={styles.controls}>
      <SegmentedChoice
        aria-label={t('impact.direction.label')}
        options={directions.map(id => ({
          id,
          label: t(`impact.direction.${id}`),
        }))}
        value={props.direction}
        onChange={props.onDirectionChange}
      />
      <Select
        aria-label={t('impact.depth.label')}
        size="small"
        className={styles.depth}
        options={depths.map(depth => ({
          id: String(depth),
          label: t('impact.depth.steps', { count: depth }),
        }))}
        value={String(props.depth)}
        onChange={depth => props.onDepthChange(Number(depth))}
      />
      {!isDisabled && (
        <>
          <span className={styles.gap} />
          {shape === 'graph' && (
            <Switch
              label={t('impact.collapse')}
              isSelected={props.bySystem}
              onChange={props.onBySystemChange}
            />
          )}
          <SegmentedChoice
            aria-label={t('impact.view.label')}
            options={shapes.map(id => ({ id, label: t(`impact.view.${id}`) }))}
            value={shape}
            onChange={props.onShapeChange}
          />
        </>
      )}
    </div>
  );
}
