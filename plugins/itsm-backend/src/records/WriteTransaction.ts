import { ConflictError, NotFoundError } from '@backstage/errors';
import { NumberSeries, RecordType } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access, demand, RecordVerb } from './access';
import { ActivityRow, appendActivity, chainActivity } from './activityLog';
import { findRecord, LoadedRecord, lockRecords } from './loadRecords';
import { isPostgres } from './openDatabase';
import { putIntoOutbox } from './outbox';
import { RecordDraft } from './RecordDraft';
import { isUuid, StoredRecord } from './rows';
import { nextSequence, RecordSave, saveRecords } from './saveRecords';

/**
 * One write: the records it touches, each as a draft, and at its end their
 * rows, their history and what is to be told, saved together or not at all.
 */
export class WriteTransaction {
  readonly trx: Knex.Transaction;
  readonly access: Access;
  readonly now: string;
  readonly #prefixes: Record<NumberSeries, string>;
  readonly #drafts = new Map<string, RecordDraft>();
  readonly #sequences = new Map<string, number>();
  readonly #reserved = new Map<NumberSeries, number[]>();

  constructor(options: {
    trx: Knex.Transaction;
    access: Access;
    now: string;
    prefixes: Record<NumberSeries, string>;
  }) {
    this.trx = options.trx;
    this.access = options.access;
    this.now = options.now;
    this.#prefixes = options.prefixes;
  }

  /**
   * A new record, with the next number of its type.
   * @param at - when it was last changed, if that isn't now
   */
  async create(
    record: Omit<StoredRecord, 'number'>,
    at: string = this.now,
  ): Promise<RecordDraft> {
    const type = record.type as RecordType;
    const { sequence, number } = await this.nextNumber(type);
    const draft = new RecordDraft({
      record: { ...record, number } as StoredRecord,
      access: this.access,
      now: at,
    });
    this.#drafts.set(draft.record.id, draft);
    this.#sequences.set(draft.record.id, sequence);
    return draft;
  }

  /** The next number of a series, such as `INC-1`. */
  async nextNumber(
    series: NumberSeries,
  ): Promise<{ sequence: number; number: string }> {
    if (!this.#reserved.get(series)?.length) {
      await this.reserveNumbers(series, 1);
    }
    const sequence = this.#reserved.get(series)!.shift()!;
    return { sequence, number: `${this.#prefixes[series]}-${sequence}` };
  }

  /** Takes the next numbers of a series at once, where many will be needed. */
  async reserveNumbers(series: NumberSeries, count: number): Promise<void> {
    if (count > 0) {
      const last = await nextSequence(this.trx, series, count);
      const numbers = Array.from(
        { length: count },
        (_, at) => last - count + 1 + at,
      );
      const before = this.#reserved.get(series) ?? [];
      this.#reserved.set(series, [...before, ...numbers]);
    }
  }

  /**
   * A record to write to, locked until the write ends. What the actor may not
   * read isn't found.
   * @param verb - what the actor must be allowed to do with it; left out where
   * the write is an effect of another one
   */
  async open(
    key: string,
    options: { type?: RecordType; verb?: RecordVerb; version?: number } = {},
  ): Promise<RecordDraft> {
    const { type, verb, version } = options;
    const known = this.#drafts.get(key);
    if (known && !verb) {
      return known;
    }
    const criteria = verb && type ? this.access.types[type].read : undefined;
    const loaded = await findRecord(
      this.trx,
      { key, type },
      { criteria, lock: true },
    );
    if (!loaded) {
      throw new NotFoundError(`There is no ${type ?? 'record'} ${key}.`);
    }
    const { record, head } = loaded;
    if (verb) {
      demand(this.access, verb, record);
    }
    if (version !== undefined && version !== record.version) {
      throw new ConflictError(
        `${record.number} has changed: you have version ${version}, it is at version ${record.version}. Load it again and repeat your change.`,
      );
    }
    return this.#drafts.get(record.id) ?? this.#draftOf({ record, head });
  }

  /** Records to write to as an effect of this write, by UUID. */
  async openAll(ids: readonly string[]): Promise<void> {
    const unopened = ids.filter(id => !this.#drafts.has(id));
    for (const loaded of await lockRecords(this.trx, unopened)) {
      this.#draftOf(loaded);
    }
  }

  #draftOf({ record, head }: LoadedRecord): RecordDraft {
    const draft = new RecordDraft({
      record,
      before: record,
      head,
      access: this.access,
      now: this.now,
    });
    this.#drafts.set(record.id, draft);
    return draft;
  }

  /**
   * Keeps others from changing several records until the write ends. Taking
   * them in one order everywhere, two writes never wait for each other.
   */
  async lock(keys: readonly string[]): Promise<void> {
    if (isPostgres(this.trx)) {
      await this.trx('records')
        .whereIn('id', keys.filter(isUuid))
        .orWhereIn(
          'number',
          keys.map(key => key.toUpperCase()),
        )
        .orderBy('id')
        .select('id')
        .forUpdate();
    }
  }

  /** The records that this write touches. */
  get drafts(): Iterable<RecordDraft> {
    return this.#drafts.values();
  }

  /** Saves all drafts that something was done to. */
  async save(): Promise<void> {
    const saves: RecordSave[] = [];
    const rows: ActivityRow[] = [];
    for (const [id, draft] of this.#drafts) {
      if (draft.entries.length > 0) {
        const activity = chainActivity(id, draft.head, draft.entries);
        rows.push(...activity.rows);
        saves.push({
          record: draft.finished(),
          head: activity.head,
          before: draft.before,
          sequence: this.#sequences.get(id),
        });
      }
    }
    await saveRecords(this.trx, saves);
    await appendActivity(this.trx, rows);
    await putIntoOutbox(this.trx, rows, this.now);
  }
}
