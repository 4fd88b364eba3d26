import type { RiskLevel } from 'backstage-plugin-itsm-common';
import { RiskTag } from '../components/tags';
import { useTranslate } from '../hooks/useTranslate';
import { type LevelOutcome, troubles } from './calibration';
import styles from './CalibrationVerdict.module.css';
import { CountLink } from './CountLink';
import { type DataColumn, DataTable } from './DataTable';
import { outcomeFilters } from './outcomeFilters';
import { useFigures } from './useFigures';
import type { ListFilters } from './useRecordHref';

export interface CalibrationTableProps {
  levels: readonly LevelOutcome[];
  /** All changes that were carried out, also those never assessed. */
  implemented: number;
  hrefOf: (level: RiskLevel, filters?: ListFilters) => string | undefined;
}

function Part(props: { count: number; of: number; href?: string }) {
  const { count, of, href } = props;
  const figures = useFigures();
  return (
    <>
      <CountLink href={count > 0 ? href : undefined}>
        {figures.count(count)}
      </CountLink>{' '}
      <span className={styles.part}>
        {figures.percent(of > 0 ? count / of : undefined)}
      </span>
    </>
  );
}

/** How the changes of each level went, in figures. */
export function CalibrationTable(props: CalibrationTableProps) {
  const { levels, hrefOf } = props;
  const t = useTranslate();
  const figures = useFigures();
  const unassessed =
    props.implemented -
    levels.reduce((sum, { implemented }) => sum + implemented, 0);
  const columns: DataColumn<LevelOutcome>[] = [
    {
      id: 'level',
      label: t('insights.calibration.level'),
      cell: ({ level }) => <RiskTag risk={level} />,
    },
    {
      id: 'implemented',
      label: t('insights.changes.carriedOut'),
      cell: ({ level, implemented }) => (
        <CountLink href={implemented > 0 ? hrefOf(level) : undefined}>
          {figures.count(implemented)}
        </CountLink>
      ),
    },
    ...(['successful', 'successfulWithIssues', 'unsuccessful'] as const).map(
      (outcome): DataColumn<LevelOutcome> => ({
        id: outcome,
        label: t(`insights.changes.outcome.${outcome}`),
        cell: row => (
          <Part
            count={row[outcome]}
            of={row.ended}
            href={hrefOf(row.level, outcomeFilters[outcome])}
          />
        ),
      }),
    ),
    {
      id: 'caused',
      label: t('insights.changes.failureRate'),
      cell: row => (
        <Part
          {...troubles.caused(row)}
          href={hrefOf(row.level, outcomeFilters.failed)}
        />
      ),
    },
    {
      id: 'untold',
      label: t('insights.changes.outcome.withoutCode'),
      cell: row => figures.count(row.implemented - row.ended),
    },
  ];
  return (
    <>
      <DataTable
        label={t('insights.calibration.short')}
        columns={columns}
        rows={levels}
        keyOf={({ level }) => level}
      />
      {unassessed > 0 && (
        <p className={styles.note}>
          {t('insights.calibration.unassessed', { count: unassessed })}
        </p>
      )}
    </>
  );
}
