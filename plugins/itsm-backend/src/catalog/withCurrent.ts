import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CurrentEntityLink, EntityLink } from 'backstage-plugin-itsm-common';
import { Catalog } from './Catalog';

/**
 * Links to entities, each with what the catalog says of the entity now, so
 * that one sees what has changed since it was linked.
 */
export async function withCurrent(
  catalog: Catalog,
  links: readonly EntityLink[],
  credentials: BackstageCredentials,
): Promise<CurrentEntityLink[]> {
  const refs = links.map(({ entityRef }) => entityRef);
  const now = await catalog.entities(refs, credentials);
  if (!now.reached) {
    return [...links];
  }
  const hidden = await catalog.hidden(
    refs.filter(ref => !now.value.has(ref)),
    credentials,
  );
  return links.map(link => {
    const entity = now.value.get(link.entityRef);
    if (entity) {
      return { ...link, current: entity.snapshot };
    }
    return hidden.reached && !hidden.value.has(link.entityRef)
      ? { ...link, missing: true }
      : link;
  });
}
