import { Period } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { toldReopenings, whereReopeningUntold } from '../records/reopenings';
import { stepFunction } from '../records/stepFunction';
import { Question } from './Question';
import { recordsInScope, recordsOpenedInScope } from './scopedRecords';

/**
 * How many incidents were reopened in each period, by its position. Of those
 * that came from elsewhere only that they were reopened is known: they count
 * when they were opened.
 */
export async function readReopenings(
  knex: Knex,
  question: Question,
  periods: readonly Period[],
): Promise<Map<number, number>> {
  const { from, to } = question.range;
  const period = (column: string) =>
    knex.raw(
      stepFunction(
        column,
        periods.map((each, value) => ({ from: each.from, value })),
      ),
    );
  const told = toldReopenings(knex, { from, to }).select('at', 'record_id');
  const known = recordsInScope(knex, 'incident', question)
    .where('records.reopen_count', '>', 0)
    .join(told.as('told'), 'told.record_id', 'records.id')
    .select({ period: period('told.at'), id: 'records.id' });
  const untold = whereReopeningUntold(
    knex,
    recordsOpenedInScope(knex, 'incident', question),
  ).select({ period: period('records.opened_at'), id: 'records.id' });
  const rows: { period: number; count: number | string }[] = await knex
    // Each incident once a period, however often it came back.
    .from(knex.union([known, untold]).as('reopenings'))
    .select('period')
    .count({ count: '*' })
    .groupBy('period');
  return new Map(rows.map(row => [Number(row.period), Number(row.count)]));
}
