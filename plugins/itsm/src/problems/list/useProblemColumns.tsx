import type { Problem } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { type ListColumn, useListColumns } from '../../components/recordList';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { KnownErrorMark } from '../KnownErrorMark';

/** Those that are shown until the reader chooses. */
export const usualColumns = [
  'priority',
  'number',
  'title',
  'state',
  'knownError',
  'entity',
  'assignedTo',
  'openedAt',
  'updatedAt',
];

/** All columns that the list of problems can show, in their order. */
export function useProblemColumns(): ListColumn<Problem>[] {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const common = useListColumns<Problem>();
  return useMemo(
    () => [
      common.priority,
      common.number,
      common.title,
      common.state,
      {
        id: 'knownError',
        label: t('problems.column.knownError'),
        width: 8,
        stacked: 'more',
        cell: ({ knownError }) => knownError && <KnownErrorMark />,
        text: ({ knownError }) => (knownError ? 'true' : 'false'),
      },
      common.entity,
      common.assignedTo,
      common.assignee,
      common.assignmentGroup,
      common.requester,
      common.category,
      {
        id: 'detection',
        label: vocabulary.field('detection'),
        width: 7,
        stacked: 'hidden',
        cell: ({ detection }) => vocabulary.choice('detection', detection),
        text: ({ detection }) => detection,
      },
      {
        id: 'causeCategory',
        label: vocabulary.field('causeCategory'),
        width: 9,
        stacked: 'hidden',
        cell: ({ causeCategory }) => causeCategory,
        text: ({ causeCategory }) => causeCategory,
      },
      common.tags,
      common.openedAt,
      common.updatedAt,
    ],
    [t, vocabulary, common],
  );
}
