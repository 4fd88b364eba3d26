import { ProblemCandidate } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Question } from './Question';
import { readableLinksInScope, whereOpenedIn } from './scopedRecords';

const HOUR = 60 * 60 * 1000;
const MOST_ENTITIES = 10_000;

/** How many numbers of a candidate's incidents are told. */
export const MOST_INCIDENTS = 1000;

/** An entity, and the window in which it has had the most incidents. */
export interface Recurrence {
  kind: 'recurrence';
  entityRef: string;
  count: number;
  /** When the window's last incident was opened. */
  last: number;
}

/** Narrows a query over links to incidents that have no problem yet. */
export function whereNoProblem(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query.whereNotExists(
    knex('record_links')
      .select(1)
      .whereRaw('record_links.source_id = record_entities.record_id')
      .where('record_links.relation', 'problem'),
  );
}

function openIncidents(knex: Knex, question: Question) {
  const links = readableLinksInScope(knex, 'incident', question);
  return whereNoProblem(
    knex,
    whereOpenedIn(links, question.range, 'record_entities'),
  );
}

/**
 * The entities that have had so many incidents within so short a time, each
 * with the window that has the most of them; of several, the latest.
 * @param options - `within` in milliseconds
 */
export async function readRecurrences(
  knex: Knex,
  question: Question,
  options: { minIncidents: number; within: number },
): Promise<Recurrence[]> {
  const { minIncidents, within } = options;
  // Each incident with those before it as far as the window goes back: what
  // was opened at the same instant is within the range on either side.
  const windows = openIncidents(knex, question).select({
    entity_ref: 'record_entities.entity_ref',
    opened_at: 'record_entities.opened_at',
    count: knex.raw(
      `count(*) over (partition by record_entities.entity_ref order by record_entities.opened_at range between ${Math.trunc(
        within,
      )} preceding and current row)`,
    ),
  });
  const ranked = knex
    .from(windows.as('windows'))
    .where('count', '>=', minIncidents)
    .select('entity_ref', 'opened_at', 'count', {
      place: knex.raw(
        'row_number() over (partition by entity_ref order by count desc, opened_at desc)',
      ),
    });
  const rows: {
    entity_ref: string;
    opened_at: number | string;
    count: number | string;
  }[] = await knex
    .from(ranked.as('ranked'))
    .where('place', 1)
    .orderBy([{ column: 'count', order: 'desc' }, 'entity_ref'])
    .limit(MOST_ENTITIES)
    .select('entity_ref', 'opened_at', 'count');
  return rows.map(row => ({
    kind: 'recurrence',
    entityRef: row.entity_ref,
    count: Number(row.count),
    last: Number(row.opened_at),
  }));
}

/** Recurrences with their evidence. */
export async function describeRecurrences(
  knex: Knex,
  question: Question,
  options: { recurrences: readonly Recurrence[]; within: number },
): Promise<ProblemCandidate[]> {
  const { recurrences, within } = options;
  if (recurrences.length === 0) {
    return [];
  }
  const inWindows = openIncidents(knex, question)
    .join({ incident: 'records' }, 'incident.id', 'record_entities.record_id')
    .where(any =>
      recurrences.forEach(({ entityRef, last }) =>
        any.orWhere(one =>
          one
            .where('record_entities.entity_ref', entityRef)
            .whereBetween('record_entities.opened_at', [last - within, last]),
        ),
      ),
    )
    .select({
      entity_ref: 'record_entities.entity_ref',
      opened_at: 'record_entities.opened_at',
      number: 'incident.number',
      spent: knex.raw(
        'sum(incident.resolved_at - incident.opened_at) over (partition by record_entities.entity_ref)',
      ),
      first: knex.raw(
        'min(record_entities.opened_at) over (partition by record_entities.entity_ref)',
      ),
      place: knex.raw(
        'row_number() over (partition by record_entities.entity_ref order by record_entities.opened_at desc, incident.sequence desc)',
      ),
    });
  const rows: {
    entity_ref: string;
    number: string;
    spent: number | string | null;
    first: number | string;
  }[] = await knex
    .from(inWindows.as('incidents'))
    .where('place', '<=', MOST_INCIDENTS)
    .orderBy('place', 'desc')
    .select('entity_ref', 'number', 'spent', 'first');
  return recurrences.map(({ kind, entityRef, count, last }) => {
    const own = rows.filter(row => row.entity_ref === entityRef);
    return {
      kind,
      entityRef,
      entityRefs: [entityRef],
      count,
      from: new Date(Number(own[0]?.first ?? last)).toISOString(),
      to: new Date(last).toISOString(),
      incidents: own.map(({ number }) => number),
      hoursSpent: Number(own[0]?.spent ?? 0) / HOUR,
    };
  });
}
