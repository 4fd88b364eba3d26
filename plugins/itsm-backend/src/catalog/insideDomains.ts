import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { kindOfRef, partsOf } from 'backstage-plugin-itsm-common';
import { Catalog, CatalogAnswer, CatalogEntity } from './Catalog';

/** What is looked at of domains that hold more than anybody's do. */
const MOST_PARTS = 10_000;

/** What belongs to some domains. */
export interface DomainParts {
  /** The domains themselves, and the domains and systems in them. */
  entityRefs: string[];
  /** The systems in them: what is in these belongs to the domains as well. */
  systems: string[];
}

function partsInside({ entityRef, relations }: CatalogEntity): string[] {
  return kindOfRef(entityRef) === 'domain'
    ? partsOf({ entityRef, kind: 'domain', relations })
        .map(({ targetRef }) => targetRef)
        .filter(ref => ['system', 'domain'].includes(kindOfRef(ref)))
    : [];
}

/**
 * The systems and domains in some domains, all levels, one request a level, as
 * the caller sees the catalog. A domain that it doesn't have holds nothing.
 */
export async function insideDomains(
  catalog: Pick<Catalog, 'entities'>,
  domainRefs: readonly string[],
  credentials: BackstageCredentials,
): Promise<CatalogAnswer<DomainParts>> {
  const asked = new Set(domainRefs);
  const systems: string[] = [];
  const domains = new Set(domainRefs);
  let level = [...asked];
  while (level.length > 0) {
    const answer = await catalog.entities(level, credentials);
    if (!answer.reached) {
      return answer;
    }
    for (const ref of answer.value.keys()) {
      if (kindOfRef(ref) === 'system') {
        systems.push(ref);
      } else {
        domains.add(ref);
      }
    }
    const next = [...answer.value.values()].flatMap(partsInside);
    level = [...new Set(next)]
      .filter(ref => !asked.has(ref))
      .slice(0, MOST_PARTS - asked.size);
    level.forEach(ref => asked.add(ref));
  }
  return {
    reached: true,
    value: { entityRefs: [...domains, ...systems], systems },
  };
}
