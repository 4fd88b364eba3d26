import {
  Change,
  ChangeDigest,
  ChangeState,
  EntitySummary,
  KnownErrorDigest,
  openIncidentStates,
  openProblemStates,
  Problem,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { scopeOf } from '../catalog/scopeOf';
import { Access } from '../records/access';
import { whereKnownError } from '../records/knownErrors';
import { StoredRecord } from '../records/rows';
import { toDigest } from '../records/toDigest';
import { Freezes } from '../schedule/Freezes';
import { EntityRecords } from './EntityRecords';
import { weeklyTrend } from './weeklyTrend';

const FEW = 5;
const MOST_ENTITIES = 10;
/** Some of which the caller may not see. */
const MOST_LOOKED_AT = 50;
const DAY = 24 * 60 * 60 * 1000;
const FREEZES_AHEAD = 30 * DAY;

const made: ChangeState[] = ['implement'];
const planned: ChangeState[] = ['assess', 'authorize', 'scheduled'];

const urgentFirst = ['records.priority', 'records.opened_at', 'records.id'];

function toChangeDigest(record: StoredRecord): ChangeDigest {
  const { plannedStart, plannedEnd, risk } = record as StoredRecord &
    Pick<Change, 'plannedStart' | 'plannedEnd' | 'risk'>;
  return { ...toDigest(record), plannedStart, plannedEnd, risk: risk?.level };
}

function toKnownErrorDigest(record: StoredRecord): KnownErrorDigest {
  const { workaround, knownErrorSince } = record as StoredRecord &
    Pick<Problem, 'workaround' | 'knownErrorSince'>;
  return { ...toDigest(record), workaround, knownErrorSince };
}

interface EntitySummariesOptions {
  knex: Knex;
  catalog: Catalog;
  freezes: Pick<Freezes, 'ahead'>;
  clock: () => Date;
}

/** What an entity's page shows of its records, in one answer. */
export class EntitySummaries {
  readonly #options: EntitySummariesOptions;

  static create(options: EntitySummariesOptions) {
    return new EntitySummaries(options);
  }

  private constructor(options: EntitySummariesOptions) {
    this.#options = options;
  }

  /**
   * Of a system, domain, group or user it sums up what is in it or owned by
   * it.
   * @throws NotFoundError if the caller sees no such entity in the catalog
   */
  async summary(entityRef: string, access: Access): Promise<EntitySummary> {
    const { knex, catalog, clock } = this.#options;
    const scope = await scopeOf(catalog, entityRef, access.credentials);
    const records = EntityRecords.create({ knex, scope, access });
    const [
      openIncidents,
      changesNow,
      changesNext,
      openProblems,
      knownErrors,
      freezes,
      trend,
      perEntity,
    ] = await Promise.all([
      this.#openIncidents(records),
      this.#changes(records, made),
      this.#changes(records, planned),
      this.#openProblems(records),
      this.#knownErrors(records),
      this.#freezes(entityRef),
      weeklyTrend(knex, records, clock()),
      records.ofSeveral ? this.#perEntity(records, access) : undefined,
    ]);
    return {
      entityRef,
      openIncidents,
      changesNow,
      changesNext,
      openProblems,
      knownErrors,
      freezes,
      ...(perEntity ? { perEntity } : {}),
      trend,
    };
  }

  async #openIncidents(
    records: EntityRecords,
  ): Promise<EntitySummary['openIncidents']> {
    const open = () =>
      records
        .of('incident', { active: true })
        .whereIn('records.state', [...openIncidentStates]);
    const [counts, urgent]: [
      { priority: number; count: number }[],
      { records: StoredRecord[] },
    ] = await Promise.all([
      open()
        .select('records.priority')
        .count({ count: '*' })
        .groupBy('records.priority')
        .orderBy('records.priority'),
      records.few(open(), { order: urgentFirst, limit: FEW }),
    ]);
    const byPriority = counts.map(row => ({
      priority: Number(row.priority),
      count: Number(row.count),
    }));
    return {
      count: byPriority.reduce((sum, { count }) => sum + count, 0),
      byPriority,
      items: urgent.records.map(toDigest),
    };
  }

  async #changes(
    records: EntityRecords,
    states: readonly ChangeState[],
  ): Promise<EntitySummary['changesNext']> {
    const found = await records.few(
      records
        .of('change', { active: true })
        .whereIn('records.state', [...states]),
      {
        // Those whose time isn't known yet come last.
        order: [
          'records.planned_start is null',
          'records.planned_start',
          'records.id',
        ],
        limit: FEW,
      },
    );
    return { count: found.count, items: found.records.map(toChangeDigest) };
  }

  async #openProblems(
    records: EntityRecords,
  ): Promise<EntitySummary['openProblems']> {
    const found = await records.few(
      records
        .of('problem', { active: true })
        .whereIn('records.state', [...openProblemStates]),
      { order: urgentFirst, limit: FEW },
    );
    return { count: found.count, items: found.records.map(toDigest) };
  }

  async #knownErrors(
    records: EntityRecords,
  ): Promise<EntitySummary['knownErrors']> {
    const found = await records.few(whereKnownError(records.of('problem')), {
      order: urgentFirst,
      limit: FEW,
    });
    return { count: found.count, items: found.records.map(toKnownErrorDigest) };
  }

  async #freezes(entityRef: string): Promise<EntitySummary['freezes']> {
    const now = this.#options.clock();
    const start = now.toISOString();
    const end = new Date(now.getTime() + FREEZES_AHEAD).toISOString();
    const ahead = await this.#options.freezes.ahead(entityRef, { start, end });
    return ahead
      .slice(0, FEW)
      .map(freeze => ({ ...freeze, on: freeze.start <= start }));
  }

  async #perEntity(
    records: EntityRecords,
    access: Access,
  ): Promise<EntitySummary['perEntity']> {
    const rows: { ref: string; open: number }[] = await records
      .activeByEntity('incident')
      .whereIn('records.state', [...openIncidentStates])
      .select({ ref: 'record_entities.entity_ref' })
      .count({ open: '*' })
      .groupBy('record_entities.entity_ref')
      .orderBy([{ column: 'open', order: 'desc' }, 'ref'])
      .limit(MOST_LOOKED_AT);
    const hidden = await this.#options.catalog.hidden(
      rows.map(({ ref }) => ref),
      access.credentials,
    );
    return rows
      .filter(({ ref }) => hidden.reached && !hidden.value.has(ref))
      .slice(0, MOST_ENTITIES)
      .map(({ ref, open }) => ({ entityRef: ref, open: Number(open) }));
  }
}
