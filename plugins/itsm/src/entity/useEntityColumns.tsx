import type {
  Change,
  ItsmRecord,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import {
  primaryEntityName,
  type RecordColumn,
} from '../components/recordTable';
import { PersonRef, RecordLink } from '../components/references';
import { RelativeTime } from '../components/relativeTime';
import { PriorityTag, RiskTag, StateTag } from '../components/tags';
import { useTimeSpan } from '../hooks/useTimeSpan';
import { useTranslate } from '../hooks/useTranslate';
import styles from './useEntityColumns.module.css';

type Column = RecordColumn<ItsmRecord>;

/* The table's records are all of the type whose columns it shows. */
const asChange = (record: ItsmRecord) => record as ItsmRecord & Change;

/** The columns of the records of one entity, or of several. */
export function useEntityColumns(options: {
  type: RecordType;
  /** Whether it has to be said which entity a record is on. */
  ofSeveral: boolean;
}): Column[] {
  const { type, ofSeveral } = options;
  const t = useTranslate();
  const span = useTimeSpan({ narrow: true });
  return useMemo(() => {
    const number: Column = {
      id: 'number',
      label: t('entity.content.column.number'),
      // One more column: the others make room for it.
      width: ofSeveral ? 4.75 : 5.5,
      stacked: 'lead',
      cell: record => <span className={styles.quiet}>{record.number}</span>,
    };
    const title: Column = {
      id: 'title',
      label: t('entity.content.column.title'),
      stacked: 'title',
      cell: record => (
        <RecordLink
          type={type}
          number={record.number}
          className={styles.title}
          title={record.title}
        >
          {record.title}
        </RecordLink>
      ),
    };
    const state: Column = {
      id: 'state',
      label: t('entity.content.column.state'),
      width: 7.25,
      stacked: 'trail',
      cell: record => <StateTag type={type} state={record.state} />,
    };
    const entity: Column = {
      id: 'entity',
      label: t('entity.content.column.entity'),
      width: 7,
      stacked: 'more',
      cell: record => (
        <span className={styles.quiet}>{primaryEntityName(record)}</span>
      ),
    };
    const shared = [number, title, state, ...(ofSeveral ? [entity] : [])];
    if (type === 'change') {
      const riskColumn: Column = {
        id: 'risk',
        label: t('entity.content.column.risk'),
        width: 6.25,
        stacked: 'lead',
        cell: record => {
          const { risk } = asChange(record);
          return risk ? <RiskTag risk={risk.level} short /> : t('common.none');
        },
      };
      const planned: Column = {
        id: 'planned',
        label: t('entity.content.column.planned'),
        width: 13.5,
        stacked: 'more',
        cell: record => {
          const { plannedStart, plannedEnd } = asChange(record);
          return (
            <span className={styles.quiet}>
              {span(plannedStart, plannedEnd) ?? t('common.none')}
            </span>
          );
        },
      };
      return [riskColumn, ...shared, planned];
    }
    const priority: Column = {
      id: 'priority',
      label: t('entity.content.column.priority'),
      width: 6.25,
      stacked: 'lead',
      cell: record => <PriorityTag priority={record.priority} />,
    };
    const assignee: Column = {
      id: 'assignee',
      label: t('entity.content.column.assignee'),
      width: ofSeveral ? 8 : 9,
      stacked: 'more',
      cell: record => (
        <PersonRef
          personRef={record.assignee ?? record.assignmentGroup}
          plain
        />
      ),
    };
    const openedAt: Column = {
      id: 'openedAt',
      label: t('entity.content.column.openedAt'),
      width: ofSeveral ? 4.75 : 6.25,
      stacked: 'more',
      cell: record => (
        <RelativeTime
          at={record.openedAt}
          width="narrow"
          className={styles.quiet}
        />
      ),
    };
    return [priority, ...shared, assignee, openedAt];
  }, [t, type, ofSeveral, span]);
}
