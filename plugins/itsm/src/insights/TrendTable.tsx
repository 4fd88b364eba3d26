import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import type { LabelledPeriod } from './periods';
import { useFigures } from './useFigures';
import { usePriorityNames } from './usePriorityNames';
import type { RecordHref } from './useRecordHref';

export interface TrendTableProps {
  periods: readonly LabelledPeriod[];
  byPriority: boolean;
  hrefOf: RecordHref;
}

/** The trend in figures, each of which leads to its incidents. */
export function TrendTable(props: TrendTableProps) {
  const { periods, byPriority, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const nameOf = usePriorityNames();
  const countOf = (count: number, href: string | undefined) => (
    <CountLink href={count > 0 ? href : undefined}>
      {figures.count(count)}
    </CountLink>
  );
  const opened = ({ from, to }: LabelledPeriod) => ({
    openedFrom: from,
    openedTo: to,
  });
  const priorities = [
    ...new Set(
      periods.flatMap(period => period.byPriority.map(each => each.priority)),
    ),
  ].sort((one, other) => one - other);
  const columns: DataColumn<LabelledPeriod>[] = [
    {
      id: 'start',
      label: t('insights.trend.start'),
      cell: period => period.label,
    },
    {
      id: 'opened',
      label: t('insights.trend.opened'),
      cell: period =>
        countOf(period.opened, hrefOf('incident', opened(period))),
    },
    ...(byPriority ? priorities : []).map(
      (priority): DataColumn<LabelledPeriod> => ({
        id: `priority-${priority}`,
        label: nameOf(priority),
        cell: period =>
          countOf(
            period.byPriority.find(each => each.priority === priority)?.count ??
              0,
            hrefOf('incident', { ...opened(period), priority }),
          ),
      }),
    ),
    {
      id: 'resolved',
      label: t('insights.trend.resolved'),
      cell: ({ resolved, from, to }) =>
        countOf(
          resolved,
          hrefOf('incident', { resolvedFrom: from, resolvedTo: to }),
        ),
    },
    {
      id: 'reopened',
      label: t('insights.trend.reopened'),
      cell: ({ reopened, from, to }) =>
        countOf(
          reopened,
          hrefOf('incident', { reopeningFrom: from, reopeningTo: to }),
        ),
    },
    {
      id: 'backlog',
      label: t('insights.trend.backlog'),
      cell: ({ backlog, to }) =>
        countOf(backlog, hrefOf('incident', { openAt: to })),
    },
  ];
  return (
    <DataTable
      label={t('insights.trend.title')}
      columns={columns}
      rows={periods}
      keyOf={({ start }) => start}
    />
  );
}
