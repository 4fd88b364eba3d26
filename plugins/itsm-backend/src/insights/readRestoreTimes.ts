import { RestoreTimes } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { stepFunction } from '../records/stepFunction';
import { Question } from './Question';
import { readDuration } from './readDurations';
import { recordsOpenedInScope } from './scopedRecords';

const HOUR = 60 * 60 * 1000;
/** Where buckets begin, in hours: a quarter of an hour to a quarter of a year. */
const EDGES = [0, 0.25, 0.5, 1, 2, 4, 8, 24, 48, 72, 168, 336, 720, 2160];

/** How the times to resolve the incidents opened are distributed. */
export async function readRestoreTimes(
  knex: Knex,
  question: Question,
): Promise<RestoreTimes> {
  const duration = 'records.resolved_at - records.opened_at';
  const source = () => recordsOpenedInScope(knex, 'incident', question);
  const durations = source()
    .whereNotNull('records.resolved_at')
    .select({ duration: knex.raw(duration) });
  const buckets = knex.from(durations.as('durations')).select({
    bucket: knex.raw(
      stepFunction(
        'duration',
        EDGES.map((hours, value) => ({ from: hours * HOUR, value })),
      ),
    ),
  });
  const counts = knex
    .from(buckets.as('buckets'))
    .select('bucket')
    .count({ count: '*' })
    .groupBy('bucket');
  const [resolveTime, rows]: [
    RestoreTimes['resolveTime'],
    { bucket: number; count: number | string }[],
  ] = await Promise.all([readDuration({ knex, source, duration }), counts]);
  const counted = new Map(
    rows.map(row => [Number(row.bucket), Number(row.count)]),
  );
  return {
    resolveTime,
    buckets: EDGES.map((fromHours, at) => ({
      fromHours,
      ...(at + 1 < EDGES.length ? { toHours: EDGES[at + 1] } : {}),
      count: counted.get(at) ?? 0,
    })),
  };
}
