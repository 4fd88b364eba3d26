import { Heatmap, zoneOffsetsOf } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Question } from './Question';
import { recordsOpenedInScope } from './scopedRecords';
import { stepFunction } from './stepFunction';

const HOUR = 60 * 60 * 1000;
const HOURS = 7 * 24;
/** Time began on a Thursday. */
const HOURS_BEFORE_THURSDAY = 3 * 24;

/** At which hours of the week incidents are opened, by the zone's clocks. */
export async function readHeatmap(
  knex: Knex,
  question: Question,
): Promise<Heatmap> {
  const offset = stepFunction(
    'records.opened_at',
    zoneOffsetsOf(question.range).map(({ from, milliseconds }) => ({
      from,
      value: milliseconds,
    })),
  );
  const hours = recordsOpenedInScope(knex, 'incident', question).select({
    hour: knex.raw(
      // A day more keeps what was before 1970 there above zero.
      `((records.opened_at + (${offset})) / ${HOUR} + ${HOURS_BEFORE_THURSDAY} + ${HOURS}) % ${HOURS}`,
    ),
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
    items: Array.from({ length: HOURS }, (_, at) => ({
      weekday: Math.floor(at / 24) + 1,
      hour: at % 24,
      opened: opened.get(at) ?? 0,
    })),
  };
}
