import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import type { RecordColumn } from '../components/recordTable';
import { PersonRef, RecordLink } from '../components/references';
import { RelativeTime } from '../components/relativeTime';
import { PriorityTag, StateTag } from '../components/tags';
import { itsmTranslationRef } from '../translation';
import styles from './useIncidentColumns.module.css';

/** The columns of an entity's incidents; the entity itself needs none. */
export function useIncidentColumns(): RecordColumn<Incident>[] {
  const { t } = useTranslationRef(itsmTranslationRef);
  return useMemo(
    () => [
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
        width: 5.5,
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
      {
        id: 'assignee',
        label: t('entity.content.column.assignee'),
        width: 9,
        stacked: 'more',
        cell: ({ assignee, assignmentGroup }) => (
          <PersonRef personRef={assignee ?? assignmentGroup} plain />
        ),
      },
      {
        id: 'openedAt',
        label: t('entity.content.column.openedAt'),
        width: 6.25,
        stacked: 'more',
        cell: ({ openedAt }) => (
          <RelativeTime at={openedAt} width="narrow" className={styles.quiet} />
        ),
      },
    ],
    [t],
  );
}
