import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

/**
 * Spells out a span of time in the reader's language and time zone, as short as
 * it is clear; the year only where it isn't the present one.
 */
export function useTimeSpan(): (
  start: string | undefined,
  end: string | undefined,
) => string | undefined {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return useMemo(() => {
    const base: Intl.DateTimeFormatOptions = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    };
    const usual = new Intl.DateTimeFormat(language, base);
    const withYear = new Intl.DateTimeFormat(language, {
      ...base,
      year: 'numeric',
    });
    return (start, end) => {
      if (!start || !end) {
        return undefined;
      }
      const [from, to] = [new Date(start), new Date(end)];
      const thisYear = new Date().getFullYear();
      const format =
        from.getFullYear() === thisYear && to.getFullYear() === thisYear
          ? usual
          : withYear;
      return format.formatRange(from, to);
    };
  }, [language]);
}
