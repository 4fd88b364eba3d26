import { Period } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Question } from './Question';
import { recordsInScope, recordsOpenedInScope } from './scopedRecords';
import { stepFunction } from './stepFunction';

/*
 * As the partial index has it, so that it can serve the query. In JSON, quotes
 * within a text are escaped: nothing that anybody writes can look like this.
 */
const REOPENING = `activity.kind = 'transitioned' and activity.body like '%"transition":{"from":"resolved","to":"in_progress"}%'`;

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
  const known = recordsInScope(knex, 'incident', question)
    .where('records.reopen_count', '>', 0)
    .join('activity', 'activity.record_id', 'records.id')
    .whereRaw(REOPENING)
    .where('activity.at', '>=', from)
    .where('activity.at', '<', to)
    .select({ period: period('activity.at'), id: 'records.id' });
  const untold = recordsOpenedInScope(knex, 'incident', question)
    .where('records.reopen_count', '>', 0)
    .whereNotExists(
      knex('activity')
        .select(1)
        .whereRaw('activity.record_id = records.id')
        .whereRaw(REOPENING),
    )
    .select({ period: period('records.opened_at'), id: 'records.id' });
  const rows: { period: number; count: number | string }[] = await knex
    // Each incident once a period, however often it came back.
    .from(knex.union([known, untold]).as('reopenings'))
    .select('period')
    .count({ count: '*' })
    .groupBy('period');
  return new Map(rows.map(row => [Number(row.period), Number(row.count)]));
}
