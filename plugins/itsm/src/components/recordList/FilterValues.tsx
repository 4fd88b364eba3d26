import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useHours } from '../../hooks/useHours';
import { useLocale } from '../../hooks/useLocale';
import { readable } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { useWeekWords } from '../../hooks/useWeekWords';
import { type ListFilter, ME, MY_GROUPS, parametersOf } from './listFilter';
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
function inWords(time: string, locale: string): string {
  return isInstant(time)
    ? new Date(time).toLocaleString(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
      })
    : time;
}

/** "Monday, Tuesday at 09:00, 10:00 (Europe/Berlin)". */
function WeekHoursInWords({ query }: Pick<FilterValuesProps, 'query'>) {
  const t = useTranslate();
  const { days, hours } = useWeekWords();
  const { openedWeekday, openedHour, timezone } = query.values;
  const told = {
    days: openedWeekday?.map(day => days[Number(day) - 1]).join(', ') ?? '',
    hours: openedHour?.map(hour => hours[Number(hour)]).join(', ') ?? '',
    zone: timezone?.[0] ?? 'UTC',
  };
  if (told.days && told.hours) {
    return <>{t('records.filter.weekHours.both', told)}</>;
  }
  return (
    <>
      {told.days && t('records.filter.weekHours.days', told)}
      {told.hours && t('records.filter.weekHours.hours', told)}
    </>
  );
}

/** "4 h – 8 h", or what is known of it. */
function HoursInWords({ filter, query }: FilterValuesProps) {
  const t = useTranslate();
  const inHours = useHours();
  const [from, to] = parametersOf(filter).map(parameter => {
    const hours = query.values[parameter]?.[0];
    return hours === undefined ? undefined : inHours(Number(hours));
  });
  if (to === undefined) {
    return from ? <>{t('common.duration.from', { from })}</> : null;
  }
  return (
    <>
      {from
        ? t('common.duration.span', { from, to })
        : t('records.filter.hours.below', { to })}
    </>
  );
}

/** What a filter is set to, in words. */
export function FilterValues(props: FilterValuesProps) {
  const { filter, query } = props;
  const t = useTranslate();
  const locale = useLocale();
  const values = query.values[filter.name] ?? [];

  switch (filter.kind) {
    case 'activity':
      return <>{t(`records.filter.activity.${query.activity}`)}</>;
    case 'days': {
      const { from = '…', to = '…' } = query.days[filter.name] ?? {};
      return <>{`${inWords(from, locale)} – ${inWords(to, locale)}`}</>;
    }
    case 'moment':
      return <>{values.map(time => inWords(time, locale)).join(', ')}</>;
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
    case 'weekHours':
      return <WeekHoursInWords query={query} />;
    case 'hours':
      return <HoursInWords filter={filter} query={query} />;
    case 'related':
      return <>{filter.value}</>;
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
