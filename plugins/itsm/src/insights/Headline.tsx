import type { Trends } from 'backstage-plugin-itsm-common';
import { InsightSection } from './InsightSection';
import type { Resource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { changeOf } from './figures';
import styles from './Headline.module.css';
import { useFigures } from './useFigures';
import type { RecordHref } from './useRecordHref';

/** The figures of the time, and those of the time before. */
export interface HeadlineFigures {
  now: Trends;
  before: Trends;
}

export interface HeadlineProps {
  resource: Resource<HeadlineFigures>;
  hrefOf: RecordHref;
}

const names = [
  'opened',
  'resolved',
  'backlog',
  'typicalTime',
  'longTime',
] as const;

type Name = (typeof names)[number];

/** More than this in percent says less than the two figures do. */
const MOST_TOLD = 3;

function figureOf(name: Name, trends: Trends): number | undefined {
  const { series, resolveTime } = trends;
  switch (name) {
    case 'backlog':
      return series.at(-1)?.backlog ?? 0;
    case 'typicalTime':
      return resolveTime.p50Hours;
    case 'longTime':
      return resolveTime.p90Hours;
    default:
      return series.reduce((sum, period) => sum + period[name], 0);
  }
}

/** How it went in a handful of figures, against the time before. */
export function Headline(props: HeadlineProps) {
  const { resource, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const isTime = (name: Name) => name === 'typicalTime' || name === 'longTime';
  const write = (name: Name, figure: number | undefined) =>
    isTime(name) ? figures.duration(figure) : figures.count(figure ?? 0);
  const linkOf = (name: Name, { from, to }: Trends) => {
    switch (name) {
      case 'resolved':
        return hrefOf('incident', { resolvedFrom: from, resolvedTo: to });
      case 'backlog':
        return hrefOf('incident', { openAt: to });
      case 'opened':
        return hrefOf('incident', { openedFrom: from, openedTo: to });
      default:
        return hrefOf('incident', {
          openedFrom: from,
          openedTo: to,
          has: 'resolvedAt',
        });
    }
  };
  return (
    <InsightSection
      title={t('insights.headline.title')}
      description={t('insights.headline.description')}
      resource={resource}
      emptyNote={() => undefined}
    >
      {({ now, before }) => (
        <dl className={styles.figures}>
          {names.map(name => {
            const figure = figureOf(name, now);
            const previous = figureOf(name, before);
            const change = changeOf(figure, previous);
            return (
              <div key={name} className={styles.figure}>
                <dt className={styles.name}>
                  {t(`insights.headline.${name}`)}
                </dt>
                <dd className={styles.value}>
                  <CountLink href={linkOf(name, now)}>
                    {write(name, figure)}
                  </CountLink>
                </dd>
                <dd className={styles.before}>
                  {change === undefined ||
                  Math.abs(change) < 0.005 ||
                  change > MOST_TOLD
                    ? t('insights.headline.before', {
                        figure: write(name, previous),
                      })
                    : t(
                        change > 0
                          ? 'insights.headline.more'
                          : 'insights.headline.less',
                        {
                          percent: figures.percent(Math.abs(change)),
                          figure: write(name, previous),
                        },
                      )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </InsightSection>
  );
}
