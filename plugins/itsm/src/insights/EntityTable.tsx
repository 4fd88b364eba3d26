import type { EntityInsight } from 'backstage-plugin-itsm-common';
import { EntityLink } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import { useFigures } from './useFigures';
import type { InsightProps } from './useInsight';

export interface EntityTableProps extends InsightProps {
  items: readonly EntityInsight[];
  openedHref: (item: EntityInsight) => string | undefined;
}

/** All that is known of the incidents of entities, in figures. */
export function EntityTable(props: EntityTableProps) {
  const { items, request, hrefOf, openedHref } = props;
  const t = useTranslate();
  const figures = useFigures();
  const ofEntity = (entityRef: string) => ({
    domain: undefined,
    system: undefined,
    owner: undefined,
    entityRef,
  });
  const countOf = (count: number, href: string | undefined) => (
    <CountLink href={count > 0 ? href : undefined}>
      {figures.count(count)}
    </CountLink>
  );
  const columns: DataColumn<EntityInsight>[] = [
    {
      id: 'entity',
      label: t('insights.components.entity'),
      cell: ({ entityRef }) => <EntityLink entityRef={entityRef} />,
    },
    {
      id: 'opened',
      label: t('insights.trend.opened'),
      cell: item => countOf(item.opened, openedHref(item)),
    },
    {
      id: 'before',
      label: t('insights.components.before'),
      cell: ({ previousOpened }) => figures.count(previousOpened),
    },
    {
      id: 'chance',
      label: t('insights.components.chance'),
      cell: ({ pValue }) => figures.probability(pValue),
    },
    {
      id: 'standsOut',
      label: t('insights.components.standsOutColumn'),
      text: true,
      cell: ({ standsOut }) => t(standsOut ? 'insights.yes' : 'insights.no'),
    },
    {
      id: 'share',
      label: t('insights.components.share'),
      cell: ({ share }) => figures.percent(share),
    },
    {
      id: 'cumulativeShare',
      label: t('insights.components.cumulativeShare'),
      cell: ({ cumulativeShare }) => figures.percent(cumulativeShare),
    },
    {
      id: 'p50',
      label: t('insights.headline.typicalTime'),
      cell: ({ resolveTime }) => figures.duration(resolveTime.p50Hours),
    },
    {
      id: 'p90',
      label: t('insights.headline.longTime'),
      cell: ({ resolveTime }) => figures.duration(resolveTime.p90Hours),
    },
    {
      id: 'reopened',
      label: t('insights.trend.reopened'),
      cell: ({ reopened, entityRef }) =>
        countOf(
          reopened,
          hrefOf('incident', {
            ...ofEntity(entityRef),
            openedFrom: request.from,
            openedTo: request.to,
            reopened: 'true',
          }),
        ),
    },
    {
      id: 'openProblems',
      label: t('insights.components.openProblems'),
      cell: ({ openProblems, entityRef }) =>
        countOf(openProblems, hrefOf('problem', ofEntity(entityRef))),
    },
  ];
  return (
    <DataTable
      label={t('insights.components.title')}
      columns={columns}
      rows={items}
      keyOf={({ entityRef }) => entityRef}
    />
  );
}
