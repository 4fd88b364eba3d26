import { ExternalRef, RecordType } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { insertRows } from '../records/insertRows';

/** The identity of a record where it came from. */
export type Origin = Pick<ExternalRef, 'source' | 'id'>;

/** A text that stands for an origin. */
export function originKey({ source, id }: Origin): string {
  return JSON.stringify([source, id]);
}

/** A record that came from elsewhere. */
export interface ImportedRecord {
  id: string;
  type: RecordType;
  /** Of what was imported last; missing if the record wasn't imported. */
  hash?: string;
}

/* A statement takes a limited number of values. */
const MOST = 1000;

function bySource(origins: Iterable<Origin>): [string, string[]][] {
  const sources = new Map<string, Set<string>>();
  for (const { source, id } of origins) {
    const ids = sources.get(source) ?? new Set();
    sources.set(source, ids.add(id));
  }
  return [...sources].flatMap(([source, ids]) => {
    const all = [...ids];
    const portions: [string, string[]][] = [];
    for (let at = 0; at < all.length; at += MOST) {
      portions.push([source, all.slice(at, at + MOST)]);
    }
    return portions;
  });
}

/** The records that came from there, by the keys of their origins. */
export async function findImported(
  knex: Knex,
  origins: Iterable<Origin>,
): Promise<Map<string, ImportedRecord>> {
  const found = new Map<string, ImportedRecord>();
  for (const [source, ids] of bySource(origins)) {
    const rows = await knex('records')
      .leftJoin('imported_lines', 'imported_lines.record_id', 'records.id')
      .where('records.external_source', source)
      .whereIn('records.external_id', ids)
      .select(
        'records.id',
        'records.type',
        'records.external_id',
        'imported_lines.line_hash',
      );
    for (const row of rows) {
      found.set(originKey({ source, id: row.external_id }), {
        id: row.id,
        type: row.type,
        hash: row.line_hash ?? undefined,
      });
    }
  }
  return found;
}

/** Remembers what was imported into records. */
export async function rememberLines(
  trx: Knex.Transaction,
  lines: readonly { recordId: string; hash: string; isNew: boolean }[],
): Promise<void> {
  const known = lines.filter(({ isNew }) => !isNew);
  for (let at = 0; at < known.length; at += MOST) {
    const ids = known.slice(at, at + MOST).map(({ recordId }) => recordId);
    await trx('imported_lines').whereIn('record_id', ids).delete();
  }
  const rows = lines.map(({ recordId, hash }) => ({
    record_id: recordId,
    line_hash: hash,
  }));
  await insertRows(trx, 'imported_lines', rows);
}

/** A link to a record that hasn't come yet. */
export interface AwaitedLink {
  recordId: string;
  relation: string;
  target: Origin;
}

/** Takes out the links that wait for these records. */
export async function takeAwaitedLinks(
  trx: Knex.Transaction,
  origins: Iterable<Origin>,
): Promise<AwaitedLink[]> {
  const taken: AwaitedLink[] = [];
  for (const [source, ids] of bySource(origins)) {
    const waiting = () =>
      trx('awaited_links')
        .where('target_source', source)
        .whereIn('target_id', ids);
    const rows = await waiting().select().orderBy(['record_id', 'relation']);
    if (rows.length > 0) {
      await waiting().delete();
    }
    for (const row of rows) {
      const target = { source, id: row.target_id };
      taken.push({ recordId: row.record_id, relation: row.relation, target });
    }
  }
  return taken;
}

/** Has links wait for records to come. */
export async function awaitLinks(
  trx: Knex.Transaction,
  links: readonly AwaitedLink[],
): Promise<void> {
  for (let at = 0; at < links.length; at += 100) {
    await trx('awaited_links')
      .insert(
        links
          .slice(at, at + 100)
          .map(({ recordId, relation, target: { source, id } }) => ({
            record_id: recordId,
            relation,
            target_source: source,
            target_id: id,
          })),
      )
      .onConflict()
      .ignore();
  }
}
