import type { Incident } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { type ListColumn, useListColumns } from '../../components/recordList';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';

/** Those that are shown until the reader chooses. */
export const usualColumns = [
  'priority',
  'number',
  'title',
  'state',
  'entity',
  'assignedTo',
  'openedAt',
  'updatedAt',
];

/** All columns that the list of incidents can show, in their order. */
export function useIncidentColumns(): ListColumn<Incident>[] {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const common = useListColumns<Incident>();
  return useMemo(
    () => [
      common.priority,
      common.number,
      common.title,
      common.state,
      common.entity,
      common.assignedTo,
      common.assignee,
      common.assignmentGroup,
      common.requester,
      common.category,
      {
        id: 'severity',
        label: t('incidents.column.severity'),
        width: 5,
        stacked: 'hidden',
        cell: ({ severity }) => severity,
        text: ({ severity }) => severity?.toString(),
      },
      {
        id: 'channel',
        label: t('incidents.column.channel'),
        width: 5,
        stacked: 'hidden',
        cell: ({ channel }) => vocabulary.channel(channel),
        text: ({ channel }) => vocabulary.channel(channel),
      },
      common.tags,
      common.openedAt,
      common.updatedAt,
    ],
    [t, vocabulary, common],
  );
}
