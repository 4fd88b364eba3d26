import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { RecordDigest } from 'backstage-plugin-itsm-common';
import { component, digest, mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { entityContentRouteRef } from '../entity/routes';
import { rootRouteRef } from '../routes';

/** A service of the catalog. */
export const entity = component('checkout', 'Checkout');

/** Its open incidents. */
export const trouble: RecordDigest[] = [
  digest({ number: 'INC-4', title: 'All payments fail', priority: 1 }),
  digest({ number: 'INC-3', title: 'Slow checkout', priority: 2 }),
  digest({ number: 'INC-2', title: 'Wrong colour', priority: 4 }),
  digest({ number: 'INC-1', title: 'Typo', priority: 5 }),
];

/** Renders a part of an entity's page in a portal without a backend. */
export function renderOnEntity(
  element: JSX.Element,
  itsm = mockItsmApi(),
  at = '/',
  on: Entity = entity,
) {
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, itsm.api],
        [catalogApiRef, catalogApiMock({ entities: [on] })],
      ]}
    >
      <EntityProvider entity={on}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/itsm': rootRouteRef,
        '/tab': entityContentRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
  return itsm;
}
