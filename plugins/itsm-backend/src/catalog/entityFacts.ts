import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityFacts, kindOfRef } from 'backstage-plugin-itsm-common';
import { Catalog, CatalogAnswer, CatalogEntity } from './Catalog';

/* Deeper than any organisation; a catalog may contain loops. */
const MOST_LEVELS = 20;

/* What an entity can be inside of, the nearest kind first. */
const containers = ['component', 'system', 'domain'];

type Known = ReadonlyMap<string, CatalogEntity>;

/** What an entity is directly inside of, nearest first. */
function directlyAround({ snapshot, relations }: CatalogEntity): string[] {
  const refs = relations
    .filter(({ type }) => type.toLocaleLowerCase('en-US') === 'partof')
    .map(({ targetRef }) => targetRef)
    .filter(ref => containers.includes(kindOfRef(ref)));
  const all = new Set([...refs, ...(snapshot.system ? [snapshot.system] : [])]);
  const rank = (ref: string) => containers.indexOf(kindOfRef(ref));
  return [...all].sort(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
}

/** The groups that an owner is a part of, nearest first. */
function groupsAbove(owner: string, known: Known): string[] {
  const above: string[] = [];
  let group = known.get(owner)?.parentGroup;
  while (group && !above.includes(group)) {
    above.push(group);
    group = known.get(group)?.parentGroup;
  }
  return above;
}

function factsOf(entityRef: string, known: Known): EntityFacts {
  const entity = known.get(entityRef);
  const kind = kindOfRef(entityRef);
  if (!entity) {
    return { entityRef, kind };
  }
  const { type, owner, tier } = entity.snapshot;
  return {
    entityRef,
    kind,
    type,
    tags: entity.tags,
    owner,
    ownerParents: owner ? groupsAbove(owner, known) : undefined,
    tier,
  };
}

/** All that an entity is inside of or below, nearest first. */
function around(entity: CatalogEntity, known: Known): EntityFacts[] {
  const found = new Set<string>();
  let level = directlyAround(entity);
  while (level.length > 0) {
    const fresh = level.filter(
      ref => ref !== entity.entityRef && !found.has(ref),
    );
    fresh.forEach(ref => found.add(ref));
    level = fresh.flatMap(ref => {
      const inner = known.get(ref);
      return inner ? directlyAround(inner) : [];
    });
  }
  return [...found].map(ref => factsOf(ref, known));
}

/**
 * What rules and windows look at in entities: each with what it is inside of
 * and who owns it, at all levels, at one request a level. Entities that the
 * catalog doesn't have are left out.
 */
export async function entityFacts(
  catalog: Pick<Catalog, 'entities'>,
  refs: readonly string[],
  credentials: BackstageCredentials,
): Promise<CatalogAnswer<Map<string, EntityFacts>>> {
  const known = new Map<string, CatalogEntity>();
  const asked = new Set<string>();
  let level = [...new Set(refs)];
  for (let at = 0; at < MOST_LEVELS && level.length > 0; at += 1) {
    const answer = await catalog.entities(level, credentials);
    if (!answer.reached) {
      return answer;
    }
    level.forEach(ref => asked.add(ref));
    answer.value.forEach((entity, ref) => known.set(ref, entity));
    const next = [...answer.value.values()].flatMap(entity => [
      ...directlyAround(entity),
      ...[entity.snapshot.owner, entity.parentGroup].filter(
        (ref): ref is string => !!ref && kindOfRef(ref) === 'group',
      ),
    ]);
    level = [...new Set(next)].filter(ref => !asked.has(ref));
  }
  const facts = new Map<string, EntityFacts>();
  for (const ref of new Set(refs)) {
    const entity = known.get(ref);
    if (entity) {
      facts.set(ref, { ...factsOf(ref, known), within: around(entity, known) });
    }
  }
  return { reached: true, value: facts };
}
