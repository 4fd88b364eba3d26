import { ImpactStep } from './schema';
import { ImpactWalk } from './walkImpact';

/**
 * The relation by which further entities hang on the first one in what walks
 * from several entities see together.
 * @public
 */
export const AFFECTED_RELATION = 'affected';

/**
 * What walks in one direction from several entities see together: the first
 * one is the root, the others are reached from it by the relation `affected`,
 * at no distance. Of several ways to an entity the shortest is kept.
 * @param mostNodes - what is further away is left out, and said to be
 * @public
 */
export function mergeWalks(
  walks: readonly [ImpactWalk, ...ImpactWalk[]],
  mostNodes: number,
): ImpactWalk {
  const [first, ...others] = walks;
  const { rootRef } = first;
  const affected = [...new Set(others.map(walk => walk.rootRef))].filter(
    ref => ref !== rootRef,
  );
  const found = new Map<string, { distance: number; path: ImpactStep[] }>();
  const reach = (ref: string, distance: number, path: ImpactStep[]) => {
    const known = found.get(ref);
    if (
      ref !== rootRef &&
      (!known ||
        distance < known.distance ||
        (distance === known.distance && path.length < known.path.length))
    ) {
      found.set(ref, { distance, path });
    }
  };
  const stepTo = (ref: string) => ({
    relation: AFFECTED_RELATION,
    entityRef: ref,
  });
  affected.forEach(ref => reach(ref, 0, [stepTo(ref)]));
  for (const walk of walks) {
    const start = walk.rootRef === rootRef ? [] : [stepTo(walk.rootRef)];
    for (const [ref, { distance, path }] of walk.reached) {
      reach(ref, distance, [...start, ...path]);
    }
  }
  const nearest = [...found]
    .sort(
      ([oneRef, one], [otherRef, other]) =>
        one.distance - other.distance || (oneRef < otherRef ? -1 : 1),
    )
    .slice(0, mostNodes);
  const byRoot = new Map(walks.map(walk => [walk.rootRef, walk]));
  return {
    rootRef,
    direction: first.direction,
    depth: first.depth,
    reached: new Map(nearest),
    entities: new Map(walks.flatMap(walk => [...walk.entities])),
    followed: entity => {
      const own = byRoot.get(entity.entityRef) ?? first;
      return entity.entityRef === rootRef
        ? [
            ...affected.map(targetRef => ({
              type: AFFECTED_RELATION,
              targetRef,
            })),
            ...own.followed(entity),
          ]
        : own.followed(entity);
    },
    truncated:
      found.size > nearest.length || walks.some(walk => walk.truncated),
  };
}
