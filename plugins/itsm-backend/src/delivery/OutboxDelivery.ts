import { LoggerService } from '@backstage/backend-plugin-api';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { readActivityEntry } from '../records/activityLog';
import { giveLeaseBack, takeLease } from '../records/lease';
import { findRecordsByIds } from '../records/loadRecords';
import {
  nextMessages,
  OutboxMessage,
  postponeMessage,
  removeMessage,
} from '../records/outbox';
import { Delivery, Destination } from './Destination';

const LEASE = { name: 'outbox', forMs: 30_000 };
const BATCH = 50;
const POLL_MS = 2_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/* A day's worth: what can't be told by then concerns nobody any more. */
const MOST_ATTEMPTS = 150;

/**
 * Tells of every write: at least once, in order for each record. One backend
 * at a time does it; a write starts it at once, and what a crash left behind
 * is found by looking now and then.
 */
export class OutboxDelivery {
  readonly #knex: Knex;
  readonly #destinations: readonly Destination[];
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  readonly #holder = randomUUID();
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #again = false;
  #stopped = false;

  static create(options: {
    knex: Knex;
    destinations: readonly Destination[];
    clock: () => Date;
    logger: LoggerService;
  }) {
    return new OutboxDelivery(options);
  }

  private constructor(options: {
    knex: Knex;
    destinations: readonly Destination[];
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#destinations = options.destinations;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Looks for messages from now on. */
  start() {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Lets what is under way end, and delivers no more. */
  async stop() {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** There may be something to deliver. */
  wake() {
    if (this.#stopped) {
      return;
    }
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.drain()
      .catch(error => this.#logger.warn('Delivery failed, will retry', error))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  /** Delivers all that is due, unless another backend is at it. */
  async drain(): Promise<void> {
    if (!(await this.#isWaiting()) || !(await this.#mayDeliver())) {
      return;
    }
    try {
      while (await this.#mayDeliver()) {
        const messages = await nextMessages(this.#knex, this.#now(), BATCH);
        if (messages.length === 0) {
          return;
        }
        await this.#deliverAll(messages);
      }
    } finally {
      const holder = this.#holder;
      await giveLeaseBack(this.#knex, { name: LEASE.name, holder });
    }
  }

  #now() {
    return this.#clock().getTime();
  }

  async #isWaiting() {
    return Boolean(await this.#knex('outbox').first('id'));
  }

  /* Asked before each message, as slow destinations outlast a lease. */
  async #mayDeliver() {
    const [holder, now] = [this.#holder, this.#now()];
    return !this.#stopped && takeLease(this.#knex, { ...LEASE, holder, now });
  }

  async #deliverAll(messages: readonly OutboxMessage[]) {
    const held = new Set<string>();
    for (const message of messages) {
      if (held.has(message.recordId)) {
        continue;
      }
      if (!(await this.#mayDeliver())) {
        return;
      }
      if (!(await this.#deliver(message))) {
        held.add(message.recordId);
      }
    }
  }

  async #deliver(message: OutboxMessage): Promise<boolean> {
    const { id, recordId, entrySequence } = message;
    const [record] = await findRecordsByIds(this.#knex, [recordId]);
    const entry = await readActivityEntry(this.#knex, recordId, entrySequence);
    const delivered = [...message.delivered];
    if (record && entry) {
      await this.#tell({ record, entry }, delivered);
    }
    const isTold = this.#destinations.every(({ name }) =>
      delivered.includes(name),
    );
    if (!record || !entry || isTold) {
      await removeMessage(this.#knex, id);
      return true;
    }
    const attempts = message.attempts + 1;
    if (attempts === MOST_ATTEMPTS) {
      this.#logger.error(
        `Gave up telling of ${record.number} entry ${entry.sequence} after ${attempts} attempts`,
      );
      await removeMessage(this.#knex, id);
      return true;
    }
    const pause = Math.min(1000 * 2 ** attempts, LONGEST_PAUSE_MS);
    const notBefore = this.#now() + pause;
    await postponeMessage(this.#knex, { id, attempts, delivered }, notBefore);
    return false;
  }

  async #tell(delivery: Delivery, delivered: string[]) {
    for (const { name, deliver } of this.#destinations) {
      if (delivered.includes(name)) {
        continue;
      }
      try {
        await deliver(delivery);
        delivered.push(name);
      } catch (error) {
        const { record, entry } = delivery;
        this.#logger.warn(
          `Telling ${name} of ${record.number} entry ${entry.sequence} failed, will retry: ${error}`,
        );
      }
    }
  }
}
