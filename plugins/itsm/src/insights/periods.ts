import type {
  TrendInterval,
  TrendPeriod,
  Trends,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';

/** One bar of a trend: when it is, and what it is called. */
export interface LabelledPeriod extends TrendPeriod {
  /** The part of it that is counted, as instants. */
  from: string;
  to: string;
  label: string;
}

const formats: Record<TrendInterval, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

/** The periods of a trend with their ends, cut to the time asked about. */
export function labelledPeriods(
  trends: Trends,
  options: { interval: TrendInterval; zone?: string; locale: string },
): LabelledPeriod[] {
  const { interval, zone = 'utc', locale } = options;
  const read = (time: string) => DateTime.fromISO(time, { zone });
  const [first, last] = [read(trends.from), read(trends.to)];
  return trends.series.map(period => {
    const start = read(period.start);
    const end = start.plus({ [interval]: 1 }).startOf(interval);
    return {
      ...period,
      from: DateTime.max(start, first).toJSDate().toISOString(),
      to: DateTime.min(end, last).toJSDate().toISOString(),
      label: start.setLocale(locale).toLocaleString(formats[interval]),
    };
  });
}
