import {
  CustomRelations,
  followedRelations,
  GraphEntity,
  GraphRelation,
  groupingsOf,
  ImpactDirection,
  isGrouping,
  kindOfRef,
  partsOf,
} from './relations';
import { ImpactStep } from './schema';

/**
 * What a walk has seen.
 * @public
 */
export interface ImpactWalk {
  rootRef: string;
  direction: ImpactDirection;
  depth: number;
  /** What is reached and how, the root not included. */
  reached: ReadonlyMap<string, { distance: number; path: ImpactStep[] }>;
  /** Of those and of the systems and domains around them, those that exist. */
  entities: ReadonlyMap<string, GraphEntity>;
  /** The relations that were followed from an entity. */
  followed(entity: GraphEntity): GraphRelation[];
  /** Whether there was more than the most nodes that are looked at. */
  truncated: boolean;
}

/**
 * Asks the catalog for entities: those that it has, by their references.
 * @public
 */
export type LoadEntities = (
  refs: readonly string[],
) => Promise<ReadonlyMap<string, GraphEntity>>;

/** @public */
export interface ImpactWalkOptions {
  rootRef: string;
  direction: ImpactDirection;
  depth: number;
  custom?: CustomRelations;
  mostNodes: number;
  load: LoadEntities;
}

class Walk {
  readonly entities = new Map<string, GraphEntity>();
  readonly reached = new Map<
    string,
    { distance: number; path: ImpactStep[] }
  >();
  truncated = false;
  readonly #options: ImpactWalkOptions;
  readonly #asked = new Set<string>();
  /** Systems and domains to ask for along with the next level. */
  readonly #groupings = new Set<string>();

  constructor(options: ImpactWalkOptions) {
    this.#options = options;
  }

  async load(refs: readonly string[]): Promise<void> {
    const wanted = new Set([...refs, ...this.#groupings]);
    this.#groupings.clear();
    const asked = [...wanted].filter(ref => !this.#asked.has(ref));
    if (asked.length === 0) {
      return;
    }
    const found = await this.#options.load(asked);
    asked.forEach(ref => this.#asked.add(ref));
    for (const [ref, entity] of found) {
      this.entities.set(ref, entity);
      // A domain's own domain isn't looked for.
      if (kindOfRef(ref) !== 'domain') {
        groupingsOf(entity)
          .filter(grouping => !this.#asked.has(grouping))
          .forEach(grouping => this.#groupings.add(grouping));
      }
    }
  }

  async loadGroupings(): Promise<void> {
    while (this.#groupings.size > 0) {
      await this.load([]);
    }
  }

  /** Goes one step from each of some entities, and loads where that leads. */
  async step(
    from: readonly GraphEntity[],
    distance: number,
    stepsOf: (entity: GraphEntity) => GraphRelation[],
  ): Promise<GraphEntity[]> {
    const { rootRef, mostNodes } = this.#options;
    const next: string[] = [];
    for (const entity of from) {
      const path = this.reached.get(entity.entityRef)?.path ?? [];
      for (const { type, targetRef } of stepsOf(entity)) {
        if (targetRef === rootRef || this.reached.has(targetRef)) {
          continue;
        }
        if (this.reached.size >= mostNodes) {
          this.truncated = true;
          break;
        }
        this.reached.set(targetRef, {
          distance,
          path: [...path, { relation: type, entityRef: targetRef }],
        });
        next.push(targetRef);
      }
    }
    await this.load(next);
    return this.inOrder(next);
  }

  /** Those that exist, the ones with the shortest way to them first. */
  inOrder(refs: readonly string[]): GraphEntity[] {
    const length = (ref: string) => this.reached.get(ref)?.path.length ?? 0;
    return [...refs]
      .sort(
        (one, other) => length(one) - length(other) || (one < other ? -1 : 1),
      )
      .flatMap(ref => this.entities.get(ref) ?? []);
  }
}

/**
 * Walks the catalog's relations breadth-first from an entity, with one request
 * a level. A system or domain at the start stands for its parts; entities that
 * the catalog doesn't have end a way.
 * @returns what was seen; nothing if the catalog doesn't have the root
 * @public
 */
export async function walkImpact(
  options: ImpactWalkOptions,
): Promise<ImpactWalk | undefined> {
  const { rootRef, direction, depth, custom } = options;
  const walk = new Walk(options);
  await walk.load([rootRef]);
  const root = walk.entities.get(rootRef);
  if (!root) {
    return undefined;
  }
  const start = new Set([rootRef]);
  const standsForParts = isGrouping(rootRef);
  if (standsForParts) {
    let level = [root];
    while (level.length > 0) {
      level = await walk.step(level, 0, partsOf);
      level.forEach(({ entityRef }) => start.add(entityRef));
    }
  }
  const followed = (entity: GraphEntity) =>
    followedRelations(entity, {
      direction,
      custom,
      isStart: start.has(entity.entityRef),
      withParts: standsForParts && start.has(entity.entityRef),
    });
  let level = walk.inOrder([...start]);
  for (let distance = 1; distance <= depth && level.length > 0; distance += 1) {
    level = await walk.step(level, distance, followed);
  }
  await walk.loadGroupings();
  const { reached, entities, truncated } = walk;
  return {
    rootRef,
    direction,
    depth,
    reached,
    entities,
    truncated,
    followed,
  };
}
