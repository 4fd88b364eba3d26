import { intersectSpans, liesWithin, mergeSpans, TimeSpan } from '../timeSpan';
import { WindowTimetable } from '../window/WindowTimetable';
import {
  Conflict,
  ConflictWindow,
  ConflictWorld,
  OpenIncident,
  PlannedChange,
} from './conflicts';
import { EntityRelation, EntityRelations, isNearer } from './EntityRelations';
import { SpanIndex } from './SpanIndex';

type Changes = Map<string, SpanIndex<PlannedChange>>;

function during(one: TimeSpan, other: TimeSpan): TimeSpan[] {
  return intersectSpans([one], [other]);
}

function inOneEnvironment(one: PlannedChange, other: PlannedChange): boolean {
  return (
    !one.environment ||
    !other.environment ||
    one.environment === other.environment
  );
}

function told({ id, name, effect }: ConflictWindow) {
  return { id, name, effect };
}

/**
 * Finds what changes collide with. It is built once from all that is planned
 * and then asked about each change; when a change is edited, it alone is put
 * in again, and only its conflicts and those of the ones it names are new.
 *
 * All times are half-open: a change that starts as another ends doesn't
 * collide with it. Conflicts between two changes are the same from either
 * side.
 * @public
 */
export class ConflictIndex {
  readonly #changes = new Map<string, PlannedChange>();
  readonly #byEntity: Changes = new Map();
  readonly #byImplementer: Changes = new Map();
  readonly #incidents = new Map<string, OpenIncident[]>();
  readonly #relations: EntityRelations;
  readonly #windows: WindowTimetable<ConflictWindow>;

  constructor(world: ConflictWorld) {
    this.#relations = new EntityRelations(world.closures);
    this.#windows = new WindowTimetable(world.windows, world.entities);
    for (const incident of world.incidents) {
      for (const entityRef of new Set(incident.entityRefs)) {
        const known = this.#incidents.get(entityRef) ?? [];
        this.#incidents.set(entityRef, [...known, incident]);
      }
    }
    world.changes.forEach(change => this.put(change));
  }

  /** Plans a change, in place of what was planned under its number. */
  put(change: PlannedChange) {
    this.remove(change.number);
    this.#changes.set(change.number, change);
    const file = (index: Changes, keys: readonly string[]) => {
      for (const key of new Set(keys)) {
        if (!index.has(key)) {
          index.set(key, new SpanIndex());
        }
        index.get(key)!.add(change);
      }
    };
    file(this.#byEntity, change.entityRefs);
    file(this.#byImplementer, change.implementers);
  }

  /** Forgets a change: it isn't planned any more. */
  remove(number: string) {
    const change = this.#changes.get(number);
    if (change) {
      this.#changes.delete(number);
      change.entityRefs.forEach(ref => this.#byEntity.get(ref)?.remove(change));
      change.implementers.forEach(ref =>
        this.#byImplementer.get(ref)?.remove(change),
      );
    }
  }

  /** What a change collides with, planned or only thought of. */
  conflictsOf(change: PlannedChange): Conflict[] {
    return [
      ...this.#sameEntity(change),
      ...this.#relatedEntity(change),
      ...this.#freezes(change),
      ...this.#outsideMaintenance(change),
      ...this.#sameImplementer(change),
      ...this.#openIncidents(change),
    ];
  }

  /**
   * What stands in the way of a change within a span of time: when others or
   * freezes are, and when it must be because of maintenance windows. For
   * {@link freeSlots}.
   */
  blockersOf(
    change: PlannedChange,
    span: TimeSpan,
  ): { blocked: TimeSpan[]; allowed?: TimeSpan[] } {
    const asked = { ...change, ...span };
    const others = [
      ...this.#sameEntity(asked),
      ...this.#relatedEntity(asked),
      ...this.#sameImplementer(asked),
    ].map(({ number }) => this.#changes.get(number!)!);
    const freezes = this.#freezes(asked).flatMap(
      conflict => conflict.during ?? [],
    );
    let allowed: TimeSpan[] | undefined;
    for (const entityRef of new Set(change.entityRefs)) {
      const own = this.#maintenance(entityRef, asked);
      if (own) {
        allowed = intersectSpans(allowed ?? [span], own.times);
      }
    }
    return { blocked: mergeSpans([...others, ...freezes]), allowed };
  }

  #at(index: Changes, key: string, change: PlannedChange): PlannedChange[] {
    return (index.get(key)?.overlapping(change) ?? [])
      .filter(other => other.number !== change.number)
      .sort((one, other) => (one.number < other.number ? -1 : 1));
  }

  #sameEntity(change: PlannedChange): Conflict[] {
    return [...new Set(change.entityRefs)].flatMap(entityRef =>
      this.#at(this.#byEntity, entityRef, change)
        .filter(other => inOneEnvironment(change, other))
        .map(other => ({
          kind: 'same_entity',
          number: other.number,
          entityRef,
          during: during(change, other),
        })),
    );
  }

  /* Of each other change only the nearest relation is told. */
  #relatedEntity(change: PlannedChange): Conflict[] {
    const nearest = new Map<PlannedChange, EntityRelation>();
    const own = new Set(change.entityRefs);
    for (const [otherRef, relation] of this.#relationsOf(own)) {
      for (const other of this.#at(this.#byEntity, otherRef, change)) {
        if (
          inOneEnvironment(change, other) &&
          isNearer(relation, nearest.get(other))
        ) {
          nearest.set(other, relation);
        }
      }
    }
    return [...nearest]
      .sort(([one], [other]) => (one.number < other.number ? -1 : 1))
      .map(([other, { path, direction }]) => ({
        kind: 'related_entity',
        number: other.number,
        entityRef: path[0],
        otherEntityRef: path.at(-1),
        direction,
        path: [...path],
        during: during(change, other),
      }));
  }

