import { RiskInputs } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';

const DAY = 24 * 60 * 60 * 1000;
const MOST_INCIDENTS = 50;
const MOST_UPSTREAM = 5000;

/* What is older says little of how things are now. */
const OUTCOMES_SINCE = 365 * DAY;

type Outcomes = RiskInputs['entityOutcomes'];

async function outcomesOf(changes: Knex.QueryBuilder): Promise<Outcomes> {
  const [row] = await changes
    .where({ 'records.type': 'change', 'records.state': 'closed' })
    .whereNotNull('records.close_code')
    .count({ changes: '*' })
    .select(
      changes.client.raw(
        "coalesce(sum(case when records.close_code = 'unsuccessful' then 1 else 0 end), 0) as failed",
      ),
    );
  return { changes: Number(row.changes), failed: Number(row.failed) };
}

/* Records of a type on some entities, by the entities' own index. */
function idsOn(
  knex: Knex,
  entityRefs: readonly string[],
  type: 'change' | 'incident',
  since?: number,
) {
  const query = knex('record_entities')
    .distinct('record_id')
    .whereIn('entity_ref', [...entityRefs])
    .where('record_type', type)
    .whereNot('role', 'impacted');
  return since === undefined ? query : query.where('opened_at', '>=', since);
}

/** What records tell of the risk of a change. */
export async function riskRecords(
  knex: Knex,
  change: {
    id: string;
    assignmentGroup?: string;
    changedRefs: readonly string[];
    upstreamRefs: readonly string[];
  },
  now: number,
): Promise<
  Pick<
    RiskInputs,
    'entityOutcomes' | 'teamOutcomes' | 'recentIncidents' | 'openIncidents'
  >
> {
  const { id, assignmentGroup, changedRefs, upstreamRefs } = change;
  const since = now - OUTCOMES_SINCE;
  const entityOutcomes = await outcomesOf(
    knex('records')
      .whereIn('records.id', idsOn(knex, changedRefs, 'change', since))
      .whereNot('records.id', id),
  );
  const teamOutcomes = assignmentGroup
    ? await outcomesOf(
        knex('records')
          .where('records.assignment_group', assignmentGroup)
          .where('records.opened_at', '>=', since)
          .whereNot('records.id', id),
      )
    : { changes: 0, failed: 0 };
  const [recent] = await knex
    .from(idsOn(knex, changedRefs, 'incident', now - 30 * DAY).as('recent'))
    .count({ incidents: '*' });
  const open: { number: string; visibility: string }[] = await knex('records')
    .whereIn(
      'records.id',
      idsOn(
        knex,
        [...changedRefs, ...upstreamRefs].slice(0, MOST_UPSTREAM),
        'incident',
      ).whereRaw('active'),
    )
    .where('records.priority', '<=', 2)
    .whereRaw('records.active')
    .orderBy(['records.priority', 'records.sequence'])
    .limit(MOST_INCIDENTS)
    .select('records.number', 'records.visibility');
  return {
    entityOutcomes,
    teamOutcomes,
    recentIncidents: Number(recent.incidents),
    // All who may read the change read this; it counts, but isn't named.
    openIncidents: open.map(({ number, visibility }) =>
      visibility === 'open' ? number : 'a restricted incident',
    ),
  };
}
