import { Button } from '@backstage/ui';
import { RiArrowUpLine } from '@remixicon/react';
import type { EntityInsight } from 'backstage-plugin-itsm-common';
import { EntityLink } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import styles from './EntityInsights.module.css';
import { EntityTable } from './EntityTable';
import { InsightSection } from './InsightSection';
import { useEntityInsights } from './useEntityInsights';
import { useFigures } from './useFigures';
import type { InsightProps } from './useInsight';

/** The entities with the most incidents, and which have more than before. */
export function EntityInsights(props: InsightProps) {
  const { request, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const { resource, more } = useEntityInsights(request);
  const openedHref = ({ entityRef }: EntityInsight) =>
    hrefOf('incident', {
      entityRef,
      openedFrom: request.from,
      openedTo: request.to,
    });
  const moreButton = more && (
    <Button size="small" variant="secondary" onPress={more}>
      {t('insights.more')}
    </Button>
  );
  return (
    <InsightSection
      title={t('insights.components.title')}
      description={t('insights.components.description')}
      resource={resource}
      emptyNote={items => (items.length > 0 ? undefined : t('insights.none'))}
      table={items => (
        <>
          <EntityTable
            items={items}
            request={request}
            hrefOf={hrefOf}
            openedHref={openedHref}
          />
          <div>{moreButton}</div>
        </>
      )}
    >
      {items => {
        const most = Math.max(1, ...items.map(({ opened }) => opened));
        return (
          <>
            <ol
              className={styles.bars}
              aria-label={t('insights.components.title')}
            >
              {items.map(item => (
                <li key={item.entityRef} className={styles.row}>
                  <span className={styles.name}>
                    <EntityLink entityRef={item.entityRef} />
                  </span>
                  <span className={styles.track} aria-hidden>
                    <span
                      className={styles.bar}
                      data-stands-out={item.standsOut}
                      style={{ width: `${(item.opened / most) * 100}%` }}
                    />
                  </span>
                  <span className={styles.count}>
                    <CountLink href={openedHref(item)}>
                      {t('insights.components.opened', {
                        count: item.opened,
                      })}
                    </CountLink>
                  </span>
                  <span className={styles.share}>
                    {t('insights.components.cumulative', {
                      percent: figures.percent(item.cumulativeShare),
                    })}
                  </span>
                  {item.standsOut && (
                    <span className={styles.reason}>
                      <RiArrowUpLine aria-hidden />
                      {t('insights.components.standsOut', {
                        before: figures.count(item.previousOpened),
                        chance: figures.probability(item.pValue),
                      })}
                    </span>
                  )}
                </li>
              ))}
            </ol>
            <div>{moreButton}</div>
          </>
        );
      }}
    </InsightSection>
  );
}
