import type { Change } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { type ListColumn, useListColumns } from '../../components/recordList';
import { RiskTag } from '../../components/tags';
import { useTimeSpan } from '../../hooks/useTimeSpan';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';

/** Those that are shown until the reader chooses. */
export const usualColumns = [
  'number',
  'title',
  'state',
  'model',
  'risk',
  'planned',
  'entity',
  'assignedTo',
];

/** All columns that the list of changes can show, in their order. */
export function useChangeColumns(): ListColumn<Change>[] {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const common = useListColumns<Change>();
  const span = useTimeSpan({ narrow: true });
  return useMemo(
    () => [
      common.priority,
      common.number,
      common.title,
      common.state,
      {
        id: 'model',
        label: t('changes.column.model'),
        width: 6,
        stacked: 'more',
        cell: ({ model }) => vocabulary.choice('model', model),
        text: ({ model }) => vocabulary.choice('model', model),
      },
      {
        id: 'risk',
        label: t('changes.column.risk'),
        width: 6.5,
        stacked: 'lead',
        cell: ({ risk }) =>
          risk ? <RiskTag risk={risk.level} short /> : t('common.none'),
        text: ({ risk }) => risk?.level,
      },
      {
        id: 'planned',
        label: t('changes.column.planned'),
        width: 14,
        stacked: 'more',
        cell: ({ plannedStart, plannedEnd }) =>
          span(plannedStart, plannedEnd) ?? t('common.none'),
        text: ({ plannedStart, plannedEnd }) =>
          plannedStart && plannedEnd && `${plannedStart}/${plannedEnd}`,
      },
      common.entity,
      common.assignedTo,
      common.assignee,
      common.assignmentGroup,
      common.requester,
      common.category,
      {
        id: 'environment',
        label: t('changes.column.environment'),
        width: 7,
        stacked: 'hidden',
        cell: ({ environment }) => environment,
        text: ({ environment }) => environment,
      },
      common.tags,
      common.openedAt,
      common.updatedAt,
    ],
    [t, vocabulary, common, span],
  );
}
