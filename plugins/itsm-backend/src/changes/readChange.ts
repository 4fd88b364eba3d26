import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { findRecord } from '../records/loadRecords';
import { StoredRecord } from '../records/rows';

/** A change that the caller may read. */
export async function readChange(
  knex: Knex,
  key: string,
  access: Access,
): Promise<StoredRecord> {
  const criteria = access.types.change.read;
  const loaded = await findRecord(knex, { key, type: 'change' }, { criteria });
  if (!loaded) {
    throw new NotFoundError(`There is no change ${key}.`);
  }
  return loaded.record;
}
