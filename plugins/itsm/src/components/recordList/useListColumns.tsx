import type { ItsmRecord } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import {
  primaryEntityName,
  type RecordColumn,
  useRecordColumns,
} from '../recordTable';
import { PersonRef } from '../references';

/** A column of a list that can also be exported. */
export interface ListColumn<T> extends RecordColumn<T> {
  /** What stands in an exported file. */
  text: (record: T) => string | undefined;
}

const people = ['assignee', 'assignmentGroup', 'requester'] as const;

export type ListColumnId =
  | keyof ReturnType<typeof useRecordColumns>
  | (typeof people)[number]
  | 'category'
  | 'tags';

/** The columns that the list of any type can show. */
export function useListColumns<T extends ItsmRecord>(): Record<
  ListColumnId,
  ListColumn<T>
> {
  const t = useTranslate();
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  const table = useRecordColumns<T>();
  return useMemo(() => {
    const person = (id: (typeof people)[number]): ListColumn<T> => ({
      id,
      label: t(`common.column.${id}`),
      width: 9.5,
      stacked: 'hidden',
      cell: record => <PersonRef personRef={record[id]} plain />,
      text: record => record[id],
    });
    const plain = (
      id: 'category' | 'tags',
      width: number,
      shown: (record: T) => string | undefined,
      text = shown,
    ): ListColumn<T> => ({
      id,
      label: t(`common.column.${id}`),
      width,
      stacked: 'hidden',
      cell: shown,
      text,
    });
    const priorityName = (priority: number) =>
      settings?.priorities.find(one => one.priority === priority)?.name ?? '';
    return {
      priority: {
        ...table.priority,
        text: ({ priority }) => `${priority} ${priorityName(priority)}`.trim(),
      },
      number: { ...table.number, text: ({ number }) => number },
      title: { ...table.title, text: ({ title }) => title },
      state: {
        ...table.state,
        text: ({ type, state }) => vocabulary.state(type, state),
      },
      entity: { ...table.entity, text: primaryEntityName },
      assignedTo: {
        ...table.assignedTo,
        text: ({ assignee, assignmentGroup }) => assignee ?? assignmentGroup,
      },
      assignee: person('assignee'),
      assignmentGroup: person('assignmentGroup'),
      requester: person('requester'),
      category: plain('category', 9, ({ category }) => category),
      tags: plain(
        'tags',
        8,
        ({ tags }) => tags.join(', '),
        ({ tags }) => tags.join(' '),
      ),
      openedAt: { ...table.openedAt, text: ({ openedAt }) => openedAt },
      updatedAt: { ...table.updatedAt, text: ({ updatedAt }) => updatedAt },
    };
  }, [t, settings, vocabulary, table]);
}
