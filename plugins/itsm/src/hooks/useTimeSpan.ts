import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

export interface TimeSpanOptions {
  /** Without the days of the week, where there is little room. */
  narrow?: boolean;
}

/**
 * Spells out a span of time in the reader's language and time zone; the year
 * only where it isn't the present one.
 */
export function useTimeSpan({ narrow }: TimeSpanOptions = {}): (
  start: string | undefined,
  end: string | undefined,
) => string | undefined {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return useMemo(() => {
    const base: Intl.DateTimeFormatOptions = {
      weekday: narrow ? undefined : 'short',
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
  }, [language, narrow]);
}
