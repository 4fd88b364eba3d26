import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { ListRequest } from 'backstage-plugin-itsm-common';
import { ownKinds, type RollupKind, rollupKinds } from './kinds';

const kindOf = (entity: Entity) => entity.kind.toLocaleLowerCase('en-US');

/** What the page sums up, if it does. */
export function rollupOf(entity: Entity): RollupKind | undefined {
  return rollupKinds.find(kind => kind === kindOf(entity));
}

/** Whether somebody can say of the entity that it doesn't work. */
export function isReportable(entity: Entity): boolean {
  return [...ownKinds, 'system'].some(kind => kind === kindOf(entity));
}

/** Whether the entity has a place among what depends on each other. */
export function hasImpact(entity: Entity): boolean {
  return !['group', 'user'].includes(kindOf(entity));
}

/** How the records that count for the entity are asked for. */
export function recordsOf(entity: Entity): ListRequest {
  const entityRef = stringifyEntityRef(entity);
  switch (rollupOf(entity)) {
    case 'system':
      return { system: [entityRef] };
    case 'group':
    case 'user':
      return { owner: [entityRef] };
    case 'domain':
      return { domain: [entityRef] };
    default:
      return { entityRef: [entityRef] };
  }
}
