import { useCallback } from 'react';
import { useSettings } from '../hooks/useSettings';
import { useTranslate } from '../hooks/useTranslate';

/** What priorities are called: "1 Critical". */
export function usePriorityNames(): (priority: number) => string {
  const t = useTranslate();
  const { value: settings } = useSettings();
  return useCallback(
    priority => {
      const known = settings?.priorities.find(
        each => each.priority === priority,
      );
      return known
        ? `${priority} ${known.name}`
        : t('common.priority.short', { priority: String(priority) });
    },
    [t, settings],
  );
}
