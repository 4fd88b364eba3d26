import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import {
  type RecordColumn,
  useRecordColumns,
} from '../../components/recordTable';
import { PersonRef } from '../../components/references';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';

export const columnIds = [
  'priority',
  'number',
  'title',
  'state',
  'entity',
  'assignedTo',
  'assignee',
  'assignmentGroup',
  'requester',
  'category',
  'severity',
  'channel',
  'tags',
  'openedAt',
  'updatedAt',
] as const;

export type ColumnId = (typeof columnIds)[number];

/** Without these a row couldn't be told from another. */
export const fixedColumnIds: readonly ColumnId[] = ['number', 'title'];

export const usualColumnIds: readonly ColumnId[] = [
  'priority',
  'number',
  'title',
  'state',
  'entity',
  'assignedTo',
  'openedAt',
  'updatedAt',
];

/** All columns that the list of incidents can show. */
export function useIncidentColumns(): Record<ColumnId, RecordColumn<Incident>> {
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const common = useRecordColumns<Incident>();
  return useMemo(() => {
    const define = (
      id: ColumnId,
      width: number,
      cell: RecordColumn<Incident>['cell'],
    ): RecordColumn<Incident> => ({
      id,
      label: t(`incidents.column.${id}`),
      width,
      cell,
      stacked: 'hidden',
    });
    const person = (id: 'assignee' | 'assignmentGroup' | 'requester') =>
      define(id, 9.5, incident => <PersonRef personRef={incident[id]} plain />);
    return {
      ...common,
      assignee: person('assignee'),
      assignmentGroup: person('assignmentGroup'),
      requester: person('requester'),
      category: define('category', 9, ({ category }) => category),
      severity: define('severity', 5, ({ severity }) => severity),
      channel: define('channel', 5, ({ channel }) =>
        vocabulary.channel(channel),
      ),
      tags: define('tags', 8, ({ tags }) => tags.join(', ')),
    };
  }, [t, vocabulary, common]);
}
