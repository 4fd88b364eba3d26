import { Knex } from 'knex';
import { CatalogAnswer } from '../catalog/Catalog';
import { ExpiringCache } from '../catalog/ExpiringCache';

const CHUNK = 500;
const MOST_IN_MEMORY = 20_000;

interface Remembered<T> {
  /** Nothing if the catalog has no such entity. */
  value?: T;
  takenAt: number;
}

interface RememberedEntitiesOptions<T> {
  knex: Knex;
  now: () => number;
  table: 'entity_facts' | 'entity_closures';
  column: 'facts' | 'reached';
  /** How long what the catalog said counts as what it says, in milliseconds. */
  freshFor: number;
  /** Asks the catalog. */
  load(refs: readonly string[]): Promise<CatalogAnswer<Map<string, T>>>;
  /** Called when the catalog says something else than before. */
  changed(refs: readonly string[]): Promise<void>;
}

/** What is known of entities. */
export interface EntityAnswers<T> {
  known: Map<string, T>;
  /** The catalog has none of these. */
  missing: Set<string>;
  /** It can't be reached, and never told of these. */
  untold: Set<string>;
}

/**
 * What the catalog said of entities, kept in the database so that it is there
 * while the catalog isn't, and for a while in memory.
 */
export class RememberedEntities<T> {
  readonly #options: RememberedEntitiesOptions<T>;
  readonly #memory: ExpiringCache<Remembered<T>>;
  readonly #underWay = new Set<string>();

  constructor(options: RememberedEntitiesOptions<T>) {
    this.#options = options;
    this.#memory = new ExpiringCache({
      timeToLive: options.freshFor,
      maxEntries: MOST_IN_MEMORY,
      now: options.now,
    });
  }

  /**
   * What is known of some entities.
   * @param acceptFor - what was said not longer ago than this, in milliseconds,
   * is good enough for now; the catalog is then asked afterwards
   */
  async of(
    refs: readonly string[],
    { acceptFor = 0 }: { acceptFor?: number } = {},
  ): Promise<EntityAnswers<T>> {
    const { now, freshFor } = this.#options;
    const found = await this.stored(refs);
    const olderThan = (age: number) =>
      [...new Set(refs)].filter(ref => {
        const remembered = found.get(ref);
        return !remembered || remembered.takenAt + age <= now();
      });
    const needed = olderThan(Math.max(acceptFor, freshFor));
    if (needed.length > 0) {
      for (const [ref, remembered] of await this.refresh(needed)) {
        found.set(ref, remembered);
      }
    }
    if (acceptFor > freshFor) {
      this.#refreshLater(olderThan(freshFor));
    }
    const answers: EntityAnswers<T> = {
      known: new Map(),
      missing: new Set(),
      untold: new Set(),
    };
    for (const ref of refs) {
      const remembered = found.get(ref);
      if (!remembered) {
        answers.untold.add(ref);
      } else if (remembered.value === undefined) {
        answers.missing.add(ref);
      } else {
        answers.known.set(ref, remembered.value);
      }
    }
    return answers;
  }

  /** What was said whenever, without asking the catalog. */
  async stored(refs: readonly string[]): Promise<Map<string, Remembered<T>>> {
    const { knex, table, column } = this.#options;
    const found = new Map<string, Remembered<T>>();
    const unread: string[] = [];
    for (const ref of new Set(refs)) {
      const remembered = this.#memory.get(ref);
      if (remembered) {
        found.set(ref, remembered);
      } else {
        unread.push(ref);
      }
    }
    for (let at = 0; at < unread.length; at += CHUNK) {
      const rows = await knex(table)
        .select('entity_ref', 'taken_at', column)
        .whereIn('entity_ref', unread.slice(at, at + CHUNK));
      for (const row of rows) {
        const remembered = {
          value: row[column] === null ? undefined : JSON.parse(row[column]),
          takenAt: Number(row.taken_at),
        };
        this.#memory.set(row.entity_ref, remembered);
        found.set(row.entity_ref, remembered);
      }
    }
    return found;
  }

  /** Asks the catalog, and keeps what it says if it answers. */
  async refresh(refs: readonly string[]): Promise<Map<string, Remembered<T>>> {
    const { load, now, changed } = this.#options;
    const answer = await load(refs);
    if (!answer.reached) {
      return new Map();
    }
    const before = await this.stored(refs);
    const fresh = new Map(
      refs.map(ref => [ref, { value: answer.value.get(ref), takenAt: now() }]),
    );
    await this.#store(fresh);
    fresh.forEach((remembered, ref) => this.#memory.set(ref, remembered));
    const differing = refs.filter(
      ref =>
        before.has(ref) &&
        JSON.stringify(before.get(ref)!.value) !==
          JSON.stringify(fresh.get(ref)!.value),
    );
    if (differing.length > 0) {
      await changed(differing);
    }
    return fresh;
  }

  /** The entities that were asked about longest ago. */
  async oldest(takenBefore: number, limit: number): Promise<string[]> {
    const rows = await this.#options
      .knex(this.#options.table)
      .where('taken_at', '<', takenBefore)
      .orderBy(['taken_at', 'entity_ref'])
      .limit(limit)
      .select('entity_ref');
    return rows.map(row => row.entity_ref);
  }

  /* Nobody waits for it, and what fails is asked for again another time. */
  #refreshLater(refs: readonly string[]) {
    const due = refs.filter(ref => !this.#underWay.has(ref));
    if (due.length > 0) {
      due.forEach(ref => this.#underWay.add(ref));
      this.refresh(due)
        .catch(() => undefined)
        .finally(() => due.forEach(ref => this.#underWay.delete(ref)));
    }
  }

  async #store(fresh: ReadonlyMap<string, Remembered<T>>) {
    const { knex, table, column } = this.#options;
    // In one order everywhere, so that two backends never wait for each other.
    const rows = [...fresh]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([entity_ref, { value, takenAt }]) => ({
        entity_ref,
        taken_at: takenAt,
        [column]: value === undefined ? null : JSON.stringify(value),
      }));
    for (let at = 0; at < rows.length; at += 100) {
      await knex(table)
        .insert(rows.slice(at, at + 100))
        .onConflict('entity_ref')
        .merge();
    }
  }
}
