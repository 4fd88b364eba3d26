import { Knex } from 'knex';
import { StoredRecord } from '../../records/rows';
import { randomNumbers } from '../../records/__testUtils__/manyIncidents';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A reopening that the history tells of. */
export interface Reopening {
  id: string;
  at: string;
}

/**
 * A year of incidents on a few entities of two teams, two systems: at all
 * hours, in bursts, many at one instant, with times missing in each way that
 * imported history misses them.
 */
export function someIncidents(options: {
  count: number;
  seed: number;
  from: number;
}): { records: StoredRecord[]; reopenings: Reopening[] } {
  const { count, seed, from } = options;
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]) => values[below(values.length)];
  const iso = (time: number) => new Date(Math.round(time)).toISOString();
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('');
  const link = (at: number, role: 'primary' | 'affected') => ({
    entityRef: `component:default/part-${at}`,
    role,
    snapshot: {
      kind: 'component',
      name: `part-${at}`,
      ...(at === 7 ? {} : { owner: `group:default/team-${at % 2}` }),
      ...(at === 6 ? {} : { system: `system:default/system-${at % 3}` }),
    },
    snapshotState: 'taken' as const,
  });
  const reopenings: Reopening[] = [];
  const records = Array.from({ length: count }, (_, at) => {
    const id = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
    const opened =
      from +
      (random() < 0.4 ? below(365) * DAY : Math.floor(random() * 365 * DAY));
    const acknowledged = opened + random() * 10 * HOUR;
    const resolved = acknowledged + Math.exp(random() * 8) * HOUR;
    const state = oneOf([
      ...['closed', 'closed', 'closed', 'resolved', 'canceled'],
      ...['new', 'in_progress', 'on_hold'],
    ]);
    const isOver = ['closed', 'resolved'].includes(state);
    const reopenCount = random() < 0.1 ? 1 + below(3) : 0;
    if (reopenCount > 0 && random() < 0.6) {
      for (let time = 0; time < reopenCount; time += 1) {
        reopenings.push({ id, at: iso(resolved + random() * 60 * DAY) });
      }
    }
    const primary = below(8);
    return {
      id,
      number: `INC-${at + 1}`,
      type: 'incident' as const,
      state,
      active: !['closed', 'canceled'].includes(state),
      title: `${oneOf(['Payment', 'Login', 'Cart'])} ${oneOf([
        'timeout',
        'is slow',
        'failed',
      ])}`,
      description: '',
      impact: 'high',
      urgency: 'low',
      priority: 1 + below(5),
      requester: oneOf(['user:default/engineer', 'user:default/sre']),
      openedBy: 'user:default/sre',
      watchers: [],
      tags: [],
      visibility: (random() < 0.2 ? 'restricted' : 'open') as
        | 'restricted'
        | 'open',
      entities: [
        link(primary, 'primary'),
        ...(random() < 0.3 ? [link((primary + 1) % 8, 'affected')] : []),
      ],
      reassignmentCount: 0,
      reopenCount,
      openedAt: iso(opened),
      updatedAt: iso(opened),
      startedAt: iso(opened),
      ...(state !== 'new' && random() < 0.9
        ? { acknowledgedAt: iso(acknowledged) }
        : {}),
      ...(isOver && random() < 0.85 ? { resolvedAt: iso(resolved) } : {}),
      ...(['closed', 'canceled'].includes(state) && random() < 0.85
        ? { closedAt: iso(resolved + 2 * DAY) }
        : {}),
      version: 1,
      channel: 'portal',
    } satisfies StoredRecord;
  });
  return { records, reopenings };
}

/** Puts what the histories tell of reopenings into the database. */
export async function insertReopenings(
  knex: Knex,
  reopenings: readonly Reopening[],
): Promise<void> {
  await knex.batchInsert(
    'activity',
    reopenings.map(({ id, at }, sequence) => ({
      record_id: id,
      sequence: sequence + 1,
      at: Date.parse(at),
      actor: 'user:default/sre',
      channel: 'api',
      kind: 'transitioned',
      body: JSON.stringify({
        transition: { from: 'resolved', to: 'in_progress' },
        comment: 'again',
      }),
      previous_hash: null,
      hash: '',
    })),
    100,
  );
}
