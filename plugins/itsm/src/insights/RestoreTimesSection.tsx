import { Link } from '@backstage/ui';
import type { RestoreTimes } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { ArrowKeyLinks } from './ArrowKeyLinks';
import { CountLink } from './CountLink';
import { DataTable } from './DataTable';
import { InsightSection } from './InsightSection';
import { placeIn, toldBuckets } from './restoreBuckets';
import styles from './RestoreTimesSection.module.css';
import { useFigures } from './useFigures';
import { type InsightProps, useInsight } from './useInsight';

/** How long it took to resolve incidents, as a distribution. */
export function RestoreTimesSection(props: InsightProps) {
  const { request, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const resource = useInsight(
    (insights, signal) => insights.restoreTimes(request, { signal }),
    request,
  );
  const title = t('insights.restore.title');
  const opened = { openedFrom: request.from, openedTo: request.to };
  const hrefOfBucket = (bucket: RestoreTimes['buckets'][number]) =>
    bucket.count > 0
      ? hrefOf('incident', {
          ...opened,
          resolveHoursFrom: bucket.fromHours,
          resolveHoursTo: bucket.toHours,
        })
      : undefined;
  const spanOf = (bucket: RestoreTimes['buckets'][number]) =>
    bucket.toHours === undefined
      ? t('common.duration.from', {
          from: figures.duration(bucket.fromHours),
        })
      : t('common.duration.span', {
          from: figures.duration(bucket.fromHours),
          to: figures.duration(bucket.toHours),
        });
  return (
    <InsightSection
      title={title}
      description={t('insights.restore.description')}
      resource={resource}
      emptyNote={({ resolveTime }) =>
        resolveTime.n > 0 ? undefined : t('insights.restore.none')
      }
      table={({ buckets }) => (
        <DataTable
          label={title}
          columns={[
            { id: 'span', label: t('insights.restore.took'), cell: spanOf },
            {
              id: 'count',
              label: t('insights.restore.incidents'),
              cell: bucket => (
                <CountLink href={hrefOfBucket(bucket)}>
                  {figures.count(bucket.count)}
                </CountLink>
              ),
            },
          ]}
          rows={toldBuckets(buckets)}
          keyOf={({ fromHours }) => String(fromHours)}
        />
      )}
    >
      {({ resolveTime, buckets }) => {
        const told = toldBuckets(buckets);
        const most = Math.max(1, ...told.map(({ count }) => count));
        const marks = [
          { name: 'median', hours: resolveTime.p50Hours },
          { name: 'within', hours: resolveTime.p90Hours },
        ] as const;
        return (
          <figure className={styles.chart}>
            <figcaption className={styles.caption}>
              <CountLink
                href={hrefOf('incident', { ...opened, has: 'resolvedAt' })}
              >
                {t('insights.restore.resolved', { count: resolveTime.n })}
              </CountLink>
              {resolveTime.missing > 0 && (
                <CountLink
                  href={hrefOf('incident', { ...opened, lacks: 'resolvedAt' })}
                >
                  {t('insights.restore.missing', {
                    count: resolveTime.missing,
                  })}
                </CountLink>
              )}
              {marks.map(({ name, hours }) => (
                <span key={name} className={styles.entry}>
                  <span className={styles.swatch} data-mark={name} />
                  {t(`insights.restore.${name}`, {
                    duration: figures.duration(hours),
                  })}
                </span>
              ))}
            </figcaption>
            <ArrowKeyLinks
              className={styles.plot}
              label={t('insights.restore.bars')}
            >
              {told.map(bucket => {
                const words = `${spanOf(bucket)}: ${figures.count(
                  bucket.count,
                )}`;
                const bar = (
                  <>
                    {bucket.count > 0 && (
                      <span className={styles.figure}>
                        {figures.count(bucket.count)}
                      </span>
                    )}
                    <span
                      className={styles.bar}
                      style={{ height: `${(bucket.count / most) * 85}%` }}
                    />
                  </>
                );
                const href = hrefOfBucket(bucket);
                return (
                  <div
                    key={bucket.fromHours}
                    className={styles.slot}
                    title={words}
                  >
                    {href ? (
                      <Link
                        className={styles.bucket}
                        href={href}
                        aria-label={words}
                        standalone
                      >
                        {bar}
                      </Link>
                    ) : (
                      <span className={styles.bucket}>{bar}</span>
                    )}
                  </div>
                );
              })}
              {marks.map(
                ({ name, hours }) =>
                  hours !== undefined && (
                    <span
                      key={name}
                      className={styles.mark}
                      data-mark={name}
                      style={{ left: `${placeIn(told, hours) * 100}%` }}
                    />
                  ),
              )}
            </ArrowKeyLinks>
            <div className={styles.labels} aria-hidden>
              {told.map(({ fromHours }) => (
                <span key={fromHours}>{figures.duration(fromHours)}</span>
              ))}
            </div>
          </figure>
        );
      }}
    </InsightSection>
  );
}
