import { Knex } from 'knex';

/** Inserts in portions, as a statement takes a limited number of values. */
export async function insertRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 100) {
    await trx(table).insert(rows.slice(at, at + 100));
  }
}
