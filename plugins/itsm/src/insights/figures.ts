/** The parts of a duration that are told: one, or two where it matters. */
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

/** A rate between 0 and 1. */
export function percentOf(rate: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: rate > 0 && rate < 0.1 ? 1 : 0,
  }).format(rate);
}

/** How far one figure is above or below another; nothing without the other. */
export function changeOf(
  now: number | undefined,
  before: number | undefined,
): number | undefined {
  return now === undefined || !before ? undefined : now / before - 1;
}
