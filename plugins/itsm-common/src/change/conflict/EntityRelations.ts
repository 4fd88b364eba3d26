import { ReachedEntity } from './conflicts';

/** How an entity leads to another. */
export type EntityRelation = Pick<ReachedEntity, 'direction' | 'path'>;

function reversed({ direction, path }: EntityRelation): EntityRelation {
  return {
    direction: direction === 'downstream' ? 'upstream' : 'downstream',
    path: [...path].reverse(),
  };
}

/* The same text from either end. */
function textOf(relation: EntityRelation): string {
  const { path, direction } =
    relation.path[0] <= relation.path.at(-1)! ? relation : reversed(relation);
  return [direction, ...path].join(' ');
}

/** Whether a relation is nearer than another: the same from either end. */
export function isNearer(
  one: EntityRelation,
  other: EntityRelation | undefined,
): boolean {
  if (!other || one.path.length !== other.path.length) {
    return !other || one.path.length < other.path.length;
  }
  return textOf(one) < textOf(other);
}

/**
 * Which entities lead to which, both ways. What one entity's closure says of
 * another holds for both, even if the other's closure, which may have been cut
 * off, doesn't say it.
 */
export class EntityRelations {
  readonly #closures: ReadonlyMap<string, readonly ReachedEntity[]>;
  readonly #reachedFrom = new Map<string, [string, ReachedEntity][]>();
  readonly #nearest = new Map<string, [string, EntityRelation][]>();

  constructor(closures: ReadonlyMap<string, readonly ReachedEntity[]>) {
    this.#closures = closures;
    for (const [from, closure] of closures) {
      for (const reached of closure) {
        const all = this.#reachedFrom.get(reached.entityRef);
        if (all) {
          all.push([from, reached]);
        } else {
          this.#reachedFrom.set(reached.entityRef, [[from, reached]]);
        }
      }
    }
  }

  /**
   * The other entities that one leads to, each by the nearest way; twice if
   * there is a way in both directions.
   */
  of(entityRef: string): readonly [otherRef: string, EntityRelation][] {
    let nearest = this.#nearest.get(entityRef);
    if (!nearest) {
      const ways = new Map<string, [string, EntityRelation]>();
      const keep = (otherRef: string, relation: EntityRelation) => {
        const key = `${relation.direction} ${otherRef}`;
        if (otherRef !== entityRef && isNearer(relation, ways.get(key)?.[1])) {
          ways.set(key, [otherRef, relation]);
        }
      };
      for (const reached of this.#closures.get(entityRef) ?? []) {
        keep(reached.entityRef, reached);
      }
      for (const [from, reached] of this.#reachedFrom.get(entityRef) ?? []) {
        keep(from, reversed(reached));
      }
      nearest = [...ways.values()];
      this.#nearest.set(entityRef, nearest);
    }
    return nearest;
  }
}
