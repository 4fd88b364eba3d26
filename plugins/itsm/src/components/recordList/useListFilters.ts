import {
  entityRoles,
  type ListRequest,
  type RecordType,
  type TellableField,
} from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { type ListFilter, ME, MY_GROUPS } from './listFilter';

const NONE: readonly ListFilter[] = [];

function reopenedRequest(values: readonly string[]): ListRequest {
  return values.includes('true') ? { reopened: true } : {};
}

/** What a record of each type may have or lack. */
const tellable: Record<RecordType, readonly TellableField[]> = {
  incident: [
    ...(['assignee', 'assignmentGroup', 'acknowledgedAt'] as const),
    ...(['resolvedAt', 'closedAt'] as const),
  ],
  change: ['assignee', 'assignmentGroup', 'actualEnd', 'closeCode', 'closedAt'],
  problem: ['assignee', 'assignmentGroup', 'closedAt'],
};

/** What a record has when it is over, or about to be. */
const endings: readonly TellableField[] = [
  'resolvedAt',
  'actualEnd',
  'closeCode',
  'closedAt',
];

/** The filters of a list: those of every type, and the type's own among them. */
export function useListFilters(
  type: RecordType,
  own: readonly ListFilter[] = NONE,
): readonly ListFilter[] {
  const t = useTranslate();
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  return useMemo(
    () => [
      {
        kind: 'activity',
        name: 'activity',
        label: t('records.filter.name.activity'),
      },
      {
        kind: 'choices',
        name: 'state',
        label: t('records.filter.name.state'),
        listsAll: true,
        options: (settings?.states[type] ?? []).map(({ value }) => ({
          value,
          label: vocabulary.state(type, value),
        })),
      },
      {
        kind: 'choices',
        name: 'priority',
        label: t('records.filter.name.priority'),
        options: (settings?.priorities ?? []).map(({ priority, name }) => ({
          value: String(priority),
          label: `${priority} ${name}`,
          short: name,
        })),
        toRequest: values => ({
          priority: values
            .map(Number)
            .filter(number => Number.isInteger(number) && number > 0),
        }),
      },
      ...own,
      {
        kind: 'references',
        name: 'assignmentGroup',
        label: t('records.filter.name.assignmentGroup'),
        kinds: ['group'],
        standIn: MY_GROUPS,
      },
      {
        kind: 'references',
        name: 'assignee',
        label: t('records.filter.name.assignee'),
        kinds: ['user'],
        standIn: ME,
      },
      {
        kind: 'references',
        name: 'requester',
        label: t('records.filter.name.requester'),
        kinds: ['user'],
        standIn: ME,
      },
      {
        kind: 'references',
        name: 'entityRef',
        label: t('records.filter.name.entityRef'),
      },
      {
        kind: 'references',
        name: 'owner',
        label: t('records.filter.name.owner'),
        kinds: ['group', 'user'],
      },
      {
        kind: 'references',
        name: 'system',
        label: t('records.filter.name.system'),
        kinds: ['system'],
      },
      {
        kind: 'references',
        name: 'domain',
        label: t('records.filter.name.domain'),
        kinds: ['domain'],
      },
      {
        kind: 'choices',
        name: 'entityRole',
        label: t('records.filter.name.entityRole'),
        options: entityRoles.map(role => ({
          value: role,
          label: vocabulary.entityRole(role),
        })),
      },
      { kind: 'words', name: 'tag', label: t('records.filter.name.tag') },
      { kind: 'days', name: 'opened', label: t('records.filter.name.opened') },
      {
        kind: 'weekHours',
        name: 'openedWeek',
        label: t('records.filter.name.openedWeek'),
      },
      {
        kind: 'days',
        name: 'resolved',
        label: t('records.filter.name.resolved'),
        listsAll: true,
      },
      ...(['has', 'lacks'] as const).map(name => ({
        kind: 'choices' as const,
        name,
        label: t(`records.filter.name.${name}`),
        options: tellable[type].map(field => ({
          value: field,
          label: t(`records.filter.told.${field}`),
          listsAll: name === 'has' && endings.includes(field),
        })),
      })),
      {
        kind: 'moment',
        name: 'openAt',
        label: t('records.filter.name.openAt'),
        listsAll: true,
      },
      {
        kind: 'choices',
        name: 'reopened',
        label: t('records.filter.name.reopened'),
        options: [{ value: 'true', label: t('records.filter.atLeastOnce') }],
        toRequest: reopenedRequest,
      },
    ],
    [t, settings, vocabulary, type, own],
  );
}
