import { NumberSeries } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { insertRows } from './insertRows';
import { ActivityHead, StoredRecord, toRow } from './rows';

/**
 * Gives out the next numbers of a series; others wait until this write ends.
 * @returns the last of them
 */
export async function nextSequence(
  trx: Knex.Transaction,
  type: NumberSeries,
  count = 1,
): Promise<number> {
  const next = () =>
    trx('counters')
      .where({ type })
      .increment('value', count)
      .returning('value');
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

function differ(one: unknown, other: unknown) {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** A record as it is to be saved. */
export interface RecordSave {
  record: StoredRecord;
  head: ActivityHead;
  /** As it stands in the database; undefined for a new record. */
  before?: StoredRecord;
  /** The running number of a new record. */
  sequence?: number;
}

/*
 * One row a value in a table beside the records; written anew when the list
 * changed, which is rare and short.
 */
async function saveLists(
  trx: Knex.Transaction,
  table: string,
  saves: readonly RecordSave[],
  rowsOf: (record: StoredRecord) => object[],
) {
  const changed = saves.filter(({ record, before }) =>
    differ(rowsOf(record), before ? rowsOf(before) : []),
  );
  const known = changed.filter(({ before }) => before);
  for (let at = 0; at < known.length; at += 100) {
    const ids = known.slice(at, at + 100).map(({ record }) => record.id);
    await trx(table).whereIn('record_id', ids).delete();
  }
  await insertRows(
    trx,
    table,
    changed.flatMap(({ record }) => rowsOf(record)),
  );
}

/** Writes the rows of records, and by what they are found. */
export async function saveRecords(
  trx: Knex.Transaction,
  saves: readonly RecordSave[],
): Promise<void> {
  const added: object[] = [];
  for (const { record, head, before, sequence } of saves) {
    const row = {
      ...toRow(record),
      activity_sequence: head.sequence,
      activity_hash: head.hash,
    };
    if (before) {
      await trx('records').where({ id: record.id }).update(row);
    } else {
      added.push({ ...row, sequence });
    }
  }
  await insertRows(trx, 'records', added);
  await saveLists(trx, 'record_entities', saves, entityRows);
  await saveLists(trx, 'record_watchers', saves, ({ id, watchers }) =>
    watchers.map(ref => ({ record_id: id, user_ref: ref })),
  );
  await saveLists(trx, 'record_tags', saves, ({ id, tags }) =>
    tags.map(tag => ({ record_id: id, tag })),
  );
}
