import type { ItsmRecord } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonRef, RecordLink } from '../references';
import { RelativeTime } from '../relativeTime';
import { PriorityTag, RestrictedMark, StateTag } from '../tags';
import type { RecordColumn } from './RecordTable';
import styles from './useRecordColumns.module.css';

export type RecordColumnId =
  | 'priority'
  | 'number'
  | 'title'
  | 'state'
  | 'entity'
  | 'assignedTo'
  | 'openedAt'
  | 'updatedAt';

/** The primary entity's name as it was when the record was linked to it. */
export function primaryEntityName(record: ItsmRecord): string | undefined {
  const primary = record.entities.find(({ role }) => role === 'primary');
  return primary && (primary.snapshot.title ?? primary.snapshot.name);
}

/** The columns that records of every type have. */
export function useRecordColumns<T extends ItsmRecord>(): Record<
  RecordColumnId,
  RecordColumn<T>
> {
  const t = useTranslate();
  return useMemo(() => {
    const define = (
      id: RecordColumnId,
      column: Omit<RecordColumn<T>, 'id' | 'label'>,
    ): RecordColumn<T> => ({ id, label: t(`common.column.${id}`), ...column });
    const time = (
      id: 'openedAt' | 'updatedAt',
      stacked: RecordColumn<T>['stacked'],
    ) =>
      define(id, {
        width: 5.75,
        stacked,
        sortBy: id,
        cell: record => (
          <RelativeTime
            at={record[id]}
            width="narrow"
            className={styles.quiet}
          />
        ),
      });
    return {
      priority: define('priority', {
        width: 6.25,
        stacked: 'lead',
        sortBy: 'priority',
        cell: ({ priority }) => <PriorityTag priority={priority} />,
      }),
      number: define('number', {
        width: 5.5,
        stacked: 'lead',
        sortBy: 'number',
        cell: ({ number }) => <span className={styles.quiet}>{number}</span>,
      }),
      title: define('title', {
        stacked: 'title',
        cell: ({ type, number, title, visibility }) => (
          <span className={styles.title}>
            <RecordLink
              type={type}
              number={number}
              className={styles.titleLink}
              title={title}
            >
              {title}
            </RecordLink>
            {visibility === 'restricted' && <RestrictedMark />}
          </span>
        ),
      }),
      state: define('state', {
        width: 7,
        stacked: 'trail',
        cell: ({ type, state }) => <StateTag type={type} state={state} />,
      }),
      entity: define('entity', {
        width: 8.5,
        stacked: 'more',
        cell: record => (
          <span className={styles.quiet}>{primaryEntityName(record)}</span>
        ),
      }),
      assignedTo: define('assignedTo', {
        width: 9,
        stacked: 'more',
        cell: ({ assignee, assignmentGroup }) => (
          <PersonRef
            personRef={assignee ?? assignmentGroup}
            plain
            className={styles.quiet}
          />
        ),
      }),
      openedAt: time('openedAt', 'more'),
      updatedAt: time('updatedAt', 'hidden'),
    };
  }, [t]);
}
