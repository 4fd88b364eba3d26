import { Entity } from '@backstage/catalog-model';
import { service, toEntity } from './descriptors';
import { deep, grown } from './grown';
import { oddNames } from './oddNames';
import { oddities } from './oddities';
import { ofOwnKinds } from './ownKinds';
import { refused } from './refused';

export { ownKinds } from './ownKinds';

/** What is refused, among the rest. */
const told = [
  ...grown(40),
  ...deep,
  ...oddities,
  ...oddNames,
  ...ofOwnKinds,
  ...refused,
];

/**
 * A catalog of some two hundred entities with all that real ones have: rings,
 * references to nothing, odd names and kinds, and descriptors that the catalog
 * refuses.
 */
export const oddCatalog: Entity[] = told.map(toEntity);

/** How many of them the catalog takes. */
export const taken = told.length - refused.length;

/** The same again, from another repository, as it was and in capitals. */
export const copies: Entity[] = ['hen', 'HEN'].map(name =>
  toEntity({
    kind: 'Component',
    name,
    spec: { ...service, owner: 'copycat', dependsOn: ['component:egg'] },
  }),
);
