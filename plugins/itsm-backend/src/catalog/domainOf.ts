import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { Catalog } from './Catalog';
import { DomainParts, insideDomains } from './insideDomains';

/**
 * What belongs to the domains that a list is asked for; undefined if it isn't
 * asked for any.
 * @throws ServiceUnavailableError if the catalog doesn't answer: a list that
 * left out what can't be known would look like a complete one
 */
export async function domainOf(
  catalog: Pick<Catalog, 'entities'>,
  { domain }: { domain?: readonly string[] },
  credentials: BackstageCredentials,
): Promise<DomainParts | undefined> {
  if (!domain?.length) {
    return undefined;
  }
  const inside = await insideDomains(catalog, domain, credentials);
  if (!inside.reached) {
    throw new ServiceUnavailableError(inside.because);
  }
  return inside.value;
}
