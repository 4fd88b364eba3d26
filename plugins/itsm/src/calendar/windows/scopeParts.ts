import type { EntityScope } from 'backstage-plugin-itsm-common';
import { serviceKinds } from '../../components/entityRefField';

/** What can be said of entities, in the order in which it is offered. */
export const scopeParts = [
  'systems',
  'domains',
  'entities',
  'owners',
  'tags',
  'tiers',
  'kinds',
  'types',
] as const satisfies readonly (keyof EntityScope)[];

export type ScopePart = (typeof scopeParts)[number];

/** The kinds of the catalog that a part refers to; no part of words has any. */
export const kindsOfPart: Partial<Record<ScopePart, readonly string[]>> = {
  entities: [...serviceKinds, 'domain', 'group'],
  systems: ['system'],
  domains: ['domain'],
  owners: ['group', 'user'],
};

/** The parts that a scope says something by. */
export function partsOf(scope: Partial<EntityScope>): ScopePart[] {
  return scopeParts.filter(part => scope[part] !== undefined);
}
