import { ConflictError } from '@backstage/errors';
import {
  inverseRelation,
  LifecycleLink,
  LinkRelation,
  RecordLink,
  RecordType,
  relationRules,
  relationsBetween,
  storedRelation,
  StoredRelation,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Access } from './access';
import { meets } from './criteria';
import { findRecordsByIds } from './loadRecords';
import { FieldsError, RecordDraft } from './RecordDraft';
import { isPostgres } from './openDatabase';
import { StoredRecord } from './rows';
import { WriteTransaction } from './WriteTransaction';

/* Any number that nothing else in the plugin's database locks. */
const LINK_LOCK = 4_876_001;

interface LinkRow {
  id: string;
  relation: StoredRelation;
  source_id: string;
  target_id: string;
  created_at: number | string;
  created_by: string;
}

/** A link from one record's end, with the record at the other. */
export interface LoadedLink {
  row: LinkRow;
  relation: LinkRelation;
  target: StoredRecord;
}

/** The links of a record, oldest first. */
export async function loadLinks(
  knex: Knex,
  recordId: string,
): Promise<LoadedLink[]> {
  const rows: LinkRow[] = await knex<LinkRow>('record_links')
    .where({ source_id: recordId })
    .orWhere({ target_id: recordId })
    .orderBy(['created_at', 'id']);
  const otherEnd = (row: LinkRow) =>
    row.source_id === recordId ? row.target_id : row.source_id;
  const targets = new Map(
    (await findRecordsByIds(knex, [...new Set(rows.map(otherEnd))])).map(
      record => [record.id, record],
    ),
  );
  return rows.map(row => ({
    row,
    relation:
      row.source_id === recordId ? row.relation : inverseRelation(row.relation),
    target: targets.get(otherEnd(row))!,
  }));
}

/** Links as lifecycles ask about them. */
export function toLifecycleLinks(
  links: readonly LoadedLink[],
): LifecycleLink[] {
  return links.map(({ relation, target }) => ({
    relation,
    targetType: target.type,
    knownError: target.knownError === true,
  }));
}

/** A link as the API answers it; the other record only if it may be read. */
export function toRecordLink(
  { row, relation, target }: LoadedLink,
  access: Access,
): RecordLink {
  const readable = meets(target, access.types[target.type].read);
  const { id, number, type, title, state, active, priority } = target;
  return {
    id: row.id,
    relation,
    ...(readable
      ? {
          target: {
            id,
            number,
            type,
            title,
            state,
            active,
            priority,
            ...(target.knownError === true ? { knownError: true } : {}),
          },
        }
      : {}),
    createdAt: new Date(Number(row.created_at)).toISOString(),
    createdBy: row.created_by,
  };
}

/** Whether following a relation from a record leads to another one. */
async function leadsTo(
  trx: Knex.Transaction,
  relation: StoredRelation,
  from: string,
  to: string,
): Promise<boolean> {
  const row = await trx
    .withRecursive('chain', ['id'], chain =>
      chain
        .select('target_id')
        .from('record_links')
        .where({ source_id: from, relation })
        .union(next =>
          next
            .select('record_links.target_id')
            .from('record_links')
            .join('chain', 'chain.id', 'record_links.source_id')
            .where('record_links.relation', relation),
        ),
    )
    .from('chain')
    .where('id', to)
    .first('id');
  return Boolean(row);
}

function refuse(field: string, message: string): never {
  throw new FieldsError([{ field, message }]);
}

/**
 * Links two records, within a write of both, and tells it in both histories.
 * @param relation - as the first record names it
 */
export async function addLink(
  write: WriteTransaction,
  draft: RecordDraft,
  relation: LinkRelation,
  other: RecordDraft,
): Promise<LoadedLink> {
  const { record } = draft;
  const target = other.record;
  if (record.id === target.id) {
    refuse('target', 'a record is not linked to itself');
  }
  const possible = relationsBetween(record.type, target.type);
  if (!possible.includes(relation)) {
    refuse(
      'relation',
      `'${relation}' doesn't go from a ${record.type} to a ${
        target.type
      }; possible are ${possible.join(', ')}`,
    );
  }
  const stored = storedRelation(relation);
  const [source, sink] = stored.reversed ? [target, record] : [record, target];
  const rules = relationRules(stored.relation);
  const ends = { relation: stored.relation, source_id: source.id };
  const { trx } = write;
  // A relation without a direction is the same from either end.
  const symmetric = rules.inverse === stored.relation;
  const existing: LinkRow[] = await trx<LinkRow>('record_links').where(
    query => {
      query.where({ ...ends, target_id: sink.id });
      if (symmetric) {
        query.orWhere({
          relation: stored.relation,
          source_id: sink.id,
          target_id: source.id,
        });
      }
    },
  );
  if (existing.length > 0) {
    throw new ConflictError(
      `${record.number} and ${target.number} are linked so already.`,
    );
  }
  if (rules.single && (await trx('record_links').where(ends).first())) {
    throw new ConflictError(
      `${source.number} already has a '${stored.relation}' link. Remove that first.`,
    );
  }
  if (rules.acyclic && isPostgres(trx)) {
    // Links made at once by others could close a circle that none of them sees.
    await trx.raw('select pg_advisory_xact_lock(?)', [LINK_LOCK]);
  }
  if (
    rules.acyclic &&
    (await leadsTo(trx, stored.relation, sink.id, source.id))
  ) {
    throw new ConflictError(
      `'${stored.relation}' from ${source.number} to ${sink.number} would lead in a circle.`,
    );
  }
  const row: LinkRow = {
    id: randomUUID(),
    ...ends,
    target_id: sink.id,
    created_at: Date.parse(write.now),
    created_by: write.access.actor,
  };
  await trx('record_links').insert(row);
  draft.tell('linked', { link: { relation, number: target.number } });
  other.tell('linked', {
    link: { relation: inverseRelation(relation), number: record.number },
  });
  return { row, relation, target };
}

/** Takes a link away, within a write of both records. */
export async function removeLink(
  write: WriteTransaction,
  draft: RecordDraft,
  link: LoadedLink,
  other: RecordDraft,
): Promise<void> {
  await write.trx('record_links').where({ id: link.row.id }).delete();
  const removed = true;
  draft.tell('linked', {
    link: { relation: link.relation, number: other.record.number, removed },
  });
  other.tell('linked', {
    link: {
      relation: inverseRelation(link.relation),
      number: draft.record.number,
      removed,
    },
  });
}

/** The records of a type that are linked to one by a relation. */
export function linkedBy(
  links: readonly LoadedLink[],
  relation: LinkRelation,
  type?: RecordType,
): StoredRecord[] {
  return links
    .filter(link => link.relation === relation)
    .map(link => link.target)
    .filter(target => !type || target.type === type);
}
