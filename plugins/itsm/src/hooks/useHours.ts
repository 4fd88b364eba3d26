import { useMemo } from 'react';
import { useLocale } from './useLocale';
import { useTranslate } from './useTranslate';

/** A duration as it is told. */
export interface DurationParts {
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

/** Hours in the unit that reads best: minutes up to an hour, days from two on. */
export function durationOf(hours: number): DurationParts {
  if (hours < 1) {
    return { unit: 'minutes', count: Math.round(hours * 60) };
  }
  return hours < 48
    ? { unit: 'hours', count: rounded(hours) }
    : { unit: 'days', count: rounded(hours / 24) };
}

function rounded(count: number): number {
  return count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
}

/** Writes hours in the reader's language. */
export function useHours(): (hours: number) => string {
  const t = useTranslate();
  const locale = useLocale();
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale);
    return hours => {
      const { unit, count } = durationOf(hours);
      return t(`common.duration.${unit}`, { amount: number.format(count) });
    };
  }, [t, locale]);
}
