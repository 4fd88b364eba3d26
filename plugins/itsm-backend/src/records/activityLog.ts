import { createHash } from 'crypto';
import {
  ActivityEntry,
  ActivityVerification,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { insertRows } from './insertRows';
import { ActivityHead, StoredRecord } from './rows';

/** An entry before it has its place in the history. */
export type NewActivityEntry = Omit<
  ActivityEntry,
  'sequence' | 'previousHash' | 'hash'
>;

export interface ActivityRow {
  record_id: string;
  sequence: number;
  at: number | string;
  actor: string;
  channel: string;
  kind: string;
  body: string;
  previous_hash: string | null;
  hash: string;
}

/*
 * The hash covers every column as it is stored, so that no part of an entry
 * can be altered, exchanged with another record's or moved.
 */
function hashOf(row: Omit<ActivityRow, 'hash'>): string {
  const text = JSON.stringify([
    row.record_id,
    Number(row.sequence),
    Number(row.at),
    row.actor,
    row.channel,
    row.kind,
    row.body,
    row.previous_hash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

function toEntry(row: ActivityRow): ActivityEntry {
  return {
    sequence: Number(row.sequence),
    at: new Date(Number(row.at)).toISOString(),
    actor: row.actor,
    channel: row.channel as ActivityEntry['channel'],
    kind: row.kind as ActivityEntry['kind'],
    ...JSON.parse(row.body),
    ...(row.previous_hash ? { previousHash: row.previous_hash } : {}),
    hash: row.hash,
  };
}

/** Entries with their place in a record's history, ready to be stored. */
export interface ChainedActivity {
  rows: ActivityRow[];
  head: ActivityHead;
}

/** Chains entries to the end of a record's history. */
export function chainActivity(
  recordId: string,
  head: ActivityHead | undefined,
  entries: readonly NewActivityEntry[],
): ChainedActivity {
  let last = head;
  const rows = entries.map(({ at, actor, channel, kind, ...body }) => {
    const row = {
      record_id: recordId,
      sequence: (last?.sequence ?? 0) + 1,
      at: Date.parse(at),
      actor,
      channel,
      kind,
      body: JSON.stringify(body),
      previous_hash: last?.hash ?? null,
    };
    const hash = hashOf(row);
    last = { sequence: row.sequence, hash };
    return { ...row, hash };
  });
  return { rows, head: last! };
}

/** Stores chained entries. */
export async function appendActivity(
  trx: Knex.Transaction,
  rows: readonly ActivityRow[],
): Promise<void> {
  await insertRows(trx, 'activity', rows);
}

/** Reads a part of a record's history. */
export async function readActivity(
  knex: Knex,
  recordId: string,
  options: {
    limit: number;
    order: 'asc' | 'desc';
    /** Entries beyond this sequence, in the given order. */
    after?: number;
    /** Leave out internal notes. */
    publicOnly?: boolean;
  },
): Promise<ActivityEntry[]> {
  const { limit, order, after, publicOnly } = options;
  const query = knex<ActivityRow>('activity')
    .where({ record_id: recordId })
    .orderBy('sequence', order)
    .limit(limit);
  if (after !== undefined) {
    query.where('sequence', order === 'asc' ? '>' : '<', after);
  }
  if (publicOnly) {
    query.whereNot('kind', 'noted');
  }
  return (await query).map(toEntry);
}

/** Reads one entry. */
export async function readActivityEntry(
  knex: Knex,
  recordId: string,
  sequence: number,
): Promise<ActivityEntry | undefined> {
  const row = await knex<ActivityRow>('activity')
    .where({ record_id: recordId, sequence })
    .first();
  return row && toEntry(row);
}

/* Fields that change without an entry saying so, or follow from others. */
const notReplayed = new Set(['id', 'type', 'version', 'updatedAt', 'active']);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, item]) => [key, sorted(item)] as const)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      )
    : value;
}

/**
 * Proves that a record's history, and the record itself, are as they were
 * written: each entry carries the hash of the one before it, the record that
 * of the last one, and what the entries changed adds up to the record.
 */
export async function verifyActivity(
  knex: Knex,
  record: StoredRecord,
  head: ActivityHead,
): Promise<ActivityVerification> {
  const values = new Map<string, unknown>();
  let previous: ActivityRow | undefined;
  let entries = 0;
  const broken = (because: string, brokenAt?: number) => ({
    valid: false,
    entries,
    because,
    ...(brokenAt ? { brokenAt } : {}),
  });
  for (;;) {
    const rows: ActivityRow[] = await knex<ActivityRow>('activity')
      .where({ record_id: record.id })
      .where('sequence', '>', previous?.sequence ?? 0)
      .orderBy('sequence')
      .limit(500);
    for (const row of rows) {
      entries += 1;
      const sequence = Number(row.sequence);
      if (sequence !== entries) {
        return broken(`entry ${entries} is missing`, entries);
      }
      if (row.previous_hash !== (previous?.hash ?? null)) {
        return broken('it does not follow the entry before it', sequence);
      }
      if (hashOf(row) !== row.hash) {
        return broken('the entry was altered', sequence);
      }
      for (const { field, to } of toEntry(row).changes ?? []) {
        values.set(field, to);
      }
      previous = row;
    }
    if (rows.length < 500) {
      break;
    }
  }
  if (previous?.hash !== head.hash || entries !== head.sequence) {
    return broken('entries are missing at the end', entries + 1);
  }
  for (const field of new Set([...values.keys(), ...Object.keys(record)])) {
    const [now, then] = [record[field], values.get(field)];
    if (
      !notReplayed.has(field) &&
      JSON.stringify(sorted(now)) !== JSON.stringify(sorted(then))
    ) {
      return broken(
        `the record's ${field} is not what its history says it became`,
      );
    }
  }
  return { valid: true, entries };
}
