import { useMemo } from 'react';
import { useHours } from '../hooks/useHours';
import { useLocale } from '../hooks/useLocale';
import { useTranslate } from '../hooks/useTranslate';
import { percentOf } from './figures';

/** How figures are written in the reader's language. */
export interface Figures {
  count(count: number): string;
  percent(rate: number | undefined): string;
  /** Of hours; a dash where there is nothing to tell. */
  duration(hours: number | undefined): string;
  /** How likely something is by chance alone. */
  probability(pValue: number): string;
}

export function useFigures(): Figures {
  const t = useTranslate();
  const locale = useLocale();
  const hoursInWords = useHours();
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale);
    return {
      count: count => number.format(count),
      percent: rate => (rate === undefined ? '–' : percentOf(rate, locale)),
      duration: hours => (hours === undefined ? '–' : hoursInWords(hours)),
      probability: pValue =>
        pValue < 0.0001
          ? t('insights.components.lessThanOneIn', {
              n: number.format(10_000),
            })
          : t('insights.components.oneIn', {
              n: number.format(Math.round(1 / pValue)),
            }),
    };
  }, [t, locale, hoursInWords]);
}
