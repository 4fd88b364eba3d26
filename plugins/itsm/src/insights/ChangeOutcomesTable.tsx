import type { ChangeGrouping } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import { OutcomeGroup, type OutcomeOfGroup } from './OutcomeGroup';
import { outcomeFilters } from './outcomeFilters';
import { useFigures } from './useFigures';
import type { ListFilters } from './useRecordHref';

export interface ChangeOutcomesTableProps {
  items: readonly OutcomeOfGroup[];
  groupBy: ChangeGrouping;
  hrefOf: (name: string, filters?: ListFilters) => string | undefined;
  /** The incidents that the changes of a group caused. */
  causedHrefOf: (name: string) => string | undefined;
}

/** How the changes of each group went, in figures. */
export function ChangeOutcomesTable(props: ChangeOutcomesTableProps) {
  const { items, groupBy, hrefOf, causedHrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const linkOf = (count: number, figure: string, href: string | undefined) => (
    <CountLink href={count > 0 ? href : undefined}>{figure}</CountLink>
  );
  const columns: DataColumn<OutcomeOfGroup>[] = [
    {
      id: 'group',
      label: t(`insights.changes.by.${groupBy}`),
      cell: ({ key }) => <OutcomeGroup groupBy={groupBy} name={key} />,
    },
    {
      id: 'implemented',
      label: t('insights.changes.carriedOut'),
      cell: ({ key, implemented }) => (
        <CountLink href={hrefOf(key)}>{figures.count(implemented)}</CountLink>
      ),
    },
    ...(['successful', 'successfulWithIssues', 'unsuccessful'] as const).map(
      (outcome): DataColumn<OutcomeOfGroup> => ({
        id: outcome,
        label: t(`insights.changes.outcome.${outcome}`),
        cell: item =>
          linkOf(
            item[outcome],
            figures.count(item[outcome]),
            hrefOf(item.key, outcomeFilters[outcome]),
          ),
      }),
    ),
    {
      id: 'successRate',
      label: t('insights.changes.successRate'),
      cell: item =>
        linkOf(
          item.successful + item.successfulWithIssues,
          figures.percent(item.successRate),
          hrefOf(item.key, outcomeFilters.succeeded),
        ),
    },
    {
      id: 'failureRate',
      label: t('insights.changes.failureRate'),
      cell: item =>
        linkOf(
          item.causedIncidents,
          figures.percent(item.changeFailureRate),
          hrefOf(item.key, outcomeFilters.failed),
        ),
    },
    {
      id: 'followedRate',
      label: t('insights.changes.followedRate'),
      cell: item =>
        linkOf(
          item.followedByIncidents,
          figures.percent(item.followedByIncidentsRate),
          hrefOf(item.key, outcomeFilters.followed),
        ),
    },
    {
      id: 'restoreTime',
      label: t('insights.changes.restoreTime'),
      cell: ({ key, restoreTime }) =>
        linkOf(
          restoreTime.n,
          figures.duration(restoreTime.p50Hours),
          causedHrefOf(key),
        ),
    },
    {
      id: 'emergencies',
      label: t('insights.changes.emergencyShare'),
      cell: item =>
        linkOf(
          item.emergencies,
          figures.percent(item.emergencyShare),
          hrefOf(item.key, outcomeFilters.emergencies),
        ),
    },
  ];
  return (
    <DataTable
      label={t('insights.changes.title')}
      columns={columns}
      rows={items}
      keyOf={({ key }) => key}
    />
  );
}
