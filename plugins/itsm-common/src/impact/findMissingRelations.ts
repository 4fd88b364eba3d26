import {
  CustomRelations,
  followedRelations,
  GraphEntity,
  isGrouping,
  kindOfRef,
  partsOf,
} from './relations';
import { MissingRelation } from './schema';
import { LoadEntities } from './walkImpact';

/* Kinds that stand on nothing and that nothing stands on. */
const withoutDependencies = new Set([
  'group',
  'user',
  'location',
  'template',
  'domain',
]);

/**
 * An incident's primary entity and one that it affected.
 * @public
 */
export interface EntityPair {
  primaryRef: string;
  affectedRef: string;
}

/**
 * How missing relations are looked for.
 * @public
 */
export interface FindMissingRelationsOptions {
  /** How many relations may lie between. */
  depth: number;
  custom?: CustomRelations;
  load: LoadEntities;
}

function foundationsOf(entity: GraphEntity, custom?: CustomRelations) {
  const direction = 'upstream';
  return [
    ...(isGrouping(entity.entityRef) ? partsOf(entity) : []),
    ...followedRelations(entity, { direction, custom, isStart: true }),
  ].map(({ targetRef }) => targetRef);
}

/* All that some entities stand on, loaded a level at a time. */
async function loadFoundations(
  refs: readonly string[],
  { depth, custom, load }: FindMissingRelationsOptions,
): Promise<Map<string, string[]>> {
  const foundations = new Map<string, string[]>();
  const asked = new Set<string>();
  let level = [...new Set(refs)];
  for (let distance = 0; distance <= depth && level.length > 0; distance += 1) {
    level.forEach(ref => asked.add(ref));
    const found = await load(level);
    found.forEach((entity, ref) =>
      foundations.set(ref, foundationsOf(entity, custom)),
    );
    const next = [...found.keys()].flatMap(ref => foundations.get(ref)!);
    level = [...new Set(next)].filter(ref => !asked.has(ref));
  }
  return foundations;
}

/* An entity and all that it stands on. */
function foundationOf(
  ref: string,
  foundations: ReadonlyMap<string, string[]>,
  depth: number,
): Set<string> {
  const all = new Set([ref]);
  let level = [ref];
  for (let distance = 1; distance <= depth; distance += 1) {
    const next = level.flatMap(from => foundations.get(from) ?? []);
    level = [...new Set(next)].filter(target => !all.has(target));
    level.forEach(target => all.add(target));
  }
  return all;
}

const dependents = new Set(['component', 'resource']);

/*
 * A relation by which trouble in the primary entity leads to the other. Only
 * components can be said to provide and consume APIs.
 */
function suggest(pair: EntityPair): MissingRelation['suggestion'] {
  const { primaryRef, affectedRef } = pair;
  const [primaryKind, affectedKind] = [primaryRef, affectedRef].map(kindOfRef);
  if (primaryKind === 'api' && affectedKind === 'component') {
    return { from: affectedRef, relation: 'consumesApi', to: primaryRef };
  }
  if (primaryKind === 'component' && affectedKind === 'api') {
    return { from: primaryRef, relation: 'providesApi', to: affectedRef };
  }
  // APIs, systems and domains don't say what they depend on.
  return dependents.has(affectedKind) || !dependents.has(primaryKind)
    ? { from: affectedRef, relation: 'dependsOn', to: primaryRef }
    : { from: primaryRef, relation: 'dependencyOf', to: affectedRef };
}

/**
 * Of entities that failed together, those where the catalog doesn't say why:
 * there is nothing that both stand on, neither one of the two nor a third.
 * Pairs of which the catalog doesn't have both are passed over.
 * @public
 */
export async function findMissingRelations<T extends EntityPair>(
  pairs: readonly T[],
  options: FindMissingRelationsOptions,
): Promise<(T & Pick<MissingRelation, 'suggestion'>)[]> {
  const candidates = pairs.filter(({ primaryRef, affectedRef }) =>
    [primaryRef, affectedRef].every(
      ref => !withoutDependencies.has(kindOfRef(ref)),
    ),
  );
  const refs = new Set(
    candidates.flatMap(pair => [pair.primaryRef, pair.affectedRef]),
  );
  const foundations = await loadFoundations([...refs], options);
  const all = new Map(
    [...refs].map(ref => [ref, foundationOf(ref, foundations, options.depth)]),
  );
  return candidates
    .filter(({ primaryRef, affectedRef }) => {
      const other = all.get(affectedRef)!;
      return (
        foundations.has(primaryRef) &&
        foundations.has(affectedRef) &&
        ![...all.get(primaryRef)!].some(ref => other.has(ref))
      );
    })
    .map(pair => ({ ...pair, suggestion: suggest(pair) }));
}
