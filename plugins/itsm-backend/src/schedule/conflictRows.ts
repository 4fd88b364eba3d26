import { Conflict, RecordType, Visibility } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { insertRows } from '../records/insertRows';
import { inChunks } from './inChunks';
import { plannedStates } from './plannedChanges';

const CHUNK = 500;

/** A change that collides otherwise than before. */
export interface ChangedConflicts {
  id: string;
  number: string;
  visibility: Visibility;
}

/** The changes that are stored as colliding with some changes, either way. */
export async function changesBeside(
  knex: Knex,
  ids: readonly string[],
): Promise<string[]> {
  const [theirs, others] = await Promise.all([
    inChunks<{ id: string }>(ids, chunk =>
      knex('change_conflicts')
        .join('records', 'records.id', 'change_conflicts.other_id')
        .whereIn('change_conflicts.change_id', chunk)
        .where('records.type', 'change')
        .distinct({ id: 'change_conflicts.other_id' }),
    ),
    inChunks<{ id: string }>(ids, chunk =>
      knex('change_conflicts')
        .whereIn('other_id', chunk)
        .distinct({ id: 'change_id' }),
    ),
  ]);
  return [...new Set([...theirs, ...others].map(({ id }) => id))];
}

/** The planned changes that incidents concern, or did when last looked at. */
export async function changesOfIncident(
  knex: Knex,
  incidentIds: readonly string[],
): Promise<string[]> {
  const beside = await changesBeside(knex, incidentIds);
  const onSame = await inChunks<{ id: string }>(incidentIds, chunk =>
    knex('record_entities as broken')
      .join('record_entities as changed', function sameEntity() {
        this.on('changed.entity_ref', 'broken.entity_ref');
      })
      .join('records', 'records.id', 'changed.record_id')
      .whereIn('broken.record_id', chunk)
      .where('changed.record_type', 'change')
      .whereRaw('changed.active')
      .whereIn('records.state', plannedStates)
      .distinct({ id: 'changed.record_id' }),
  );
  return [...new Set([...beside, ...onSame.map(({ id }) => id)])];
}

/** What records are, by their numbers. */
export async function idsByNumber(
  knex: Knex,
  numbers: readonly string[],
): Promise<Map<string, { id: string; type: RecordType }>> {
  const rows = await inChunks<{ id: string; number: string; type: RecordType }>(
    [...new Set(numbers)],
    chunk =>
      knex('records').whereIn('number', chunk).select('id', 'number', 'type'),
  );
  return new Map(rows.map(({ number, ...row }) => [number, row]));
}

/**
 * Stores what changes collide with, in place of what was stored.
 * @returns those of them that collide otherwise than before
 */
export async function storeConflicts(
  knex: Knex,
  found: readonly (readonly [changeId: string, conflicts: Conflict[]])[],
  others: ReadonlyMap<string, { id: string }>,
): Promise<ChangedConflicts[]> {
  const ids = found.map(([id]) => id);
  const stored = await inChunks<{ change_id: string; body: string }>(
    ids,
    chunk =>
      knex('change_conflicts')
        .whereIn('change_id', chunk)
        .orderBy(['change_id', 'position'])
        .select('change_id', 'body'),
  );
  const before = new Map<string, string[]>();
  for (const { change_id, body } of stored) {
    before.set(change_id, [...(before.get(change_id) ?? []), body]);
  }
  const differing = found
    .map(([id, conflicts]) => ({
      id,
      rows: conflicts.map((conflict, position) => ({
        change_id: id,
        position,
        other_id: conflict.number
          ? others.get(conflict.number)?.id ?? null
          : null,
        body: JSON.stringify(conflict),
      })),
    }))
    .filter(
      ({ id, rows }) =>
        JSON.stringify(rows.map(({ body }) => body)) !==
        JSON.stringify(before.get(id) ?? []),
    );
  if (differing.length === 0) {
    return [];
  }
  const changed = differing.map(({ id }) => id);
  await knex.transaction(async trx => {
    for (let at = 0; at < changed.length; at += CHUNK) {
      await trx('change_conflicts')
        .whereIn('change_id', changed.slice(at, at + CHUNK))
        .delete();
    }
    await insertRows(
      trx,
      'change_conflicts',
      differing.flatMap(({ rows }) => rows),
    );
  });
  return inChunks<ChangedConflicts>(changed, chunk =>
    knex('records').whereIn('id', chunk).select('id', 'number', 'visibility'),
  );
}

/** How many conflicts are stored of each of some changes. */
export async function countConflicts(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks<{ change_id: string; count: number | string }>(
    ids,
    chunk =>
      knex('change_conflicts')
        .whereIn('change_id', chunk)
        .groupBy('change_id')
        .select('change_id')
        .count({ count: '*' }),
  );
  return new Map(rows.map(row => [row.change_id, Number(row.count)]));
}
