import { Knex } from 'knex';
import { ActivityRow } from './activityLog';
import { insertRows } from './insertRows';

/** An entry of the history that is still to be told of. */
export interface OutboxMessage {
  id: number;
  recordId: string;
  entrySequence: number;
  attempts: number;
  /** The destinations that have it already. */
  delivered: string[];
}

/** Remembers, along with a write, that it is to be told of. */
export async function putIntoOutbox(
  trx: Knex.Transaction,
  rows: readonly ActivityRow[],
  now: string,
): Promise<void> {
  await insertRows(
    trx,
    'outbox',
    rows.map(({ record_id, sequence }) => ({
      record_id,
      entry_sequence: sequence,
      not_before: Date.parse(now),
    })),
  );
}

/**
 * The messages to deliver next, oldest first. A record whose oldest message
 * has to wait for another try keeps its later ones waiting too.
 */
export async function nextMessages(
  knex: Knex,
  now: number,
  limit: number,
): Promise<OutboxMessage[]> {
  const rows = await knex('outbox')
    .select()
    .whereNotIn('record_id', waiting =>
      waiting.select('record_id').from('outbox').where('not_before', '>', now),
    )
    .orderBy('id')
    .limit(limit);
  return rows.map(row => ({
    id: Number(row.id),
    recordId: row.record_id,
    entrySequence: Number(row.entry_sequence),
    attempts: Number(row.attempts),
    delivered: JSON.parse(row.delivered),
  }));
}

/** Forgets a message that was delivered. */
export async function removeMessage(knex: Knex, id: number): Promise<void> {
  await knex('outbox').where({ id }).delete();
}

/** Puts a message off that couldn't be delivered everywhere. */
export async function postponeMessage(
  knex: Knex,
  message: Pick<OutboxMessage, 'id' | 'attempts' | 'delivered'>,
  notBefore: number,
): Promise<void> {
  await knex('outbox')
    .where({ id: message.id })
    .update({
      attempts: message.attempts,
      delivered: JSON.stringify(message.delivered),
      not_before: notBefore,
    });
}
