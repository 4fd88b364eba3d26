import { EntitySummary } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { EntityRecords } from './EntityRecords';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const WEEKS = 13;

/** How many incidents were opened and resolved in each of the last weeks. */
export async function weeklyTrend(
  knex: Knex,
  records: EntityRecords,
  now: Date,
): Promise<EntitySummary['trend']> {
  const monday = DateTime.fromJSDate(now, { zone: 'utc' })
    .startOf('week')
    .toMillis();
  const start = monday - (WEEKS - 1) * WEEK;
  const perWeek = async (column: 'opened_at' | 'resolved_at') => {
    const week = knex.raw(`cast((records.${column} - ?) / ? as integer)`, [
      start,
      WEEK,
    ]);
    const rows: { week: number; count: number }[] = await records
      .of('incident')
      .where(`records.${column}`, '>=', start)
      .select({ week })
      .count({ count: '*' })
      .groupBy('week');
    return new Map(rows.map(row => [Number(row.week), Number(row.count)]));
  };
  const [opened, resolved] = await Promise.all([
    perWeek('opened_at'),
    perWeek('resolved_at'),
  ]);
  return Array.from({ length: WEEKS }, (_, week) => ({
    start: new Date(start + week * WEEK).toISOString(),
    opened: opened.get(week) ?? 0,
    resolved: resolved.get(week) ?? 0,
  }));
}
