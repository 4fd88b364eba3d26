import { Knex } from 'knex';

/**
 * Takes or keeps the right to do some work for a while, if no other backend
 * has it.
 */
export async function takeLease(
  knex: Knex,
  options: { name: string; holder: string; now: number; forMs: number },
): Promise<boolean> {
  const { name, holder, now, forMs } = options;
  const expires_at = now + forMs;
  const taken = await knex('leases')
    .where({ name })
    .andWhere(query => query.where({ holder }).orWhere('expires_at', '<=', now))
    .update({ holder, expires_at });
  if (taken > 0) {
    return true;
  }
  const inserted = await knex('leases')
    .insert({ name, holder, expires_at })
    .onConflict('name')
    .ignore()
    .returning('name');
  return inserted.length > 0;
}

/** Gives the right back. */
export async function giveLeaseBack(
  knex: Knex,
  options: { name: string; holder: string },
): Promise<void> {
  await knex('leases').where(options).delete();
}
