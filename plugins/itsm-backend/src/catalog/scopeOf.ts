import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { kindOfRef } from 'backstage-plugin-itsm-common';
import { Catalog } from './Catalog';

/**
 * The entities whose records count for one entity: it alone, or, for systems,
 * domains, groups and users, also what is in it or owned by it.
 */
export interface EntityScope {
  entityRefs: string[];
  systems: string[];
  owners: string[];
}

/** Whether the records of other entities count as well. */
export function isRollup({ systems, owners }: EntityScope): boolean {
  return systems.length > 0 || owners.length > 0;
}

function partsAmong(
  relations: readonly { type: string; targetRef: string }[],
  kinds: readonly string[],
): string[] {
  return relations
    .filter(
      ({ type, targetRef }) =>
        type.toLocaleLowerCase('en-US') === 'haspart' &&
        kinds.includes(kindOfRef(targetRef)),
    )
    .map(({ targetRef }) => targetRef);
}

/* Its systems and the domains in it, all levels, one request a level. */
async function insideDomain(
  catalog: Catalog,
  domainRef: string,
  credentials: BackstageCredentials,
): Promise<string[]> {
  const seen = new Set([domainRef]);
  let level = [domainRef];
  while (level.length > 0) {
    const answer = await catalog.entities(level, credentials);
    if (!answer.reached) {
      break;
    }
    const found = [...answer.value];
    level
      .filter(ref => !answer.value.has(ref))
      .forEach(ref => seen.delete(ref));
    level = found
      .filter(([ref]) => kindOfRef(ref) === 'domain')
      .flatMap(([, { relations }]) =>
        partsAmong(relations, ['system', 'domain']),
      )
      .filter(ref => !seen.has(ref));
    level.forEach(ref => seen.add(ref));
  }
  return [...seen];
}

/**
 * Whose records count for an entity, as the caller sees the catalog. While the
 * catalog is out of reach, what records remember has to do.
 * @throws NotFoundError if the caller sees no such entity
 */
export async function scopeOf(
  catalog: Catalog,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<EntityScope> {
  const answer = await catalog.entities([entityRef], credentials);
  if (answer.reached && !answer.value.has(entityRef)) {
    throw new NotFoundError(`The catalog has no entity ${entityRef}.`);
  }
  const alone = { entityRefs: [entityRef], systems: [], owners: [] };
  switch (kindOfRef(entityRef)) {
    case 'system':
      return { ...alone, systems: [entityRef] };
    case 'domain': {
      const inside = await insideDomain(catalog, entityRef, credentials);
      return {
        ...alone,
        entityRefs: inside,
        systems: inside.filter(ref => kindOfRef(ref) === 'system'),
      };
    }
    case 'group':
    case 'user':
      return { ...alone, owners: [entityRef] };
    default:
      return alone;
  }
}
