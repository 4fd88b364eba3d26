import { GraphEntity, groupingsOf, isGrouping, kindOfRef } from './relations';
import { Impact, ImpactNode } from './schema';
import { ImpactWalk } from './walkImpact';

/**
 * References that a walk came to and that the catalog did not have.
 * @public
 */
export function missingFrom(walk: ImpactWalk): string[] {
  return [...walk.reached.keys()].filter(ref => !walk.entities.has(ref));
}

function byCount(
  one: { entityRef: string; count: number },
  other: { entityRef: string; count: number },
): number {
  return other.count - one.count || (one.entityRef < other.entityRef ? -1 : 1);
}

function countEach(refs: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ref of refs) {
    counts.set(ref, (counts.get(ref) ?? 0) + 1);
  }
  return counts;
}

function aboutOf({ relations, ...about }: GraphEntity): Impact['root'] {
  return about;
}

function nodesOf(walk: ImpactWalk, hidden: ReadonlySet<string>): ImpactNode[] {
  return [...walk.reached]
    .filter(([ref]) => !hidden.has(ref))
    .map(([entityRef, { distance, path }]): ImpactNode => {
      const entity = walk.entities.get(entityRef);
      const kind = kindOfRef(entityRef);
      return entity
        ? { ...aboutOf(entity), distance, path }
        : { entityRef, kind, distance, path, missing: true };
    })
    .sort(
      (one, other) =>
        one.distance - other.distance ||
        (one.entityRef < other.entityRef ? -1 : 1),
    );
}

function edgesOf(walk: ImpactWalk, shown: ReadonlySet<string>) {
  return [...shown].flatMap(from => {
    const entity = walk.entities.get(from);
    const relations = entity ? walk.followed(entity) : [];
    return relations
      .filter(({ targetRef }) => shown.has(targetRef))
      .map(({ type, targetRef }) => ({ from, to: targetRef, relation: type }));
  });
}

/* The systems and domains that an entity is in, and the systems' domains. */
function allGroupingsOf(walk: ImpactWalk, entityRef: string): Set<string> {
  const entity = walk.entities.get(entityRef);
  const direct = entity && !isGrouping(entityRef) ? groupingsOf(entity) : [];
  return new Set(
    direct.flatMap(ref => {
      const grouping = walk.entities.get(ref);
      return grouping && kindOfRef(ref) === 'system'
        ? [ref, ...groupingsOf(grouping)]
        : [ref];
    }),
  );
}

function rollupsOf(
  walk: ImpactWalk,
  nodes: readonly ImpactNode[],
): Impact['rollups'] {
  const counts = countEach(
    nodes.flatMap(({ entityRef }) => [...allGroupingsOf(walk, entityRef)]),
  );
  counts.delete(walk.rootRef);
  return [...counts]
    .flatMap(([entityRef, count]) => {
      const grouping = walk.entities.get(entityRef);
      return grouping
        ? { entityRef, kind: grouping.kind, title: grouping.title, count }
        : [];
    })
    .sort(byCount);
}

function countsByTier(nodes: readonly ImpactNode[]): Impact['countsByTier'] {
  const counts = { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 };
  for (const { tier } of nodes) {
    const key = String(tier ?? 'none') as keyof typeof counts;
    counts[key] += 1;
  }
  return counts;
}

/**
 * The answer to a walk.
 * @param hidden - entities that the walk came to and that the catalog has, but
 * doesn't show to who asks: they are left out
 * @public
 */
export function toImpact(
  walk: ImpactWalk,
  hidden: ReadonlySet<string> = new Set(),
): Impact {
  const { rootRef, direction, depth, truncated } = walk;
  const nodes = nodesOf(walk, hidden);
  const owners = countEach(nodes.flatMap(({ owner }) => owner ?? []));
  return {
    root: aboutOf(walk.entities.get(rootRef)!),
    direction,
    depth,
    nodes,
    edges: edgesOf(
      walk,
      new Set([rootRef, ...nodes.map(({ entityRef }) => entityRef)]),
    ),
    owners: [...owners]
      .map(([entityRef, count]) => ({ entityRef, count }))
      .sort(byCount),
    rollups: rollupsOf(walk, nodes),
    countsByTier: countsByTier(nodes),
    truncated,
  };
}
