import { recordTypes } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { recordColumns, StoredRecord, toRecord } from '../records/rows';

const CHUNK = 500;

/** Those of some records that the caller may read, by their numbers. */
export async function readableByNumber(
  knex: Knex,
  numbers: readonly string[],
  access: Access,
): Promise<Map<string, StoredRecord>> {
  const distinct = [...new Set(numbers)];
  const found = new Map<string, StoredRecord>();
  for (let at = 0; at < distinct.length; at += CHUNK) {
    const rows = await knex('records')
      .whereIn('records.number', distinct.slice(at, at + CHUNK))
      .where(query => {
        for (const type of recordTypes) {
          query.orWhere(ofType =>
            whereMeets(
              ofType.where('records.type', type),
              access.types[type].read,
            ),
          );
        }
      })
      .select(recordColumns);
    rows
      .map(toRecord)
      .forEach(record => found.set(record.number as string, record));
  }
  return found;
}
