import {
  type EntityInsight,
  type InsightsRequest,
  openProblemStates,
} from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { EntityLink } from '../components/references';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import { useFigures } from './useFigures';
import type { InsightProps } from './useInsight';

/* The time of the same length just before. */
function rangeBefore({ from, to }: InsightsRequest) {
  if (!from || !to) {
    return {};
  }
  const length = Date.parse(to) - Date.parse(from);
  return {
    openedFrom: new Date(Date.parse(from) - length).toISOString(),
    openedTo: from,
  };
}

export interface EntityTableProps extends InsightProps {
  items: readonly EntityInsight[];
  openedHref: (item: EntityInsight) => string | undefined;
}

/** All that is known of the incidents of entities, in figures. */
export function EntityTable(props: EntityTableProps) {
  const { items, request, hrefOf, openedHref } = props;
  const t = useTranslate();
  const figures = useFigures();
  const before = useMemo(() => rangeBefore(request), [request]);
  const countOf = (count: number, href: string | undefined) => (
    <CountLink href={count > 0 ? href : undefined}>
      {figures.count(count)}
    </CountLink>
  );
  const timeOf = (
    { entityRef, resolveTime }: EntityInsight,
    hours: number | undefined,
  ) => (
    <CountLink
      href={
        resolveTime.n > 0
          ? hrefOf('incident', {
              entityRef,
              openedFrom: request.from,
              openedTo: request.to,
              has: 'resolvedAt',
            })
          : undefined
      }
    >
      {figures.duration(hours)}
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
      cell: ({ previousOpened, entityRef }) =>
        countOf(previousOpened, hrefOf('incident', { entityRef, ...before })),
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
      cell: ({ standsOut }) => t(`common.yesOrNo.${standsOut}`),
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
      cell: item => timeOf(item, item.resolveTime.p50Hours),
    },
    {
      id: 'p90',
      label: t('insights.headline.longTime'),
      cell: item => timeOf(item, item.resolveTime.p90Hours),
    },
    {
      id: 'reopened',
      label: t('insights.trend.reopened'),
      cell: ({ reopened, entityRef }) =>
        countOf(
          reopened,
          hrefOf('incident', {
            entityRef,
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
        countOf(
          openProblems,
          hrefOf('problem', { entityRef, state: openProblemStates }),
        ),
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
