import type { ChangeGrouping } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import { OutcomeGroup, type OutcomeOfGroup } from './OutcomeGroup';
import { useFigures } from './useFigures';

export interface ChangeOutcomesTableProps {
  items: readonly OutcomeOfGroup[];
  groupBy: ChangeGrouping;
  hrefOf: (name: string) => string | undefined;
}

/** How the changes of each group went, in figures. */
export function ChangeOutcomesTable(props: ChangeOutcomesTableProps) {
  const { items, groupBy, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
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
        cell: item => figures.count(item[outcome]),
      }),
    ),
    {
      id: 'successRate',
      label: t('insights.changes.successRate'),
      cell: ({ successRate }) => figures.percent(successRate),
    },
    {
      id: 'failureRate',
      label: t('insights.changes.failureRate'),
      cell: ({ changeFailureRate }) => figures.percent(changeFailureRate),
    },
    {
      id: 'followedRate',
      label: t('insights.changes.followedRate'),
      cell: ({ followedByIncidentsRate }) =>
        figures.percent(followedByIncidentsRate),
    },
    {
      id: 'restoreTime',
      label: t('insights.changes.restoreTime'),
      cell: ({ restoreTime }) => figures.duration(restoreTime.p50Hours),
    },
    {
      id: 'emergencies',
      label: t('insights.changes.emergencyShare'),
      cell: ({ emergencyShare }) => figures.percent(emergencyShare),
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
