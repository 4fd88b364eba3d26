import { NotFoundError } from '@backstage/errors';
import {
  Change,
  SuspectChanges as Answer,
  suspicionOf,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { findRecord } from '../records/loadRecords';
import { linkedBy, loadLinks } from '../records/recordLinks';
import {
  recordColumns,
  RecordRow,
  StoredRecord,
  toRecord,
} from '../records/rows';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { changedEntities } from './changedEntities';
import { refsShownTo } from './refsShownTo';

const MOST = 20;
const MOST_LOOKED_AT = 500;
const MOST_UPSTREAM = 5000;
const HOUR = 60 * 60 * 1000;

interface SuspectChangesOptions {
  knex: Knex;
  catalog: Pick<Catalog, 'hidden' | 'showsAllTo'>;
  knowledge: Pick<EntityKnowledge, 'closures'>;
}

/** Changes that may have caused an incident. */
export class SuspectChanges {
  readonly #options: SuspectChangesOptions;

  static create(options: SuspectChangesOptions) {
    return new SuspectChanges(options);
  }

  private constructor(options: SuspectChangesOptions) {
    this.#options = options;
  }

  /**
   * What was changed on the incident's entities, or on what they stand on,
   * before it began, as far as the caller may read and see that.
   */
  async of(
    key: string,
    { hours }: { hours: number },
    access: Access,
  ): Promise<Answer> {
    const { knex, catalog } = this.#options;
    const criteria = access.types.incident.read;
    const loaded = await findRecord(
      knex,
      { key, type: 'incident' },
      { criteria },
    );
    if (!loaded) {
      throw new NotFoundError(`There is no incident ${key}.`);
    }
    const incident = loaded.record;
    const startedAt = incident.startedAt as string;
    const { paths, catalogReached } = await this.#around(incident);
    const changes = await this.#implemented([...paths.keys()], {
      until: Date.parse(startedAt),
      from: Date.parse(startedAt) - hours * HOUR,
      access,
    });
    const isShown = await refsShownTo(
      access.credentials,
      [...paths.values()].flat(),
      catalog,
    );
    const near = changes.flatMap(change => {
      const [nearest] = changedEntities(change)
        .filter(ref => paths.get(ref)?.every(isShown))
        .sort(
          (one, other) => paths.get(one)!.length - paths.get(other)!.length,
        );
      return nearest === undefined ? [] : [{ change, nearest }];
    });
    const outcomes = await this.#outcomes(
      near.map(({ nearest }) => nearest),
      startedAt,
    );
    const linked = linkedBy(
      await loadLinks(knex, incident.id),
      'caused_by',
      'change',
    ).map(({ id }) => id);
    const items = near.map(({ change, nearest }) => {
      const path = paths.get(nearest)!;
      const { actualStart, actualEnd, risk } = change as StoredRecord & {
        actualStart: string;
        actualEnd?: string;
        risk?: Change['risk'];
      };
      const distance = path.length - 1;
      return {
        change: {
          number: change.number,
          type: 'change' as const,
          title: change.title,
          state: change.state,
          priority: change.priority,
          openedAt: change.openedAt,
          assignee: change.assignee,
          assignmentGroup: change.assignmentGroup,
          actualStart,
          actualEnd,
          riskLevel: risk?.level,
        },
        entityRef: nearest,
        distance,
        path,
        linked: linked.includes(change.id),
        ...suspicionOf(
          {
            actualStart,
            actualEnd:
              actualEnd && actualEnd < startedAt ? actualEnd : undefined,
            distance,
            riskScore: risk?.score,
            riskLevel: risk?.level,
            outcomes: outcomes.get(nearest) ?? { changes: 0, failed: 0 },
          },
          startedAt,
        ),
      };
    });
    items.sort((one, other) => other.score - one.score);
    return { startedAt, hours, catalogReached, items: items.slice(0, MOST) };
  }

  /* The incident's entities and what they stand on, each with the way to it. */
  async #around(incident: StoredRecord) {
    const own = changedEntities(incident);
    const { known, untold } = await this.#options.knowledge.closures.of(own);
    const paths = new Map<string, string[]>(own.map(ref => [ref, [ref]]));
    for (const reached of known.values()) {
      for (const { entityRef, direction, path } of reached) {
        const other = paths.get(entityRef);
        if (
          direction === 'upstream' &&
          (!other || path.length < other.length) &&
          paths.size < MOST_UPSTREAM
        ) {
          paths.set(entityRef, [...path]);
        }
      }
    }
    return { paths, catalogReached: untold.size === 0 };
  }

  async #implemented(
    entityRefs: readonly string[],
    { from, until, access }: { from: number; until: number; access: Access },
  ): Promise<StoredRecord[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const { knex } = this.#options;
    const query = knex('records')
      .whereIn(
        'records.id',
        knex('record_entities')
          .select('record_id')
          .whereIn('entity_ref', [...entityRefs])
          .where('record_type', 'change')
          .whereNot('role', 'impacted'),
      )
      .where('records.actual_start', '<=', until)
      .where(over =>
        over
          .where('records.actual_start', '>', from)
          .orWhere('records.actual_end', '>', from)
          .orWhereNull('records.actual_end'),
      )
      .orderBy('records.actual_start', 'desc')
      .limit(MOST_LOOKED_AT)
      .select(recordColumns);
    const rows: RecordRow[] = await whereMeets(query, access.types.change.read);
    return rows.map(toRecord);
  }

  /* How the changes of each entity had gone by then. */
  async #outcomes(entityRefs: readonly string[], startedAt: string) {
    const { knex } = this.#options;
    const rows: { entity_ref: string; changes: unknown; failed: unknown }[] =
      entityRefs.length === 0
        ? []
        : await knex('record_entities')
            .join('records', 'records.id', 'record_entities.record_id')
            .whereIn('record_entities.entity_ref', [...new Set(entityRefs)])
            .where('record_entities.record_type', 'change')
            .whereNot('record_entities.role', 'impacted')
            .whereNotNull('records.close_code')
            .where('records.closed_at', '<', Date.parse(startedAt))
            .groupBy('record_entities.entity_ref')
            .select('record_entities.entity_ref')
            .select(
              knex.raw('count(*) as changes'),
              knex.raw(
                "sum(case when records.close_code = 'unsuccessful' then 1 else 0 end) as failed",
              ),
            );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        { changes: Number(row.changes), failed: Number(row.failed) },
      ]),
    );
  }
}
