import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { kindOfRef } from 'backstage-plugin-itsm-common';
import { Catalog } from './Catalog';
import { insideDomains } from './insideDomains';

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
      const inside = await insideDomains(catalog, [entityRef], credentials);
      return inside.reached ? { ...alone, ...inside.value } : alone;
    }
    case 'group':
    case 'user':
      return { ...alone, owners: [entityRef] };
    default:
      return alone;
  }
}
