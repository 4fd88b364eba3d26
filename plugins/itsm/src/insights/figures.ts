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
