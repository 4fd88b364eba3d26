import { Info } from 'luxon';
import { useMemo } from 'react';
import { useLocale } from './useLocale';

const hours = Array.from(
  { length: 24 },
  (_, hour) => `${String(hour).padStart(2, '0')}:00`,
);

/** The days of the week from Monday on, and the hours of a day, in words. */
export function useWeekWords() {
  const locale = useLocale();
  return useMemo(
    () => ({
      days: Info.weekdays('long', { locale }),
      shortDays: Info.weekdays('short', { locale }),
      hours,
    }),
    [locale],
  );
}
