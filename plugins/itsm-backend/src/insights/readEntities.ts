import {
  compareCounts,
  ComparedCount,
  EntityCount,
  EntityGrouping,
  EntityInsights,
  EntityInsightsQuery,
  rangeBefore,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { keysetPage } from './keysetPage';
import { Question } from './Question';
import { readDurations } from './readDurations';
import { readableLinksInScope, whereOpenedIn } from './scopedRecords';
import { withoutHidden } from './withoutHidden';

/** Those with the most incidents; no catalog is as large. */
const MOST_ENTITIES = 50_000;

/* Problems in which there is something left to do. */
const OPEN_PROBLEM_STATES = [
  'new',
  'assess',
  'root_cause_analysis',
  'fix_in_progress',
];

const keyColumns: Record<EntityGrouping, string> = {
  entity: 'record_entities.entity_ref',
  owner: 'record_entities.owner',
  system: 'record_entities.system',
};

async function readCounts(
  knex: Knex,
  question: Question,
  groupBy: EntityGrouping,
): Promise<EntityCount[]> {
  const { range } = question;
  const key = keyColumns[groupBy];
  const both = { ...range, from: rangeBefore(range).from };
  // A record has one link to an entity, but may have more to what is in a
  // system or owned by a group.
  const countIf = (condition: string) =>
    groupBy === 'entity'
      ? knex.raw(`sum(case when ${condition} then 1 else 0 end)`, [range.from])
      : knex.raw(
          `count(distinct case when ${condition} then record_entities.record_id end)`,
          [range.from],
        );
  const rows: {
    entity_ref: string;
    opened: number | string;
    previous: number | string;
  }[] = await whereOpenedIn(
    readableLinksInScope(knex, 'incident', question),
    both,
    'record_entities',
  )
    .whereNotNull(key)
    .select({
      entity_ref: key,
      opened: countIf('record_entities.opened_at >= ?'),
      previous: countIf('record_entities.opened_at < ?'),
    })
    .groupBy(key)
    .orderBy([{ column: 'opened', order: 'desc' }, 'entity_ref'])
    .limit(MOST_ENTITIES);
  return rows
    .map(row => ({
      entityRef: row.entity_ref,
      opened: Number(row.opened),
      previousOpened: Number(row.previous),
    }))
    .filter(({ opened }) => opened > 0);
}

async function countByKey(
  query: Knex.QueryBuilder,
  key: string,
  refs: readonly string[],
): Promise<Map<string, number>> {
  const rows: { entity_ref: string; count: number | string }[] = await query
    .whereIn(key, [...refs])
    .select({ entity_ref: key })
    .countDistinct({ count: 'record_entities.record_id' })
    .groupBy(key);
  return new Map(rows.map(row => [row.entity_ref, Number(row.count)]));
}

/** Which entities have the most incidents, and which have more than before. */
export async function readEntities(
  { knex, catalog }: { knex: Knex; catalog: Catalog },
  question: Question,
  query: Pick<EntityInsightsQuery, 'groupBy' | 'limit' | 'cursor'>,
): Promise<EntityInsights> {
  const { access, range } = question;
  const { groupBy, limit, cursor } = query;
  const key = keyColumns[groupBy];
  const counts = await withoutHidden(
    await readCounts(knex, question, groupBy),
    { catalog, access, refOf: ({ entityRef }) => entityRef },
  );
  const { items, pageInfo } = keysetPage<ComparedCount>(compareCounts(counts), {
    key: ({ opened, entityRef }) => [opened, entityRef],
    limit,
    cursor,
  });
  const refs = items.map(({ entityRef }) => entityRef);
  const openedRecords = () => {
    const incidents = readableLinksInScope(knex, 'incident', question)
      .whereIn(key, refs)
      .join(
        { incident: 'records' },
        'incident.id',
        'record_entities.record_id',
      );
    return whereOpenedIn(incidents, range, 'record_entities');
  };
  const [reopened, openProblems, resolveTimes] = await Promise.all([
    countByKey(
      openedRecords().where('incident.reopen_count', '>', 0),
      key,
      refs,
    ),
    countByKey(
      readableLinksInScope(knex, 'problem', question)
        .join({ problem: 'records' }, 'problem.id', 'record_entities.record_id')
        .whereIn('problem.state', OPEN_PROBLEM_STATES),
      key,
      refs,
    ),
    readDurations({
      knex,
      source: () =>
        knex.from(
          openedRecords()
            // Once for each key, whatever the number of its links.
            .distinct({
              key,
              id: 'incident.id',
              opened_at: 'incident.opened_at',
              resolved_at: 'incident.resolved_at',
            })
            .as('incidents'),
        ),
      duration: 'incidents.resolved_at - incidents.opened_at',
      key: 'incidents.key',
    }),
  ]);
  return {
    items: items.map(item => ({
      ...item,
      reopened: reopened.get(item.entityRef) ?? 0,
      openProblems: openProblems.get(item.entityRef) ?? 0,
      resolveTime: resolveTimes.get(item.entityRef) ?? { n: 0, missing: 0 },
    })),
    pageInfo,
  };
}
