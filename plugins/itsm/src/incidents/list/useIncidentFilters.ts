import { useMemo } from 'react';
import type { ListFilter } from '../../components/recordList';
import { useTranslate } from '../../hooks/useTranslate';

/** What only the list of incidents can be narrowed by. */
export function useIncidentFilters(): readonly ListFilter[] {
  const t = useTranslate();
  return useMemo(
    (): ListFilter[] => [
      {
        kind: 'hours',
        name: 'resolveHours',
        label: t('incidents.filter.resolveHours'),
        listsAll: true,
      },
      {
        kind: 'days',
        name: 'reopening',
        parameter: 'reopened',
        label: t('incidents.filter.reopening'),
        listsAll: true,
      },
      {
        kind: 'related',
        name: 'causedByChanges',
        type: 'change',
        label: t('incidents.filter.causedByChanges'),
        value: t('incidents.filter.someChanges'),
        description: t('incidents.filter.causedByDescription'),
      },
    ],
    [t],
  );
}
