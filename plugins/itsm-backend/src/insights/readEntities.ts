import {
  compareCounts,
  ComparedCount,
  EntityCount,
  EntityGrouping,
  EntityInsights,
  EntityInsightsQuery,
  openProblemStates,
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

/* SQL for what links are counted by. */
const keys: Record<EntityGrouping, string> = {
  entity: 'record_entities.entity_ref',
  owner: 'record_entities.owner',
  // As everywhere, a system also stands for itself.
  system:
    "case when record_entities.entity_ref like 'system:%' then record_entities.entity_ref else record_entities.system end",
};

async function readCounts(
  knex: Knex,
  question: Question,
  groupBy: EntityGrouping,
): Promise<EntityCount[]> {
  const { range } = question;
  const key = keys[groupBy];
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
    .whereRaw(`${key} is not null`)
    .select({
      entity_ref: knex.raw(key),
      opened: countIf('record_entities.opened_at >= ?'),
      previous: countIf('record_entities.opened_at < ?'),
    })
    .groupByRaw(key)
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

/* Narrows a query to some of the keys; there is at least one. */
function whereKey(
  query: Knex.QueryBuilder,
  key: string,
  refs: readonly string[],
): Knex.QueryBuilder {
  return query.whereRaw(`${key} in (${refs.map(() => '?').join(', ')})`, refs);
}

async function countByKey(
  knex: Knex,
  query: Knex.QueryBuilder,
  key: string,
): Promise<Map<string, number>> {
  const rows: { entity_ref: string; count: number | string }[] = await query
    .select({ entity_ref: knex.raw(key) })
    .countDistinct({ count: 'record_entities.record_id' })
    .groupByRaw(key);
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
  const key = keys[groupBy];
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
  if (refs.length === 0) {
    return { items: [], pageInfo };
  }
  const linksOf = (type: 'incident' | 'problem') =>
    whereKey(readableLinksInScope(knex, type, question), key, refs).join(
      { counted: 'records' },
      'counted.id',
      'record_entities.record_id',
    );
  const openedRecords = () =>
    whereOpenedIn(linksOf('incident'), range, 'record_entities');
  const [reopened, openProblems, resolveTimes] = await Promise.all([
    countByKey(
      knex,
      openedRecords().where('counted.reopen_count', '>', 0),
      key,
    ),
    countByKey(
      knex,
      linksOf('problem').whereIn('counted.state', [...openProblemStates]),
      key,
    ),
    readDurations({
      knex,
      source: () =>
        knex.from(
          openedRecords()
            // Once for each key, whatever the number of its links.
            .distinct(
              knex.raw(`${key} as "key"`),
              'counted.id',
              'counted.opened_at',
              'counted.resolved_at',
            )
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
