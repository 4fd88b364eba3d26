import { Knex } from 'knex';
import { randomNumbers } from '../../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../../records/rows';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** An incident and a change that is said to have caused it. */
export interface Cause {
  incident: string;
  change: string;
}

/**
 * A year of changes on the same few entities as the incidents, some of which
 * are said to have been caused by one or two of them; with ends, codes and
 * teams missing.
 */
export function someChanges(
  incidents: readonly StoredRecord[],
  options: { count: number; seed: number; from: number },
): { records: StoredRecord[]; causes: Cause[] } {
  const { count, seed, from } = options;
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]) => values[below(values.length)];
  const iso = (time: number) => new Date(Math.round(time)).toISOString();
  const records = Array.from({ length: count }, (_, at) => {
    const [primary, affected] = [oneOf(incidents), oneOf(incidents)].map(
      ({ entities }) => entities[0],
    );
    const opened = from + random() * 365 * DAY;
    const state = oneOf(['closed', 'closed', 'review', 'scheduled']);
    const over = state === 'closed' || state === 'review';
    return {
      id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
      number: `CHG-${at + 1}`,
      type: 'change' as const,
      state,
      active: state !== 'closed',
      title: 'A change',
      description: '',
      impact: 'high',
      urgency: 'low',
      priority: 3,
      requester: 'user:default/reviewer',
      openedBy: 'user:default/reviewer',
      ...(random() < 0.8
        ? { assignmentGroup: `group:default/team-${below(2)}` }
        : {}),
      watchers: [],
      tags: [],
      visibility: (random() < 0.1 ? 'restricted' : 'open') as
        | 'restricted'
        | 'open',
      entities: [
        primary,
        ...(affected.entityRef === primary.entityRef
          ? []
          : [{ ...affected, role: 'affected' as const }]),
      ],
      reassignmentCount: 0,
      reopenCount: 0,
      openedAt: iso(opened),
      updatedAt: iso(opened),
      version: 1,
      model: oneOf(['standard', 'normal', 'emergency']),
      risk: { level: oneOf(['low', 'moderate', 'high']) },
      ...(over && random() < 0.9
        ? { actualEnd: iso(opened + random() * 10 * DAY) }
        : {}),
      ...(state === 'closed' && random() < 0.9
        ? {
            closeCode: oneOf([
              'successful',
              'successful_with_issues',
              'unsuccessful',
            ]),
          }
        : {}),
    } as StoredRecord;
  });
  const causes = incidents
    .filter(() => random() < 0.3)
    .flatMap(({ id }) =>
      [...new Set([oneOf(records), oneOf(records)])].map(change => ({
        incident: id,
        change: change.id,
      })),
    );
  return { records, causes };
}

/** Puts what is said to have caused incidents into the database. */
export async function insertCauses(
  knex: Knex,
  causes: readonly Cause[],
): Promise<void> {
  await knex.batchInsert(
    'record_links',
    causes.map(({ incident, change }, at) => ({
      id: `00000000-0000-4000-a000-${String(at).padStart(12, '0')}`,
      relation: 'caused_by',
      source_id: incident,
      target_id: change,
      created_at: 0,
      created_by: 'user:default/sre',
    })),
    100,
  );
}