  /* Those over what is changed; else, by the nearest way, those below it. */
  #freezes(change: PlannedChange): Conflict[] {
    const on = new Set(
      this.#windows.all.filter(
        window =>
          window.kind === 'freeze' &&
          this.#windows.times(window, change).length > 0,
      ),
    );
    if (on.size === 0) {
      return [];
    }
    const found: Conflict[] = [];
    const own = new Set(change.entityRefs);
    const below = new Map<ConflictWindow, EntityRelation>();
    const over = (entityRef: string) =>
      this.#windows
        .covering(entityRef, change.environment)
        .filter(({ window }) => on.has(window));
    for (const entityRef of own) {
      for (const { window, through } of over(entityRef)) {
        found.push({
          kind: 'freeze',
          window: told(window),
          entityRef,
          otherEntityRef: through === entityRef ? undefined : through,
          during: this.#touching(window, change),
        });
      }
    }
    const direct = new Set(found.map(({ window }) => window!.id));
    for (const [otherRef, relation] of this.#relationsOf(own, 'downstream')) {
      for (const { window } of over(otherRef)) {
        if (!direct.has(window.id) && isNearer(relation, below.get(window))) {
          below.set(window, relation);
        }
      }
    }
    below.forEach(({ path, direction }, window) =>
      found.push({
        kind: 'freeze',
        window: told(window),
        entityRef: path[0],
        otherEntityRef: path.at(-1),
        direction,
        path: [...path],
        during: this.#touching(window, change),
      }),
    );
    return found;
  }

  #relationsOf(own: Set<string>, direction?: EntityRelation['direction']) {
    return [...own].flatMap(entityRef =>
      this.#relations
        .of(entityRef)
        .filter(
          ([, relation]) => !direction || relation.direction === direction,
        ),
    );
  }

  #touching(window: ConflictWindow, change: PlannedChange): TimeSpan[] {
    return intersectSpans(this.#windows.times(window, change), [change]);
  }

  /* When an entity may be changed, if it has maintenance windows. */
  #maintenance(entityRef: string, change: PlannedChange) {
    const windows = this.#windows
      .covering(entityRef, change.environment)
      .filter(({ window }) => window.kind === 'maintenance');
    return windows.length === 0
      ? undefined
      : {
          ...windows[0],
          times: mergeSpans(
            windows.flatMap(({ window }) =>
              this.#windows.times(window, change),
            ),
          ),
        };
  }

  #outsideMaintenance(change: PlannedChange): Conflict[] {
    return [...new Set(change.entityRefs)].flatMap(entityRef => {
      const own = this.#maintenance(entityRef, change);
      return !own || liesWithin(change, own.times)
        ? []
        : {
            kind: 'outside_maintenance',
            window: told(own.window),
            entityRef,
            otherEntityRef: own.through === entityRef ? undefined : own.through,
          };
    });
  }

  #sameImplementer(change: PlannedChange): Conflict[] {
    return [...new Set(change.implementers)].flatMap(userRef =>
      this.#at(this.#byImplementer, userRef, change).map(other => ({
        kind: 'same_implementer',
        number: other.number,
        userRef,
        during: during(change, other),
      })),
    );
  }

  #openIncidents(change: PlannedChange): Conflict[] {
    return [...new Set(change.entityRefs)].flatMap(entityRef =>
      (this.#incidents.get(entityRef) ?? [])
        .filter(({ number }) => !change.fixes?.includes(number))
        .map(({ number }) => ({ kind: 'open_incident', number, entityRef })),
    );
  }
}
