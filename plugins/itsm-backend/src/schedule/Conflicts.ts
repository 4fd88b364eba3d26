import {
  Conflict,
  ConflictIndex,
  freeSlots,
  PlannedChange,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { StoredRecord } from '../records/rows';
import { EntityKnowledge } from './EntityKnowledge';
import {
  openIncidentsOn,
  plannedDuring,
  toPlannedChange,
} from './plannedChanges';
import { Windows } from './Windows';

const LOWEST_PRIORITY = 2;

interface ConflictsOptions {
  knex: Knex;
  windows: Pick<Windows, 'all'>;
  knowledge: EntityKnowledge;
}

/** When a slot is looked for, and of which length. */
export interface SlotSearch {
  from: string;
  until: string;
  lengthMinutes: number;
  limit: number;
}

/**
 * What changes collide with, as everything is planned right now.
 *
 * @remarks
 * Only changes that were submitted stand in the way of others; a change that
 * wasn't sees what it would collide with. While the catalog is out of reach,
 * what it said before counts; of entities that it never told of, only
 * conflicts over the entity itself are found.
 */
export class Conflicts {
  readonly #options: ConflictsOptions;

  static create(options: ConflictsOptions): Conflicts {
    return new Conflicts(options);
  }

  private constructor(options: ConflictsOptions) {
    this.#options = options;
  }

  /** What a change collides with; nothing while it isn't planned for a time. */
  async of(change: StoredRecord): Promise<Conflict[]> {
    const planned = await toPlannedChange(this.#options.knex, change);
    return planned ? this.ofPlanned(planned) : [];
  }

  async ofPlanned(change: PlannedChange): Promise<Conflict[]> {
    return (await this.ofMany([change])).get(change.number)!;
  }

  /** What each of some changes collides with, by their numbers. */
  async ofMany(
    changes: readonly PlannedChange[],
  ): Promise<Map<string, Conflict[]>> {
    const index = await this.#indexFor(changes, spanOf(changes));
    return new Map(
      changes.map(change => [change.number, index.conflictsOf(change)]),
    );
  }

  /** The next times of a length at which a change collides with nothing. */
  async slots(change: PlannedChange, search: SlotSearch): Promise<TimeSpan[]> {
    const span = { start: search.from, end: search.until };
    const index = await this.#indexFor([change], span);
    return freeSlots({ ...search, ...index.blockersOf(change, span) });
  }

  /* All that some changes can collide with within a span of time. */
  async #indexFor(
    changes: readonly PlannedChange[],
    span: TimeSpan | undefined,
  ): Promise<ConflictIndex> {
    const { knex, knowledge } = this.#options;
    const own = [...new Set(changes.flatMap(({ entityRefs }) => entityRefs))];
    const [windows, planned, closures, incidents] = await Promise.all([
      this.#options.windows.all(),
      span ? plannedDuring(knex, span) : [],
      knowledge.closures.of(own),
      openIncidentsOn(knex, own, LOWEST_PRIORITY),
    ]);
    const reached = [...closures.known.values()].flatMap(closure =>
      closure.map(({ entityRef }) => entityRef),
    );
    // Of the others, what is known has to do: theirs are looked up when they
    // are looked at themselves.
    const others = await knowledge.closures.stored(
      planned
        .flatMap(({ entityRefs }) => entityRefs)
        .filter(ref => !closures.known.has(ref)),
    );
    const facts =
      windows.length > 0
        ? await knowledge.facts.of([...new Set([...own, ...reached])])
        : undefined;
    return new ConflictIndex({
      changes: planned,
      closures: new Map([
        ...[...others].map(([ref, { value }]) => [ref, value ?? []] as const),
        ...closures.known,
      ]),
      entities: facts?.known ?? new Map(),
      windows,
      incidents,
    });
  }
}

function spanOf(changes: readonly TimeSpan[]): TimeSpan | undefined {
  const starts = changes.map(({ start }) => start).sort();
  const ends = changes.map(({ end }) => end).sort();
  return changes.length > 0
    ? { start: starts[0], end: ends[ends.length - 1] }
    : undefined;
}
