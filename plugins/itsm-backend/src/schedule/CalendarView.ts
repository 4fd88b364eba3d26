import {
  Calendar,
  CalendarChange,
  CalendarQuery,
  coveredThrough,
  occurrences,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { domainOf } from '../catalog/domainOf';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { StoredRecord, toRecord } from '../records/rows';
import { toDigest } from '../records/toDigest';
import { whereEntities } from '../records/whereEntities';
import { countConflicts } from './conflictRows';
import { EntityKnowledge } from './EntityKnowledge';
import { plannedWithin } from './plannedWithin';
import { Windows } from './Windows';

const MOST_CHANGES = 2000;
const MOST_OCCURRENCES = 5000;

interface CalendarViewOptions {
  knex: Knex;
  catalog: Catalog;
  windows: Pick<Windows, 'all'>;
  knowledge: EntityKnowledge;
}

function toCalendarChange(
  record: StoredRecord,
  conflicts: number,
): CalendarChange {
  const change = record as StoredRecord &
    Pick<CalendarChange, 'plannedStart' | 'plannedEnd' | 'model'> & {
      risk?: { level: CalendarChange['risk'] };
      environment?: string;
      onHold?: boolean;
    };
  const { id, version, model, plannedStart, plannedEnd } = change;
  return {
    ...toDigest(record),
    id,
    version,
    model,
    plannedStart,
    plannedEnd,
    environment: change.environment,
    risk: change.risk?.level,
    onHold: change.onHold === true,
    conflicts,
    entities: record.entities.filter(({ role }) => role !== 'impacted'),
  };
}

/** What is planned: changes, and the freezes and maintenance windows around. */
export class CalendarView {
  readonly #options: CalendarViewOptions;

  static create(options: CalendarViewOptions): CalendarView {
    return new CalendarView(options);
  }

  private constructor(options: CalendarViewOptions) {
    this.#options = options;
  }

  async read(query: CalendarQuery, access: Access): Promise<Calendar> {
    const records = await this.#changes(query, access);
    const shown = records.slice(0, MOST_CHANGES);
    const conflicts = await countConflicts(
      this.#options.knex,
      shown.map(({ id }) => id),
    );
    const changes = shown.map(record =>
      toCalendarChange(record, conflicts.get(record.id) ?? 0),
    );
    const overlaid = await this.#overlay(query, changes);
    return {
      changes,
      windows: overlaid.windows,
      truncated: records.length > MOST_CHANGES || overlaid.truncated,
    };
  }

  async #changes(
    asked: CalendarQuery,
    access: Access,
  ): Promise<StoredRecord[]> {
    const { knex, catalog } = this.#options;
    const { risk, owner, system, domain, entityRef } = asked;
    const query = plannedWithin(knex, asked).limit(MOST_CHANGES + 1);
    whereMeets(query, access.types.change.read);
    if (risk) {
      query.where('records.risk_level', risk);
    }
    whereEntities(query, {
      entityRef: listOf(entityRef),
      owner: listOf(owner),
      system: listOf(system),
      domain: await domainOf(
        catalog,
        { domain: listOf(domain) },
        access.credentials,
      ),
    });
    return (await query).map(toRecord);
  }

  async #overlay(
    { from, to, owner, system, domain, entityRef }: CalendarQuery,
    changes: readonly CalendarChange[],
  ): Promise<Pick<Calendar, 'windows' | 'truncated'>> {
    const { windows, knowledge } = this.#options;
    let shown = await windows.all();
    if (shown.length > 0 && (owner || system || domain || entityRef)) {
      const refs = [system, domain, entityRef].flatMap(listOf);
      for (const { entities } of changes) {
        refs.push(...entities.map(link => link.entityRef));
      }
      const { known } = await knowledge.facts.of([...new Set(refs)]);
      const facts = [...known.values()];
      shown = shown.filter(window =>
        facts.some(entity => coveredThrough(window, entity)),
      );
    }
    let room = MOST_OCCURRENCES;
    let truncated = false;
    const overlaid = shown.flatMap(window => {
      const all = room > 0 ? occurrences(window, from, to) : [];
      truncated ||= room === 0 || all.length > room;
      const times = all.slice(0, room);
      room -= times.length;
      return times.length > 0 ? [{ window, occurrences: times }] : [];
    });
    return { windows: overlaid, truncated };
  }
}

function listOf(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}
