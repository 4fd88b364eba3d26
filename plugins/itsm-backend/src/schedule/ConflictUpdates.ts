import { LoggerService } from '@backstage/backend-plugin-api';
import { Conflict } from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { giveLeaseBack, takeLease } from '../records/lease';
import {
  ConflictMark,
  ConflictSubject,
  nextMarks,
  removeMarks,
} from './conflictMarks';
import { Conflicts } from './Conflicts';
import {
  ChangedConflicts,
  changesBeside,
  changesOfIncident,
  idsByNumber,
  storeConflicts,
} from './conflictRows';
import { allPlanned, plannedAmong, StoredChange } from './plannedChanges';

const LEASE = { name: 'conflicts', forMs: 60_000 };
const POLL_MS = 2_000;
const MARKS = 100;
/* So many changes are looked at together. */
const BATCH = 100;

interface ConflictUpdatesOptions {
  knex: Knex;
  conflicts: Conflicts;
  clock: () => Date;
  logger: LoggerService;
  /** Called with the changes that collide otherwise than before. */
  changed(changes: readonly ChangedConflicts[]): Promise<void>;
}

/**
 * Keeps the conflicts that are stored as they are: soon after a change, an
 * incident or a window is written, those of all changes it concerns are looked
 * for again. One backend at a time does it; what is left to do is kept in the
 * database, so that a crash forgets nothing.
 */
export class ConflictUpdates {
  readonly #options: ConflictUpdatesOptions;
  readonly #holder = randomUUID();
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #again = false;
  #stopped = false;

  static create(options: ConflictUpdatesOptions): ConflictUpdates {
    return new ConflictUpdates(options);
  }

  private constructor(options: ConflictUpdatesOptions) {
    this.#options = options;
  }

  /** Looks for marks from now on. */
  start() {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Lets what is under way end. */
  async stop() {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** There may be something to do. */
  wake() {
    if (this.#stopped || !this.#timer) {
      return;
    }
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.drain()
      .catch(error =>
        this.#options.logger.warn(
          'Conflicts were not looked for, will retry',
          error,
        ),
      )
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  /** Does all that there is to do, unless another backend is at it. */
  async drain(): Promise<void> {
    const { knex } = this.#options;
    if ((await nextMarks(knex, 1)).length === 0 || !(await this.#mayWork())) {
      return;
    }
    try {
      while (await this.#mayWork()) {
        const marks = await nextMarks(knex, MARKS);
        if (marks.length === 0) {
          return;
        }
        await this.#follow(marks);
        await removeMarks(knex, marks);
      }
    } finally {
      const holder = this.#holder;
      await giveLeaseBack(knex, { name: LEASE.name, holder });
    }
  }

  async #mayWork() {
    const { knex, clock } = this.#options;
    const [holder, now] = [this.#holder, clock().getTime()];
    return !this.#stopped && takeLease(knex, { ...LEASE, holder, now });
  }

  async #follow(marks: readonly ConflictMark[]) {
    const { knex } = this.#options;
    const subjects = marks.map(({ subject }) => subject);
    const changes = idsOf(subjects, 'change');
    const first = new Set([
      ...changes,
      ...(await changesOfIncident(knex, idsOf(subjects, 'incident'))),
      ...(subjects.includes('windows') ? await allPlanned(knex) : []),
    ]);
    // The other sides: those that it collided with, and those it does now.
    const before = await changesBeside(knex, changes);
    const now = await this.#update([...first]);
    await this.#update(
      [...new Set([...before, ...now])].filter(id => !first.has(id)),
    );
  }

  /** @returns the ids of all changes that these collide with */
  async #update(ids: readonly string[]): Promise<string[]> {
    const others: string[] = [];
    const { knex } = this.#options;
    const planned = await inOrder(knex, ids);
    const isPlanned = new Set(planned.map(({ id }) => id));
    const over = ids.filter(id => !isPlanned.has(id));
    await this.#store(over.map(id => [id, []]));
    for (let at = 0; at < planned.length; at += BATCH) {
      if (!(await this.#mayWork())) {
        throw new Error('another backend has taken over');
      }
      const batch = planned.slice(at, at + BATCH);
      const found = await this.#options.conflicts.ofMany(batch);
      const stored = await this.#store(
        batch.map(({ id, number }) => [id, found.get(number)!]),
      );
      others.push(...stored);
    }
    return others;
  }

  async #store(found: readonly (readonly [string, Conflict[]])[]) {
    const { knex, changed } = this.#options;
    const numbers = found.flatMap(([, conflicts]) =>
      conflicts.flatMap(({ number }) => number ?? []),
    );
    const ids = await idsByNumber(knex, numbers);
    const differing = await storeConflicts(knex, found, ids);
    if (differing.length > 0) {
      await changed(differing);
    }
    return [...ids.values()]
      .filter(({ type }) => type === 'change')
      .map(({ id }) => id);
  }
}

function idsOf(
  subjects: readonly ConflictSubject[],
  type: 'change' | 'incident',
): string[] {
  return subjects
    .filter(subject => subject.startsWith(`${type}:`))
    .map(subject => subject.slice(type.length + 1));
}

/* By their start, so that those looked at together are close in time. */
async function inOrder(
  knex: Knex,
  ids: readonly string[],
): Promise<StoredChange[]> {
  const planned: StoredChange[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    planned.push(...(await plannedAmong(knex, ids.slice(at, at + BATCH))));
  }
  return planned.sort((one, other) => (one.start < other.start ? -1 : 1));
}
