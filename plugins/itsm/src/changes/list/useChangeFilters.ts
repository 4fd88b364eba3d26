import {
  changeCloseCodes,
  type ChangeListRequest,
  riskLevels,
} from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import type { ListFilter } from '../../components/recordList';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';

/* From the shortest on: who asks for several means the longest. */
const followedWithin = ['P1D', 'P3D', 'P7D'] as const;

function followedRequest(values: readonly string[]): ChangeListRequest {
  const followedByIncidents = followedWithin.findLast(within =>
    values.includes(within),
  );
  return followedByIncidents ? { followedByIncidents } : {};
}

/* Asks for one of yes and no; both are as good as neither. */
function flagRequest(
  name: 'onHold' | 'awaitingMyApproval' | 'causedIncidents',
) {
  return (values: readonly string[]): ChangeListRequest =>
    values.length === 1 ? { [name]: values[0] === 'true' } : {};
}

/** What only the list of changes can be narrowed by. */
export function useChangeFilters(): readonly ListFilter[] {
  const t = useTranslate();
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  return useMemo(
    (): ListFilter[] => [
      {
        kind: 'choices',
        name: 'model',
        label: t('changes.filter.model'),
        options: (settings?.changeModels ?? []).map(({ name }) => ({
          value: name,
          label: vocabulary.choice('model', name),
        })),
      },
      {
        kind: 'choices',
        name: 'risk',
        label: t('changes.filter.risk'),
        options: [...riskLevels].reverse().map(level => ({
          value: level,
          label: t(`changes.riskShort.${level}`),
        })),
      },
      { kind: 'days', name: 'planned', label: t('changes.filter.planned') },
      {
        kind: 'choices',
        name: 'onHold',
        label: t('changes.filter.onHold'),
        options: [
          { value: 'true', label: t('changes.filter.isOnHold') },
          { value: 'false', label: t('changes.filter.isNotOnHold') },
        ],
        toRequest: flagRequest('onHold'),
      },
      {
        kind: 'choices',
        name: 'awaitingMyApproval',
        label: t('changes.filter.awaitingMyApproval'),
        options: [
          { value: 'true', label: t('changes.filter.isAwaited') },
          { value: 'false', label: t('changes.filter.isNotAwaited') },
        ],
        toRequest: flagRequest('awaitingMyApproval'),
      },
      {
        kind: 'choices',
        name: 'closeCode',
        label: vocabulary.field('closeCode'),
        listsAll: true,
        options: changeCloseCodes.map(code => ({
          value: code,
          label: vocabulary.choice('closeCode', code),
        })),
      },
      {
        kind: 'choices',
        name: 'causedIncidents',
        label: t('changes.filter.causedIncidents'),
        options: [
          { value: 'true', label: t('changes.filter.didCause') },
          { value: 'false', label: t('changes.filter.didNotCause') },
        ],
        toRequest: flagRequest('causedIncidents'),
      },
      {
        kind: 'choices',
        name: 'followedByIncidents',
        label: t('changes.filter.followedByIncidents'),
        options: followedWithin.map(value => ({
          value,
          label: t(`changes.filter.within.${value}`),
        })),
        toRequest: followedRequest,
      },
    ],
    [t, settings, vocabulary],
  );
}
