import { Heatmap } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import {
  hourOfWeek,
  HOURS_OF_WEEK,
  weekdayAndHour,
} from '../records/hourOfWeek';
import { Question } from './Question';
import { recordsOpenedInScope } from './scopedRecords';

/** At which hours of the week incidents are opened, by the zone's clocks. */
export async function readHeatmap(
  knex: Knex,
  question: Question,
): Promise<Heatmap> {
  const hours = recordsOpenedInScope(knex, 'incident', question).select({
    hour: knex.raw(hourOfWeek(question.range)),
  });
  const rows: { hour: number | string; count: number | string }[] = await knex
    .from(hours.as('hours'))
    .select('hour')
    .count({ count: '*' })
    .groupBy('hour');
  const opened = new Map(
    rows.map(row => [Number(row.hour), Number(row.count)]),
  );
  return {
    items: Array.from({ length: HOURS_OF_WEEK }, (_, at) => ({
      ...weekdayAndHour(at),
      opened: opened.get(at) ?? 0,
    })),
  };
}
