import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import type { FilterName } from './FilterChip';
import { ME, MY_GROUPS, type IncidentQuery } from './incidentQuery';

export interface FilterValuesProps {
  name: FilterName;
  query: IncidentQuery;
}

/** A reference in a filter, by its title. */
export function FilterRef(props: { value: string }) {
  const { value } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const named = value === ME || value === MY_GROUPS ? 'user:default/x' : value;
  const { primaryTitle } = useEntityPresentation(named);
  switch (value) {
    case ME:
      return <>{t('incidents.filter.me')}</>;
    case MY_GROUPS:
      return <>{t('incidents.filter.myGroups')}</>;
    default:
      return <>{primaryTitle}</>;
  }
}

/** What a filter is set to, in words. */
export function FilterValues(props: FilterValuesProps) {
  const { name, query } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const { value: settings } = useSettings();

  switch (name) {
    case 'activity':
      return <>{t(`incidents.filter.activity.${query.activity}`)}</>;
    case 'opened':
      return (
        <>{[query.openedFrom ?? '…', query.openedTo ?? '…'].join(' – ')}</>
      );
    case 'state':
      return (
        <>
          {query.values.state
            ?.map(state => vocabulary.state('incident', state))
            .join(', ')}
        </>
      );
    case 'priority':
      return (
        <>
          {query.values.priority
            ?.map(
              value =>
                settings?.priorities.find(
                  ({ priority }) => String(priority) === value,
                )?.name ?? value,
            )
            .join(', ')}
        </>
      );
    case 'tag':
      return <>{query.values.tag?.join(', ')}</>;
    default: {
      const [first, ...rest] = query.values[name] ?? [];
      return first ? (
        <>
          <FilterRef value={first} />
          {rest.length > 0 && ` +${rest.length}`}
        </>
      ) : null;
    }
  }
}
