import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { GraphEntity, LoadEntities } from 'backstage-plugin-itsm-common';
import { Catalog, CatalogEntity } from '../catalog/Catalog';

function toGraphEntity({
  entityRef,
  snapshot,
  relations,
}: CatalogEntity): GraphEntity {
  const { kind, title, type, owner, system, lifecycle, tier } = snapshot;
  const about = { kind, title, type, owner, system, lifecycle, tier };
  return { entityRef, ...about, relations };
}

/**
 * Loads entities for a walk, as the caller sees them. It throws a
 * ServiceUnavailableError if the catalog doesn't answer.
 */
export function loadEntities(
  catalog: Pick<Catalog, 'entities'>,
  credentials: BackstageCredentials,
): LoadEntities {
  return async refs => {
    const answer = await catalog.entities(refs, credentials);
    if (!answer.reached) {
      throw new ServiceUnavailableError(answer.because);
    }
    return new Map(
      [...answer.value].map(([ref, entity]) => [ref, toGraphEntity(entity)]),
    );
  };
}
