import {
  openIncidentStates,
  Period,
  periodsOf,
  TrendInterval,
  Trends,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { FieldsError } from '../records/RecordDraft';
import { stepFunction } from '../records/stepFunction';
import { Question } from './Question';
import { readDuration } from './readDurations';
import { readReopenings } from './readReopenings';
import { recordsInScope, recordsOpenedInScope } from './scopedRecords';

const MOST_PERIODS = 4000;

/*
 * What happens to incidents in a period: they are opened, resolved, or closed
 * without having been resolved. Two more flows are there for the backlog:
 * those that were open at the beginning, and those opened whose end nobody
 * wrote down, which are not open although nothing says since when.
 */
type Flow = 'opened' | 'resolved' | 'closed' | 'endless' | 'open_before';

interface FlowRow {
  flow: Flow;
  period: number;
  level: number;
  count: number | string;
}

/* All in one statement, so that it adds up while others write. */
async function readFlows(
  knex: Knex,
  question: Question,
  periods: readonly Period[],
): Promise<FlowRow[]> {
  const { from, to } = question.range;
  const facts = recordsInScope(knex, 'incident', question).select(
    'records.priority',
    'records.state',
    'records.opened_at',
    'records.resolved_at',
    'records.closed_at',
  );
  const rows = (flow: Flow, column?: string) =>
    knex('facts').select({
      flow: knex.raw(`'${flow}'`),
      period: knex.raw(
        column
          ? stepFunction(
              column,
              periods.map((period, value) => ({ from: period.from, value })),
            )
          : '0',
      ),
      level: flow === 'opened' ? 'priority' : knex.raw('0'),
    });
  const happened = (flow: Flow, column: string) =>
    rows(flow, column).where(column, '>=', from).where(column, '<', to);
  const open = [...openIncidentStates];
  const flows = knex.unionAll([
    happened('opened', 'opened_at'),
    happened('resolved', 'resolved_at'),
    happened('closed', 'closed_at').whereNull('resolved_at'),
    happened('endless', 'opened_at')
      .whereNull('resolved_at')
      .whereNull('closed_at')
      .whereNotIn('state', open),
    rows('open_before')
      .where('opened_at', '<', from)
      .where('resolved_at', '>=', from),
    rows('open_before')
      .where('opened_at', '<', from)
      .whereNull('resolved_at')
      .where('closed_at', '>=', from),
    rows('open_before')
      .where('opened_at', '<', from)
      .whereNull('resolved_at')
      .whereNull('closed_at')
      .whereIn('state', open),
  ]);
  // Few records are looked up once; all of them are counted in the indexes.
  return (
    question.scope
      ? knex.withMaterialized('facts', facts)
      : knex.withNotMaterialized('facts', facts)
  )
    .from(flows.as('flows'))
    .select('flow', 'period', 'level')
    .count({ count: '*' })
    .groupBy('flow', 'period', 'level')
    .orderBy('level');
}

/**
 * How incidents came and went.
 * @throws InputError if there are more periods than anybody looks at
 */
export async function readTrends(
  knex: Knex,
  question: Question,
  interval: TrendInterval,
): Promise<Trends> {
  const { range } = question;
  const periods = periodsOf(range, { interval, most: MOST_PERIODS });
  if (!periods) {
    const message = `makes more than ${MOST_PERIODS} periods; ask for longer ones, or for a shorter time`;
    throw new FieldsError([{ field: 'interval', message }]);
  }
  const duration = (column: string) =>
    readDuration({
      knex,
      source: () => recordsOpenedInScope(knex, 'incident', question),
      duration: `records.${column} - records.opened_at`,
    });
  const [flows, reopened, acknowledgeTime, resolveTime] = await Promise.all([
    readFlows(knex, question, periods),
    readReopenings(knex, question, periods),
    duration('acknowledged_at'),
    duration('resolved_at'),
  ]);
  const byFlow = new Map<string, FlowRow[]>();
  for (const row of flows) {
    const key = `${row.flow} ${row.period}`;
    byFlow.set(key, [...(byFlow.get(key) ?? []), row]);
  }
  const rowsOf = (flow: Flow, period: number) =>
    byFlow.get(`${flow} ${period}`) ?? [];
  const sum = (rows: readonly FlowRow[]) =>
    rows.reduce((total, { count }) => total + Number(count), 0);
  let backlog = sum(rowsOf('open_before', 0));
  const series = periods.map(({ start }, at) => {
    const byPriority = rowsOf('opened', at);
    const opened = sum(byPriority);
    const resolved = sum(rowsOf('resolved', at));
    const closed = sum(rowsOf('closed', at));
    backlog += opened - sum(rowsOf('endless', at)) - resolved - closed;
    return {
      start: new Date(start).toISOString(),
      opened,
      resolved,
      reopened: reopened.get(at) ?? 0,
      backlog,
      byPriority: byPriority.map(({ level, count }) => ({
        priority: Number(level),
        count: Number(count),
      })),
    };
  });
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    series,
    acknowledgeTime,
    resolveTime,
  };
}
