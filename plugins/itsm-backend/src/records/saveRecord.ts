import { NumberSeries } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { ActivityHead, StoredRecord, toRow } from './rows';

/** Gives out the next number of a series; others wait until this write ends. */
export async function nextSequence(
  trx: Knex.Transaction,
  type: NumberSeries,
): Promise<number> {
  const next = () =>
    trx('counters').where({ type }).increment('value', 1).returning('value');
  const [row] = await next();
  if (row) {
    return Number(row.value);
  }
  await trx('counters').insert({ type, value: 0 }).onConflict('type').ignore();
  const [first] = await next();
  return Number(first.value);
}

/** The rows by which a record is found by its entities. */
export function entityRows(record: StoredRecord) {
  return record.entities.map(link => ({
    record_id: record.id,
    entity_ref: link.entityRef,
    role: link.role,
    owner: link.snapshot.owner ?? null,
    system: link.snapshot.system ?? null,
    snapshot_state: link.snapshotState,
    record_type: record.type,
    opened_at: Date.parse(record.openedAt),
    active: record.active,
  }));
}

/*
 * One row a value in a table beside the records; written anew when the list
 * changed, which is rare and short.
 */
async function saveList(
  trx: Knex.Transaction,
  table: string,
  id: string,
  rows: object[],
  isNew: boolean,
) {
  if (!isNew) {
    await trx(table).where({ record_id: id }).delete();
  }
  if (rows.length > 0) {
    await trx(table).insert(rows);
  }
}

function differ(one: unknown, other: unknown) {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** Writes a record's row, and by what it is found. */
export async function saveRecord(
  trx: Knex.Transaction,
  options: {
    record: StoredRecord;
    head: ActivityHead;
    /** As it stands in the database; undefined for a new record. */
    before?: StoredRecord;
    /** The running number of a new record. */
    sequence?: number;
  },
): Promise<void> {
  const { record, head, before, sequence } = options;
  const { id } = record;
  const row = {
    ...toRow(record),
    activity_sequence: head.sequence,
    activity_hash: head.hash,
  };
  if (before) {
    await trx('records').where({ id }).update(row);
  } else {
    await trx('records').insert({ ...row, sequence });
  }
  const entities = entityRows(record);
  if (differ(entities, before ? entityRows(before) : [])) {
    await saveList(trx, 'record_entities', id, entities, !before);
  }
  if (differ(record.watchers, before?.watchers ?? [])) {
    const rows = record.watchers.map(ref => ({ record_id: id, user_ref: ref }));
    await saveList(trx, 'record_watchers', id, rows, !before);
  }
  if (differ(record.tags, before?.tags ?? [])) {
    const rows = record.tags.map(tag => ({ record_id: id, tag }));
    await saveList(trx, 'record_tags', id, rows, !before);
  }
}
