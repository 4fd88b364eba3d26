import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useLocation } from 'react-router-dom';
import { itsmApiRef } from '../api/itsmApiRef';
import { IncidentsRouter } from '../incidents';
import { rootRouteRef } from '../routes';
import {
  InMemoryItsm,
  type InMemoryItsmOptions,
} from '../__fixtures__/InMemoryItsm';

// What jsdom doesn't have and floating parts of the page look for.
globalThis.IntersectionObserver ??= class {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = decodeURIComponent(`${pathname}${search}`);
  return null;
}

function person(kind: string, name: string, title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title },
    spec: {},
  };
}

/** Renders the pages of incidents in a portal without a backend. */
export function renderIncidents(
  path: string,
  incidents: Incident[],
  options: Partial<InMemoryItsmOptions> & { mayUpdate?: boolean } = {},
) {
  const { mayUpdate = true, ...rest } = options;
  const itsm = new InMemoryItsm({
    incidents,
    userRef: 'user:default/engineer',
    groups: ['group:default/payments'],
    ...rest,
  });
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, itsm],
        [signalApiRef, itsm.signals],
        [storageApiRef, mockApis.storage()],
        [
          permissionApiRef,
          {
            authorize: async ({ permission }) => ({
              result:
                mayUpdate || permission.name.endsWith('.comment')
                  ? 'ALLOW'
                  : 'DENY',
            }),
          } as typeof permissionApiRef.T,
        ],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [
              person('User', 'mara', 'Mara'),
              person('User', 'engineer', 'Ida'),
              person('Group', 'payments', 'Payments'),
            ],
          }),
        ],
      ]}
    >
      <Address />
      <IncidentsRouter />
    </TestApiProvider>,
    {
      mountPath: '/itsm/incidents/*',
      mountedRoutes: { '/itsm': rootRouteRef },
      initialRouteEntries: [`/itsm/incidents${path}`],
    },
  );
  return { itsm, address: () => address };
}
