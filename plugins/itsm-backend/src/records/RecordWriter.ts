import { ConflictError } from '@backstage/errors';
import { NumberSeries } from 'backstage-plugin-itsm-common';
import { createHash } from 'crypto';
import { Knex } from 'knex';
import { Access } from './access';
import { isPostgres } from './openDatabase';
import { WriteTransaction } from './WriteTransaction';

const IDEMPOTENCY_WINDOW = 24 * 60 * 60 * 1000;
const ATTEMPTS = 5;

/* PostgreSQL gave way to another transaction; the same write may go through. */
const RETRIABLE = new Set(['40001', '40P01']);

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}

function isDuplicateKey(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/* Two records can't come from the same one elsewhere. */
function isTakenExternalRef(error: unknown): boolean {
  const { constraint, message } = error as {
    constraint?: string;
    message?: string;
  };
  return (
    constraint === 'records_external' ||
    /UNIQUE constraint failed: records\.external_/.test(message ?? '')
  );
}

/** JSON with the keys in order, so that equal requests are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : item,
  );
}

/**
 * What a write brings about in other records, by whichever way it came. It is
 * asked when all else is done, and writes in the same transaction.
 */
export type WriteEffect = (write: WriteTransaction) => Promise<void>;

interface RecordWriterOptions {
  knex: Knex;
  prefixes: Record<NumberSeries, string>;
  clock: () => Date;
  /** Called after each commit: there is something to deliver. */
  committed: () => void;
  effects?: readonly WriteEffect[];
}

/**
 * The one write path: every change of a record, by whichever way it comes,
 * runs in here.
 */
export class RecordWriter {
  readonly #knex: Knex;
  readonly #prefixes: Record<NumberSeries, string>;
  readonly #clock: () => Date;
  readonly #committed: () => void;
  readonly #effects: readonly WriteEffect[];

  static create(options: RecordWriterOptions) {
    return new RecordWriter(options);
  }

  private constructor(options: RecordWriterOptions) {
    this.#knex = options.knex;
    this.#prefixes = options.prefixes;
    this.#clock = options.clock;
    this.#committed = options.committed;
    this.#effects = options.effects ?? [];
  }

  /**
   * Does a write in one transaction. It may be run again if the database asks
   * for it, so it must touch nothing but the transaction.
   */
  async write<T>(
    access: Access,
    work: (write: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.#knex.transaction(async trx => {
          if (!isPostgres(trx)) {
            // As PostgreSQL has it from the tables: checked at the end.
            await trx.raw('pragma defer_foreign_keys = on');
          }
          const write = new WriteTransaction({
            trx,
            access,
            now: this.#clock().toISOString(),
            prefixes: this.#prefixes,
          });
          const answer = await work(write);
          for (const effect of this.#effects) {
            await effect(write);
          }
          await write.save();
          return answer;
        });
        this.#committed();
        return result;
      } catch (error) {
        if (isTakenExternalRef(error)) {
          throw new ConflictError('Another record has this externalRef.');
        }
        if (!RETRIABLE.has(codeOf(error) ?? '')) {
          throw error;
        }
        if (attempt === ATTEMPTS) {
          throw new ConflictError(
            'Others are changing the same records just now. Try again.',
          );
        }
        await new Promise(resolve =>
          setTimeout(resolve, 10 * attempt + Math.random() * 20),
        );
      }
    }
  }

  /**
   * Does a write at most once for a key: the same request under the same key
   * within 24 hours is answered as it was the first time.
   * @throws ConflictError if the key came with another request
   */
  async writeOnce<T>(
    access: Access,
    idempotency: { key: string; request: unknown },
    work: (write: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    const request_hash = createHash('sha256')
      .update(canonical(idempotency.request))
      .digest('hex');
    const identity = { actor: access.actor, key: idempotency.key };
    const now = this.#clock().getTime();
    try {
      return await this.write(access, async write => {
        const { trx } = write;
        await trx('idempotency_keys')
          .where(identity)
          .where('created_at', '<=', now - IDEMPOTENCY_WINDOW)
          .delete();
        await trx('idempotency_keys').insert({
          ...identity,
          request_hash,
          created_at: now,
        });
        const answer = await work(write);
        await trx('idempotency_keys')
          .where(identity)
          .update({ answer: JSON.stringify(answer) });
        return answer;
      });
    } catch (error) {
      if (!isDuplicateKey(error)) {
        throw error;
      }
      const first = await this.#knex('idempotency_keys')
        .where(identity)
        .first();
      if (!first) {
        throw error;
      }
      if (first.request_hash !== request_hash) {
        throw new ConflictError(
          `The Idempotency-Key '${idempotency.key}' was used for another request. Use a new key for a new request.`,
        );
      }
      return JSON.parse(first.answer) as T;
    }
  }

  /** Forgets idempotency keys that are past their time. */
  async forgetOldKeys(): Promise<number> {
    return this.#knex('idempotency_keys')
      .where('created_at', '<=', this.#clock().getTime() - IDEMPOTENCY_WINDOW)
      .delete();
  }
}
