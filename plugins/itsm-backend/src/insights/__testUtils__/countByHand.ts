import {
  DurationStatistics,
  nearestRank,
  Period,
} from 'backstage-plugin-itsm-common';
import { StoredRecord } from '../../records/rows';

const HOUR = 60 * 60 * 1000;

/** Whether a time is in a period, its end not included. */
export function isIn(
  time: string | undefined,
  { from, to }: { from: number; to: number },
): boolean {
  return (
    time !== undefined && Date.parse(time) >= from && Date.parse(time) < to
  );
}

/** Statistics of all values in order, which is what they mean. */
export function durationsByHand(
  records: readonly StoredRecord[],
  field: 'acknowledgedAt' | 'resolvedAt',
): DurationStatistics {
  const hours = records
    .filter(record => record[field])
    .map(
      record =>
        (Date.parse(record[field] as string) - Date.parse(record.openedAt)) /
        HOUR,
    )
    .sort((one, other) => one - other);
  const n = hours.length;
  const missing = records.length - n;
  if (n === 0) {
    return { n, missing };
  }
  const middle = Math.floor(n / 2);
  return {
    n,
    missing,
    meanHours: expect.closeTo(
      hours.reduce((sum, each) => sum + each, 0) / n,
      6,
    ),
    p50Hours:
      n % 2 === 1 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2,
    p90Hours: hours[nearestRank(90, n) - 1],
  };
}

/** The row of a trend for one period, counted one incident after the other. */
export function periodByHand(
  records: readonly StoredRecord[],
  period: Period,
  reopenings: readonly { id: string; at: string }[],
) {
  const opened = records.filter(record => isIn(record.openedAt, period));
  const reopened = records.filter(({ id, openedAt, reopenCount }) => {
    const known = reopenings.filter(each => each.id === id);
    return known.length > 0
      ? known.some(({ at }) => isIn(at, period))
      : reopenCount > 0 && isIn(openedAt, period);
  });
  const backlog = records.filter(record => {
    const end = record.resolvedAt ?? record.closedAt;
    return (
      Date.parse(record.openedAt) < period.to &&
      (end
        ? Date.parse(end) >= period.to
        : ['new', 'in_progress', 'on_hold'].includes(record.state))
    );
  });
  const priorities = [...new Set(opened.map(({ priority }) => priority))];
  return {
    start: new Date(period.start).toISOString(),
    opened: opened.length,
    resolved: records.filter(record => isIn(record.resolvedAt, period)).length,
    reopened: reopened.length,
    backlog: backlog.length,
    byPriority: priorities
      .sort((one, other) => one - other)
      .map(priority => ({
        priority,
        count: opened.filter(record => record.priority === priority).length,
      })),
  };
}
