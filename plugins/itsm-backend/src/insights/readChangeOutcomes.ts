import {
  ChangeGrouping,
  ChangeOutcome,
  ChangeOutcomes,
  ChangeOutcomesQuery,
  DurationStatistics,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { Catalog } from '../catalog/Catalog';
import {
  causedByTheChange,
  causedIncidents,
  followingTheChange,
} from '../records/incidentsOfChanges';
import { keysetPage } from './keysetPage';
import { Question } from './Question';
import { ALL, readDurations } from './readDurations';
import { linksInScope, recordsOpenedInScope } from './scopedRecords';
import { withoutHidden } from './withoutHidden';

const MOST_KEYS = 50_000;

type Grouping = ChangeGrouping | undefined;

const keyColumns: Record<ChangeGrouping, string> = {
  entity: 'key_entity.entity_ref',
  team: 'records.assignment_group',
  model: 'records.model',
  risk: 'records.risk_level',
};

/** The changes that were carried out, with their key; one row for each key. */
function implementedChanges(
  knex: Knex,
  question: Question,
  groupBy: Grouping,
): Knex.QueryBuilder {
  const query = recordsOpenedInScope(knex, 'change', question).whereIn(
    'records.state',
    ['review', 'closed'],
  );
  if (groupBy === 'entity') {
    const links = linksInScope(knex, 'change', question).select(
      'record_entities.record_id',
      'record_entities.entity_ref',
    );
    query.join(links.as('key_entity'), 'key_entity.record_id', 'records.id');
  }
  if (groupBy) {
    query.whereNotNull(keyColumns[groupBy]);
  }
  return query.select({
    key: groupBy ? keyColumns[groupBy] : knex.raw("''"),
    id: 'records.id',
    close_code: 'records.close_code',
    model: 'records.model',
    actual_end: 'records.actual_end',
  });
}

interface OutcomeRow {
  key: string;
  [count: string]: number | string | null;
}

async function readOutcomes(
  knex: Knex,
  question: Question,
  options: { groupBy: Grouping; within: number },
): Promise<Map<string, Omit<ChangeOutcome, 'restoreTime'>>> {
  const { groupBy, within } = options;
  const criteria = question.access.types.incident.read;
  const { roles } = question;
  const caused = causedByTheChange(knex, criteria);
  const followed = followingTheChange(knex, { criteria, within, roles });
  const judged = knex
    .from(implementedChanges(knex, question, groupBy).as('changes'))
    .select('key', 'close_code', 'model', 'actual_end', {
      caused: knex.raw('case when exists ? then 1 else 0 end', [caused]),
      followed: knex.raw('case when exists ? then 1 else 0 end', [followed]),
    });
  const countIf = (condition: string) =>
    knex.raw(`sum(case when ${condition} then 1 else 0 end)`);
  const rows: OutcomeRow[] = await knex
    .from(judged.as('judged'))
    .select('key', {
      successful: countIf("close_code = 'successful'"),
      with_issues: countIf("close_code = 'successful_with_issues'"),
      unsuccessful: countIf("close_code = 'unsuccessful'"),
      without_end: countIf('actual_end is null'),
      emergencies: countIf("model = 'emergency'"),
    })
    .sum({ caused: 'caused', followed: 'followed' })
    .count({ implemented: '*' })
    .groupBy('key')
    .orderBy([{ column: 'implemented', order: 'desc' }, 'key'])
    .limit(MOST_KEYS);
  return new Map(rows.map(row => [row.key, toOutcome(row)]));
}

function toOutcome(row: OutcomeRow): Omit<ChangeOutcome, 'restoreTime'> {
  const count = (column: string) => Number(row[column]);
  const share = (part: number, whole: number) =>
    whole === 0 ? undefined : part / whole;
  const implemented = count('implemented');
  const successful = count('successful');
  const successfulWithIssues = count('with_issues');
  const unsuccessful = count('unsuccessful');
  const withoutEnd = count('without_end');
  const succeeded = successful + successfulWithIssues;
  return {
    implemented,
    successful,
    successfulWithIssues,
    unsuccessful,
    successRate: share(succeeded, succeeded + unsuccessful),
    causedIncidents: count('caused'),
    changeFailureRate: share(count('caused'), implemented),
    followedByIncidents: count('followed'),
    withoutEnd,
    followedByIncidentsRate: share(count('followed'), implemented - withoutEnd),
    emergencies: count('emergencies'),
    emergencyShare: share(count('emergencies'), implemented),
  };
}

/* Of the incidents that the changes caused, by the key of the change. */
function readRestoreTimes(
  knex: Knex,
  question: Question,
  options: { groupBy: Grouping; keys: readonly string[] },
): Promise<Map<string, DurationStatistics>> {
  const { groupBy, keys } = options;
  const { read } = question.access.types.incident;
  return readDurations({
    knex,
    source: () =>
      knex.from(
        causedIncidents(knex, read)
          .join(
            implementedChanges(knex, question, groupBy).as('changes'),
            'changes.id',
            'record_links.target_id',
          )
          .whereIn('changes.key', [...keys])
          // Once for each key, however many changes are said to be its cause.
          .distinct({
            key: 'changes.key',
            id: 'records.id',
            opened_at: 'records.opened_at',
            resolved_at: 'records.resolved_at',
          })
          .as('incidents'),
      ),
    duration: 'incidents.resolved_at - incidents.opened_at',
    key: 'incidents.key',
  });
}

const none: Omit<ChangeOutcome, 'restoreTime'> = toOutcome({
  key: ALL,
  ...Object.fromEntries(
    [
      'implemented',
      'successful',
      'with_issues',
      'unsuccessful',
      'caused',
      'followed',
      'without_end',
      'emergencies',
    ].map(column => [column, 0]),
  ),
});

/** How changes went, together and by what they are told apart. */
export async function readChangeOutcomes(
  { knex, catalog }: { knex: Knex; catalog: Catalog },
  question: Question,
  query: Pick<ChangeOutcomesQuery, 'groupBy' | 'within' | 'limit' | 'cursor'>,
): Promise<ChangeOutcomes> {
  const { groupBy, limit, cursor } = query;
  const within = Duration.fromISO(query.within).toMillis();
  const [overall, outcomes] = await Promise.all([
    readOutcomes(knex, question, { groupBy: undefined, within }),
    readOutcomes(knex, question, { groupBy, within }),
  ]);
  const all = [...outcomes].map(([key, outcome]) => ({ key, ...outcome }));
  const shown =
    groupBy === 'entity'
      ? await withoutHidden(all, {
          catalog,
          access: question.access,
          refOf: ({ key }) => key,
        })
      : all;
  const { items, pageInfo } = keysetPage(shown, {
    key: ({ implemented, key }) => [implemented, key],
    limit,
    cursor,
  });
  const [overallTimes, times] = await Promise.all([
    readRestoreTimes(knex, question, { groupBy: undefined, keys: [ALL] }),
    readRestoreTimes(knex, question, {
      groupBy,
      keys: items.map(({ key }) => key),
    }),
  ]);
  const nothing = { n: 0, missing: 0 };
  return {
    overall: {
      ...(overall.get(ALL) ?? none),
      restoreTime: overallTimes.get(ALL) ?? nothing,
    },
    items: items.map(item => ({
      ...item,
      restoreTime: times.get(item.key) ?? nothing,
    })),
    pageInfo,
  };
}
