import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { readable } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { type ListFilter, ME, MY_GROUPS } from './listFilter';
import { isInstant, type RecordQuery } from './recordQuery';

export interface FilterValuesProps {
  filter: ListFilter;
  query: RecordQuery;
}

/** A reference in a filter, by its title. */
function FilterRef(props: { value: string }) {
  const { value } = props;
  const t = useTranslate();
  const named = value === ME || value === MY_GROUPS ? 'user:default/x' : value;
  const { primaryTitle } = useEntityPresentation(named);
  switch (value) {
    case ME:
      return <>{t('records.filter.me')}</>;
    case MY_GROUPS:
      return <>{t('records.filter.myGroups')}</>;
    default:
      return <>{primaryTitle}</>;
  }
}

/** A day as it is, an instant by the reader's clock. */
function inWords(time: string): string {
  return isInstant(time)
    ? new Date(time).toLocaleString(undefined, {
        dateStyle: 'medium',
        timeStyle: 'short',
      })
    : time;
}

/** What a filter is set to, in words. */
export function FilterValues(props: FilterValuesProps) {
  const { filter, query } = props;
  const t = useTranslate();
  const values = query.values[filter.name] ?? [];

  switch (filter.kind) {
    case 'activity':
      return <>{t(`records.filter.activity.${query.activity}`)}</>;
    case 'days': {
      const { from = '…', to = '…' } = query.days[filter.name] ?? {};
      return <>{`${inWords(from)} – ${inWords(to)}`}</>;
    }
    case 'moment':
      return <>{values.map(inWords).join(', ')}</>;
    case 'choices':
      return (
        <>
          {values
            .map(value => {
              const option = filter.options.find(one => one.value === value);
              return option?.short ?? option?.label ?? readable(value);
            })
            .join(', ')}
        </>
      );
    case 'words':
      return <>{values.join(', ')}</>;
    default: {
      const [first, ...rest] = values;
      return first ? (
        <>
          <FilterRef value={first} />
          {rest.length > 0 && ` +${rest.length}`}
        </>
      ) : null;
    }
  }
}
