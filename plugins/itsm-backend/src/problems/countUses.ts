import { Knex } from 'knex';

/**
 * How many incidents each known error has served: those linked to it that were
 * resolved by it, as a known error or with its workaround, and those that were
 * linked since it is one, whatever became of them.
 */
export async function countUses(
  knex: Knex,
  problemIds: readonly string[],
): Promise<Map<string, number>> {
  const rows: { id: string; uses: number | string }[] = await knex(
    'record_links',
  )
    .join({ incident: 'records' }, 'incident.id', 'record_links.source_id')
    .join({ problem: 'records' }, 'problem.id', 'record_links.target_id')
    .where('record_links.relation', 'problem')
    .whereIn('record_links.target_id', [...problemIds])
    .where(used =>
      used
        .whereIn('incident.resolution_code', [
          'known_error',
          'workaround_provided',
        ])
        .orWhereRaw('record_links.created_at >= problem.known_error_since'),
    )
    .groupBy('record_links.target_id')
    .select({ id: 'record_links.target_id' })
    .count({ uses: '*' });
  return new Map(rows.map(({ id, uses }) => [id, Number(uses)]));
}
