import { InputError, NotFoundError } from '@backstage/errors';
import {
  Conflict,
  ConflictPreview,
  ConflictPreviewQuery,
  FoundConflict,
  SlotsQuery,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { findRecord } from '../records/loadRecords';
import { FieldsError } from '../records/RecordDraft';
import { toDigest } from '../records/toDigest';
import { Conflicts, SlotSearch } from './Conflicts';
import { toPlannedChange } from './plannedChanges';
import { readableByNumber } from './readableByNumber';

const DAY = 24 * 60 * 60 * 1000;
const HORIZON_DAYS = 30;
const LONGEST_HORIZON_DAYS = 90;
const MINUTE = 60_000;

interface ChangeScheduleOptions {
  knex: Knex;
  conflicts: Conflicts;
  catalog: Pick<Catalog, 'entities'>;
  clock: () => Date;
}

/** What people are told of when changes are, and when they could be. */
export class ChangeSchedule {
  readonly #options: ChangeScheduleOptions;

  static create(options: ChangeScheduleOptions): ChangeSchedule {
    return new ChangeSchedule(options);
  }

  private constructor(options: ChangeScheduleOptions) {
    this.#options = options;
  }

  /** What a change collides with. */
  async conflicts(key: string, access: Access): Promise<FoundConflict[]> {
    const record = await this.#read(key, access);
    return this.#tell(await this.#options.conflicts.of(record), access);
  }

  /** The next times at which a change collides with nothing. */
  async slots(
    key: string,
    query: SlotsQuery,
    access: Access,
  ): Promise<TimeSpan[]> {
    const { knex, conflicts } = this.#options;
    const planned = await toPlannedChange(knex, await this.#read(key, access));
    if (!planned) {
      throw new InputError(
        `${key} isn't planned for a time yet. Give it a planned start and end, or ask POST /conflicts/preview.`,
      );
    }
    return conflicts.slots(
      planned,
      this.#searchFor({
        ...query,
        lengthMinutes: query.lengthMinutes ?? minutesOf(planned),
      }),
    );
  }

  /**
   * What a change would collide with that is only thought of.
   * @throws FieldsError naming entities that the catalog doesn't have, as far
   * as it tells the caller
   */
  async preview(
    query: ConflictPreviewQuery,
    access: Access,
  ): Promise<ConflictPreview> {
    const { plannedStart, plannedEnd, changeNumber = '', ...rest } = query;
    const { catalog } = this.#options;
    const entities = await catalog.entities(
      rest.entityRefs,
      access.credentials,
    );
    const unknown = rest.entityRefs.filter(
      ref => entities.reached && !entities.value.has(ref),
    );
    if (unknown.length > 0) {
      throw new FieldsError(
        unknown.map(ref => ({
          field: 'entityRefs',
          message: `the catalog has no entity ${ref}`,
        })),
      );
    }
    const planned = {
      ...rest,
      entityRefs: [...new Set(rest.entityRefs)],
      number: changeNumber.toLocaleUpperCase('en-US'),
      start: plannedStart,
      end: plannedEnd,
    };
    const search = this.#searchFor({
      ...rest,
      lengthMinutes: minutesOf(planned),
    });
    const { conflicts } = this.#options;
    const [found, slots] = await Promise.all([
      conflicts.ofPlanned(planned),
      conflicts.slots(planned, search),
    ]);
    return { conflicts: await this.#tell(found, access), slots };
  }

  async #read(key: string, access: Access) {
    const loaded = await findRecord(
      this.#options.knex,
      { key, type: 'change' },
      { criteria: access.types.change.read },
    );
    if (!loaded) {
      throw new NotFoundError(`There is no change ${key}.`);
    }
    return loaded.record;
  }

  #searchFor(query: {
    from?: string;
    until?: string;
    lengthMinutes: number;
    limit: number;
  }): SlotSearch {
    const from = query.from ?? this.#options.clock().toISOString();
    const after = (days: number) =>
      new Date(Date.parse(from) + days * DAY).toISOString();
    const until = query.until ?? after(HORIZON_DAYS);
    if (until <= from || until > after(LONGEST_HORIZON_DAYS)) {
      throw new FieldsError([
        {
          field: 'until',
          message: `must be after the start of the search, and within ${LONGEST_HORIZON_DAYS} days of it`,
        },
      ]);
    }
    const { lengthMinutes, limit } = query;
    return { from, until, lengthMinutes, limit };
  }

  /* Of another record only those are told who may read it. */
  async #tell(
    conflicts: readonly Conflict[],
    access: Access,
  ): Promise<FoundConflict[]> {
    const records = await readableByNumber(
      this.#options.knex,
      conflicts.flatMap(({ number }) => number ?? []),
      access,
    );
    return conflicts.map(({ number, ...conflict }) => {
      const record = number === undefined ? undefined : records.get(number);
      return record
        ? { ...conflict, number, record: toDigest(record) }
        : conflict;
    });
  }
}

function minutesOf({ start, end }: TimeSpan): number {
  return Math.max(1, Math.ceil((Date.parse(end) - Date.parse(start)) / MINUTE));
}
