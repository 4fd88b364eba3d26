import type { ProblemListRequest } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import type { ListFilter } from '../../components/recordList';
import { useTranslate } from '../../hooks/useTranslate';

function knownErrorRequest(values: readonly string[]): ProblemListRequest {
  // Both are as good as neither.
  return values.length === 1 ? { knownError: values[0] === 'true' } : {};
}

/** What only the list of problems can be narrowed by. */
export function useProblemFilters(): readonly ListFilter[] {
  const t = useTranslate();
  return useMemo(
    (): ListFilter[] => [
      {
        kind: 'choices',
        name: 'knownError',
        label: t('problems.filter.knownError'),
        options: [
          { value: 'true', label: t('problems.filter.isKnownError') },
          { value: 'false', label: t('problems.filter.isNotKnownError') },
        ],
        toRequest: knownErrorRequest,
      },
    ],
    [t],
  );
}
