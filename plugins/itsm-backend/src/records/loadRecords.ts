import { Knex } from 'knex';
import { isPostgres } from './openDatabase';
import {
  ActivityHead,
  isUuid,
  recordColumns,
  RecordKey,
  RecordRow,
  StoredRecord,
  toActivityHead,
  toRecord,
} from './rows';
import { RecordCriteria, whereMeets } from './criteria';

export interface LoadedRecord {
  record: StoredRecord;
  head: ActivityHead;
}

function toLoaded(row: RecordRow): LoadedRecord {
  return { record: toRecord(row), head: toActivityHead(row) };
}

/**
 * Finds one record by number or UUID.
 * @param options.lock - keep others from changing it until the transaction
 * ends; SQLite has one writer anyway
 */
export async function findRecord(
  knex: Knex,
  { key, type }: RecordKey,
  options: { criteria?: RecordCriteria; lock?: boolean } = {},
): Promise<LoadedRecord | undefined> {
  const query = knex('records').first(recordColumns);
  if (isUuid(key)) {
    query.where('records.id', key.toLowerCase());
  } else {
    query.where('records.number', key.toUpperCase());
  }
  if (type) {
    query.where('records.type', type);
  }
  if (options.criteria) {
    whereMeets(query, options.criteria);
  }
  if (options.lock && isPostgres(knex)) {
    query.forUpdate();
  }
  const row = await query;
  return row && toLoaded(row);
}

/**
 * Finds records by UUID and keeps others from changing them until the
 * transaction ends; always in one order, so that two never wait for each
 * other.
 */
export async function lockRecords(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<LoadedRecord[]> {
  if (ids.length === 0) {
    return [];
  }
  const query = trx('records')
    .select(recordColumns)
    .whereIn('records.id', [...ids])
    .orderBy('records.id');
  if (isPostgres(trx)) {
    query.forUpdate();
  }
  return (await query).map(toLoaded);
}

/** Finds records by UUID, in no particular order. */
export async function findRecordsByIds(
  knex: Knex,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await knex('records')
    .select(recordColumns)
    .whereIn('records.id', [...ids]);
  return rows.map(toRecord);
}
