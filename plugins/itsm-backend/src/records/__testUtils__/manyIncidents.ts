import { EntityLink } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { StoredRecord, toRow } from '../rows';
import { entityRows } from '../saveRecords';

const DAY = 24 * 60 * 60 * 1000;
const BEGINNING = Date.parse('2025-03-02T00:00:00.000Z');
const WORDS =
  'checkout cart payment timeout latency error 5xx database kafka login déjà Straße ошибка データ ΑΘΗΝΑ memory leak deploy rollback v2.1 TLS certificate expired queue backlog'.split(
    ' ',
  );

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

function entityLink(at: number, role: EntityLink['role']): EntityLink {
  if (at % 40 === 1) {
    const name = `system-${at % 15}`;
    return {
      entityRef: `system:default/${name}`,
      role,
      snapshot: { kind: 'system', name },
      snapshotState: 'taken',
    };
  }
  const name = `service-${at}`;
  return {
    entityRef: `component:default/${name}`,
    role,
    snapshot: {
      kind: 'component',
      name,
      ...(at % 10 === 0 ? {} : { owner: `group:default/team-${at % 20}` }),
      ...(at % 3 === 0 ? {} : { system: `system:default/system-${at % 15}` }),
    },
    snapshotState: 'taken',
  };
}

/**
 * Incidents as a busy year leaves them: most are closed, a few are restricted,
 * and many were opened or changed at the very same instant.
 */
export function manyIncidents(count: number): StoredRecord[] {
  const random = randomNumbers(7);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]) => values[below(values.length)];
  const some = <T>(values: readonly T[], most: number) => [
    ...new Set(Array.from({ length: below(most + 1) }, () => oneOf(values))),
  ];
  const tags = Array.from({ length: 50 }, (_, at) => `tag-${at}`);
  const people = [
    ...['engineer', 'colleague', 'reviewer', 'sre'],
    ...Array.from({ length: 100 }, (_, at) => `person-${at}`),
  ].map(name => `user:default/${name}`);
  const groups = [
    ...['payments', 'platform', 'sre'],
    ...Array.from({ length: 40 }, (_, at) => `team-${at}`),
  ].map(name => `group:default/${name}`);
  const words = (most: number) =>
    Array.from({ length: 1 + below(most) }, () => oneOf(WORDS)).join(' ');
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return Array.from({ length: count }, (_, at) => {
    const chance = random();
    const state =
      chance < 0.8
        ? 'closed'
        : oneOf(['new', 'in_progress', 'on_hold', 'resolved', 'canceled']);
    const opened = BEGINNING + below(365) * DAY;
    const ended = opened + below(20) * DAY;
    const first = below(400);
    const affected = some(
      Array.from({ length: 5 }, (__, step) => (first + step + 1) % 400),
      2,
    );
    const iso = (time: number) => new Date(time).toISOString();
    return {
      id: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
      number: `INC-${at + 1}`,
      type: 'incident',
      state,
      active: !['closed', 'canceled'].includes(state),
      title: words(6),
      description: words(12),
      impact: 'high',
      urgency: 'low',
      priority: 1 + Math.min(below(5), below(5) + 1, 4),
      requester: oneOf(people),
      openedBy: oneOf(people),
      ...(random() < 0.7 ? { assignee: oneOf(people) } : {}),
      ...(random() < 0.9 ? { assignmentGroup: oneOf(groups) } : {}),
      watchers: some(people, 2),
      tags: some(tags, 3),
      visibility: random() < 0.05 ? 'restricted' : 'open',
      entities: [
        entityLink(first, 'primary'),
        ...affected.map(other => entityLink(other, 'affected')),
      ],
      reassignmentCount: 0,
      reopenCount: 0,
      openedAt: iso(opened),
      updatedAt: iso(ended + below(3) * DAY),
      startedAt: iso(opened),
      ...(['closed', 'resolved'].includes(state)
        ? { resolvedAt: iso(ended) }
        : {}),
      version: 1,
      channel: 'portal',
    };
  });
}

/** Puts records into the database as they are, in bulk and without history. */
export async function insertRecords(
  knex: Knex,
  records: readonly StoredRecord[],
): Promise<void> {
  const sequenceOf = ({ number }: StoredRecord) => Number(number.split('-')[1]);
  const tables: [string, object[]][] = [
    [
      'records',
      records.map(record => ({
        ...toRow(record),
        sequence: sequenceOf(record),
        activity_sequence: 0,
        activity_hash: '',
      })),
    ],
    ['record_entities', records.flatMap(entityRows)],
    [
      'record_watchers',
      records.flatMap(({ id, watchers }) =>
        watchers.map(user_ref => ({ record_id: id, user_ref })),
      ),
    ],
    [
      'record_tags',
      records.flatMap(({ id, tags }) =>
        tags.map(tag => ({ record_id: id, tag })),
      ),
    ],
    [
      'counters',
      [{ type: 'incident', value: Math.max(...records.map(sequenceOf)) }],
    ],
  ];
  await knex.transaction(async trx => {
    for (const [table, rows] of tables) {
      await trx.batchInsert(table, rows, 200);
    }
  });
  await knex.raw('analyze');
}
