import { Button, Skeleton, useBreakpoint } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiCloudOffLine,
  RiGitMergeLine,
} from '@remixicon/react';
import type { Impact, ImpactDirection } from 'backstage-plugin-itsm-common';
import { lazy, Suspense, useMemo, useState } from 'react';
import { isUnavailable } from '../../api/failures';
import { useImpact } from '../../hooks/useImpact';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote, LoadFailure, StaleNotice } from '../outcome';
import { toGraph } from './graph/toGraph';
import { ImpactControls, type ImpactShape } from './ImpactControls';
import { ImpactList } from './ImpactList';
import { ImpactSummary } from './ImpactSummary';
import styles from './ImpactView.module.css';

const ImpactCanvas = lazy(() =>
  import('./graph/ImpactCanvas').then(module => ({
    default: module.ImpactCanvas,
  })),
);

export interface ImpactViewProps {
  entityRef: string;
}

/** As far as one sees at a glance what is meant. */
const NEAR = 3;
/** More boxes than this are hardly told apart: systems come first then. */
const MANY = 40;

function ImpactFailure(props: { error: Error; onRetry: () => void }) {
  const t = useTranslate();
  if (isUnavailable(props.error)) {
    return (
      <div role="alert">
        <EmptyNote
          icon={<RiCloudOffLine />}
          title={t('impact.failure.unreachable')}
          description={t('impact.failure.unreachableDescription')}
          action={
            <Button size="small" variant="secondary" onPress={props.onRetry}>
              {t('common.action.retry')}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <LoadFailure
      {...props}
      notFound={{
        title: t('impact.failure.unknown'),
        description: t('impact.failure.unknownDescription'),
      }}
    />
  );
}

function ImpactPicture(props: { impact: Impact; bySystem: boolean }) {
  const { impact, bySystem } = props;
  const t = useTranslate();
  const graph = useMemo(
    () => toGraph(impact, { bySystem }),
    [impact, bySystem],
  );
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('impact.graph.loading')}>
          <Skeleton width="100%" height="18rem" />
        </div>
      }
    >
      <ImpactCanvas graph={graph} impact={impact} />
    </Suspense>
  );
}

/**
 * What breaks if an entity breaks, or what it stands on: as a graph, and as a
 * list that says the same.
 */
export function ImpactView(props: ImpactViewProps) {
  const { entityRef } = props;
  const t = useTranslate();
  const [direction, setDirection] = useState<ImpactDirection>('downstream');
  const [depth, setDepth] = useState(NEAR);
  const narrow = useBreakpoint().down('sm');
  const [chosenShape, setShape] = useState<ImpactShape>();
  const [chosenBySystem, setBySystem] = useState<boolean>();
  const impact = useImpact({ entityRef, direction, depth });
  const { value, error, loading, retry } = impact;

  const shape = chosenShape ?? (narrow ? 'list' : 'graph');
  const bySystem = chosenBySystem ?? (value?.nodes.length ?? 0) > MANY;
  const isEmpty = value?.nodes.length === 0;
  return (
    <section className={styles.view} aria-label={t('impact.title')}>
      <ImpactControls
        direction={direction}
        onDirectionChange={setDirection}
        depth={depth}
        onDepthChange={setDepth}
        shape={shape}
        onShapeChange={setShape}
        bySystem={bySystem}
        onBySystemChange={setBySystem}
        isDisabled={!value || isEmpty}
      />
      <StaleNotice resource={impact} />
      {!value && error && <ImpactFailure error={error} onRetry={retry} />}
      {!value && !error && (
        <div
          role="status"
          aria-label={t('impact.loading')}
          className={styles.loading}
        >
          <Skeleton width="40%" height="1.25rem" />
          <Skeleton width="100%" height="18rem" />
        </div>
      )}
      {value && isEmpty && (
        <EmptyNote
          icon={
            direction === 'downstream' ? (
              <RiCheckboxCircleLine />
            ) : (
              <RiGitMergeLine />
            )
          }
          title={t(`impact.empty.${direction}`)}
          description={t('impact.empty.description')}
        />
      )}
      {value && !isEmpty && (
        <div className={loading ? styles.stale : styles.answer}>
          <ImpactSummary impact={value} />
          {shape === 'graph' ? (
            <ImpactPicture impact={value} bySystem={bySystem} />
          ) : (
            <ImpactList impact={value} />
          )}
        </div>
      )}
    </section>
  );
}
