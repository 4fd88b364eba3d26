import { OpenIncident, PlannedChange } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { isPostgres } from '../records/openDatabase';
import { StoredRecord } from '../records/rows';
import { inChunks } from './inChunks';

/** The states in which a change is planned or under way. */
export const plannedStates = ['assess', 'authorize', 'scheduled', 'implement'];

/* More at one time are a fault, not a plan. */
const MOST_CHANGES = 10_000;
const MOST_INCIDENTS = 1000;

/** A planned change, with the id of its record. */
export type StoredChange = PlannedChange & { id: string };

const iso = (time: unknown) => new Date(Number(time)).toISOString();

/* A field of a record's details as text, without reading all of them. */
function detail(knex: Knex, field: 'environment' | 'implementers') {
  return isPostgres(knex)
    ? knex.raw('records.details::jsonb ->> ? as ??', [field, field])
    : knex.raw('json_extract(records.details, ?) as ??', [`$.${field}`, field]);
}

/** Those who make a change: if nobody is named, its assignee. */
function implementersOf(named: unknown, assignee: unknown): string[] {
  const implementers = Array.isArray(named) ? (named as string[]) : [];
  return implementers.length > 0 || typeof assignee !== 'string'
    ? implementers
    : [assignee];
}

/** The entities that each record is about, other than by computation. */
async function entitiesOf(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await inChunks<{ record_id: string; entity_ref: string }>(
    ids,
    chunk =>
      knex('record_entities')
        .whereIn('record_id', chunk)
        .whereIn('role', ['primary', 'affected'])
        .orderBy(['record_id', 'entity_ref'])
        .select('record_id', 'entity_ref'),
  );
  const entities = new Map<string, string[]>();
  for (const { record_id, entity_ref } of rows) {
    entities.set(record_id, [...(entities.get(record_id) ?? []), entity_ref]);
  }
  return entities;
}

/** The numbers of the incidents that each change is there to fix. */
async function fixesOf(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await inChunks<{ change_id: string; number: string }>(
    ids,
    chunk =>
      knex('record_links')
        .join('records', 'records.id', 'record_links.source_id')
        .whereIn('record_links.target_id', chunk)
        .where('record_links.relation', 'fixed_by')
        .where('records.type', 'incident')
        .select({
          change_id: 'record_links.target_id',
          number: 'records.number',
        }),
  );
  const fixes = new Map<string, string[]>();
  for (const { change_id, number } of rows) {
    fixes.set(change_id, [...(fixes.get(change_id) ?? []), number]);
  }
  return fixes;
}

async function load(
  knex: Knex,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<StoredChange[]> {
  const query = knex('records')
    .where('records.type', 'change')
    .whereIn('records.state', plannedStates)
    .whereRaw('records.planned_end > records.planned_start')
    .orderBy(['records.planned_start', 'records.id'])
    .limit(MOST_CHANGES)
    .select(
      'records.id',
      'records.number',
      'records.planned_start',
      'records.planned_end',
      'records.assignee',
      detail(knex, 'environment'),
      detail(knex, 'implementers'),
    );
  narrow(query);
  const rows: Record<string, unknown>[] = await query;
  const ids = rows.map(({ id }) => id as string);
  const [entities, fixes] = await Promise.all([
    entitiesOf(knex, ids),
    fixesOf(knex, ids),
  ]);
  return rows.map(row => {
    const id = row.id as string;
    const named = JSON.parse((row.implementers as string | null) ?? '[]');
    return {
      id,
      number: row.number as string,
      start: iso(row.planned_start),
      end: iso(row.planned_end),
      entityRefs: entities.get(id) ?? [],
      implementers: implementersOf(named, row.assignee),
      environment: (row.environment as string | null) ?? undefined,
      fixes: fixes.get(id) ?? [],
    };
  });
}

/** The changes that are planned or under way at some moment of a span. */
export function plannedDuring(
  knex: Knex,
  { start, end }: { start: string; end: string },
): Promise<StoredChange[]> {
  return load(knex, query =>
    query
      .where('records.planned_end', '>', Date.parse(start))
      .where('records.planned_start', '<', Date.parse(end)),
  );
}

/** Those of some changes that are planned or under way. */
export function plannedAmong(
  knex: Knex,
  ids: readonly string[],
): Promise<StoredChange[]> {
  return load(knex, query => query.whereIn('records.id', [...ids]));
}

/** All changes that are planned or under way, by their ids. */
export async function allPlanned(knex: Knex): Promise<string[]> {
  const rows: { id: string }[] = await knex('records')
    .where('type', 'change')
    .whereRaw('active')
    .whereIn('state', plannedStates)
    .whereNotNull('planned_end')
    .select('id');
  return rows.map(({ id }) => id);
}

/** A change as conflicts look at it; nothing if it has no time or entity yet. */
export async function toPlannedChange(
  knex: Knex,
  change: StoredRecord,
): Promise<StoredChange | undefined> {
  const { id, number, entities, assignee } = change;
  const { plannedStart, plannedEnd, environment, implementers } =
    change as StoredRecord & {
      plannedStart?: string;
      plannedEnd?: string;
      environment?: string;
    };
  const entityRefs = entities
    .filter(({ role }) => role !== 'impacted')
    .map(({ entityRef }) => entityRef);
  if (!plannedStart || !plannedEnd || plannedStart >= plannedEnd) {
    return undefined;
  }
  return {
    id,
    number,
    start: plannedStart,
    end: plannedEnd,
    entityRefs,
    implementers: implementersOf(implementers, assignee),
    environment,
    fixes: (await fixesOf(knex, [id])).get(id) ?? [],
  };
}

/** The open incidents on some entities, up to a priority. */
export async function openIncidentsOn(
  knex: Knex,
  entityRefs: readonly string[],
  lowestPriority: number,
): Promise<OpenIncident[]> {
  const rows = await inChunks<{ number: string; entity_ref: string }>(
    entityRefs,
    chunk =>
      knex('record_entities')
        .join('records', 'records.id', 'record_entities.record_id')
        .whereRaw('record_entities.active')
        .where('record_entities.record_type', 'incident')
        .whereIn('record_entities.entity_ref', chunk)
        .whereIn('record_entities.role', ['primary', 'affected'])
        .whereIn('records.state', ['new', 'in_progress', 'on_hold'])
        .where('records.priority', '<=', lowestPriority)
        .orderBy(['records.opened_at', 'records.number'])
        .limit(MOST_INCIDENTS)
        .select({
          number: 'records.number',
          entity_ref: 'record_entities.entity_ref',
        }),
  );
  const incidents = new Map<string, string[]>();
  for (const { number, entity_ref } of rows) {
    incidents.set(number, [...(incidents.get(number) ?? []), entity_ref]);
  }
  return [...incidents].map(([number, refs]) => ({ number, entityRefs: refs }));
}
