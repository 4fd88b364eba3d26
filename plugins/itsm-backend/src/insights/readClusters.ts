import {
  clusterTexts,
  CustomRelations,
  followedRelations,
  impactDirections,
  ProblemCandidate,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Question } from './Question';
import { MOST_INCIDENTS, whereNoProblem } from './readRecurrences';
import { readableLinksInScope, whereOpenedIn } from './scopedRecords';
import { withoutHidden } from './withoutHidden';

const HOUR = 60 * 60 * 1000;
/** The latest ones; each is compared with those around it. */
const MOST_COMPARED = 2000;
const SIMILARITY = 0.6;

interface IncidentRow {
  number: string;
  title: string;
  entity_ref: string;
  opened_at: number | string;
  resolved_at: number | string | null;
}

/* What each entity is related to, from either end, as the caller sees it. */
async function neighboursOf(
  refs: readonly string[],
  options: { catalog: Catalog; relations: CustomRelations; question: Question },
): Promise<Map<string, Set<string>>> {
  const { catalog, relations: custom, question } = options;
  const neighbours = new Map(refs.map(ref => [ref, new Set<string>()]));
  const answer = await catalog.entities(refs, question.access.credentials);
  if (answer.reached) {
    for (const [ref, { relations, snapshot }] of answer.value) {
      const entity = { entityRef: ref, kind: snapshot.kind, relations };
      for (const direction of impactDirections) {
        followedRelations(entity, { direction, custom }).forEach(
          ({ targetRef }) => {
            neighbours.get(ref)?.add(targetRef);
            neighbours.get(targetRef)?.add(ref);
          },
        );
      }
    }
  }
  return neighbours;
}

function byFrequency(refs: readonly string[]): string[] {
  const counts = new Map<string, number>();
  refs.forEach(ref => counts.set(ref, (counts.get(ref) ?? 0) + 1));
  return [...counts]
    .sort(
      ([oneRef, one], [otherRef, other]) =>
        other - one || (oneRef < otherRef ? -1 : 1),
    )
    .map(([ref]) => ref);
}

function toCandidate(
  rows: readonly IncidentRow[],
  words: string[],
): ProblemCandidate {
  const entityRefs = byFrequency(rows.map(row => row.entity_ref));
  const spent = rows.reduce(
    (sum, { opened_at: opened, resolved_at: resolved }) =>
      sum + (resolved === null ? 0 : Number(resolved) - Number(opened)),
    0,
  );
  const time = (row: IncidentRow) =>
    new Date(Number(row.opened_at)).toISOString();
  return {
    kind: 'cluster',
    entityRef: entityRefs[0],
    entityRefs,
    count: rows.length,
    from: time(rows[0]),
    to: time(rows[rows.length - 1]),
    incidents: rows.map(({ number }) => number).slice(-MOST_INCIDENTS),
    words,
    hoursSpent: spent / HOUR,
  };
}

/**
 * The latest incidents without a problem whose titles are alike, on entities
 * that are related or the same. While the catalog is out of reach, only those
 * on the same entity are found.
 */
export async function readClusters(
  context: { knex: Knex; catalog: Catalog; relations: CustomRelations },
  question: Question,
  options: { minIncidents: number },
): Promise<ProblemCandidate[]> {
  const { knex, catalog, relations } = context;
  // By one entity each, so that none is counted twice.
  const links = readableLinksInScope(knex, 'incident', {
    ...question,
    roles: ['primary'],
  });
  const latest: IncidentRow[] = await whereNoProblem(
    knex,
    whereOpenedIn(links, question.range, 'record_entities'),
  )
    .join({ incident: 'records' }, 'incident.id', 'record_entities.record_id')
    .orderBy([
      { column: 'record_entities.opened_at', order: 'desc' },
      { column: 'record_entities.record_id', order: 'desc' },
    ])
    .limit(MOST_COMPARED)
    .select(
      'incident.number',
      'incident.title',
      'incident.opened_at',
      'incident.resolved_at',
      'record_entities.entity_ref',
    );
  const rows = await withoutHidden(latest.reverse(), {
    catalog,
    access: question.access,
    refOf: row => row.entity_ref,
  });
  const neighbours = await neighboursOf(
    [...new Set(rows.map(row => row.entity_ref))],
    { catalog, relations, question },
  );
  return clusterTexts(
    rows.map(({ title, entity_ref: place }) => ({ text: title, place })),
    {
      similarity: SIMILARITY,
      neighbours: place => neighbours.get(place) ?? [],
    },
  )
    .filter(({ members }) => members.length >= options.minIncidents)
    .map(({ members, words }) =>
      toCandidate(
        members.map(at => rows[at]),
        words,
      ),
    );
}
