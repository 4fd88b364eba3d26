import { Delegation } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';

const MOST = 1000;

/** A delegation as it is stored. */
export interface DelegationRow {
  id: string;
  delegator: string;
  delegate: string;
  start_at: number | string;
  end_at: number | string;
  created_by: string;
  created_at: number | string;
  ended_by: string | null;
}

/** The delegation of a row. */
export function toDelegation(row: DelegationRow): Delegation {
  return {
    delegator: row.delegator,
    delegate: row.delegate,
    start: new Date(Number(row.start_at)).toISOString(),
    end: new Date(Number(row.end_at)).toISOString(),
  };
}

/** Who stood in for some people at any time, and who does. */
export async function delegationsOf(
  knex: Knex,
  delegators: readonly string[],
): Promise<Delegation[]> {
  if (delegators.length === 0) {
    return [];
  }
  const rows: DelegationRow[] = await knex<DelegationRow>('delegations')
    .whereIn('delegator', [...new Set(delegators)])
    .orderBy('end_at', 'desc')
    .limit(MOST);
  return rows.map(toDelegation);
}

/** For whom somebody stands in at a moment. */
export async function delegationsTo(
  knex: Knex,
  delegate: string,
  now: number,
): Promise<Delegation[]> {
  const rows: DelegationRow[] = await knex<DelegationRow>('delegations')
    .where({ delegate })
    .where('end_at', '>', now)
    .where('start_at', '<=', now)
    .limit(MOST);
  return rows.map(toDelegation);
}
