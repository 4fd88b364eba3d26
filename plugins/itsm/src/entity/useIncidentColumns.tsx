import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import {
  primaryEntityName,
  type RecordColumn,
} from '../components/recordTable';
import { PersonRef, RecordLink } from '../components/references';
import { RelativeTime } from '../components/relativeTime';
import { PriorityTag, StateTag } from '../components/tags';
import { itsmTranslationRef } from '../translation';
import styles from './useIncidentColumns.module.css';

/** The columns of the incidents of one entity, or of several. */
export function useIncidentColumns(options: {
  /** Whether it has to be said which entity an incident is on. */
  ofSeveral: boolean;
}): RecordColumn<Incident>[] {
  const { ofSeveral } = options;
  const { t } = useTranslationRef(itsmTranslationRef);
  return useMemo(() => {
    // One more column: the others make room for it.
    const entity: RecordColumn<Incident> = {
      id: 'entity',
      label: t('entity.content.column.entity'),
      width: 7,
      stacked: 'more',
      cell: record => (
        <span className={styles.quiet}>{primaryEntityName(record)}</span>
      ),
    };
    return [
      {
        id: 'priority',
        label: t('entity.content.column.priority'),
        width: 6.25,
        stacked: 'lead',
        cell: ({ priority }) => <PriorityTag priority={priority} />,
      },
      {
        id: 'number',
        label: t('entity.content.column.number'),
        width: ofSeveral ? 4.75 : 5.5,
        stacked: 'lead',
        cell: ({ number }) => <span className={styles.quiet}>{number}</span>,
      },
      {
        id: 'title',
        label: t('entity.content.column.title'),
        stacked: 'title',
        cell: ({ number, title }) => (
          <RecordLink
            type="incident"
            number={number}
            className={styles.title}
            title={title}
          >
            {title}
          </RecordLink>
        ),
      },
      {
        id: 'state',
        label: t('entity.content.column.state'),
        width: 7.25,
        stacked: 'trail',
        cell: ({ state }) => <StateTag type="incident" state={state} />,
      },
      ...(ofSeveral ? [entity] : []),
      {
        id: 'assignee',
        label: t('entity.content.column.assignee'),
        width: ofSeveral ? 8 : 9,
        stacked: 'more',
        cell: ({ assignee, assignmentGroup }) => (
          <PersonRef personRef={assignee ?? assignmentGroup} plain />
        ),
      },
      {
        id: 'openedAt',
        label: t('entity.content.column.openedAt'),
        width: ofSeveral ? 4.75 : 6.25,
        stacked: 'more',
        cell: ({ openedAt }) => (
          <RelativeTime at={openedAt} width="narrow" className={styles.quiet} />
        ),
      },
    ];
  }, [t, ofSeveral]);
}
