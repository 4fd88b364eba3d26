import { storageApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type {
  CalendarApi,
  ChangeTemplate,
  ConflictPreview,
  FoundConflict,
  GateApi,
  ItsmApi,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import {
  InMemoryChanges,
  type InMemoryChangesOptions,
} from '../__fixtures__/InMemoryChanges';
import { InMemoryChangeTemplates } from '../__fixtures__/InMemoryChangeTemplates';
import { InMemoryItsm } from '../__fixtures__/InMemoryItsm';
import { component } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { ChangesRouter } from '../changes';
import { rootRouteRef } from '../routes';

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = decodeURIComponent(`${pathname}${search}`);
  return null;
}

export interface RenderChangesOptions extends Partial<InMemoryChangesOptions> {
  conflicts?: FoundConflict[];
  slots?: TimeSpan[];
  templates?: ChangeTemplate[];
  /** By the names of permissions; all if left out. */
  may?: (permission: string) => boolean;
  /** What is rendered in place of the pages of changes. */
  element?: ReactElement;
}

/** Renders the pages of changes in a portal without a backend. */
export function renderChanges(
  path: string,
  options: RenderChangesOptions = {},
) {
  const { conflicts = [], slots = [], element, templates, ...others } = options;
  const { may = () => true, ...rest } = others;
  const userRef = 'user:default/engineer';
  const changes = new InMemoryChanges({
    changes: [],
    userRef,
    roles: ['agent', 'requester'],
    ...rest,
  });
  const changeTemplates = new InMemoryChangeTemplates({
    userRef,
    templates,
    changes,
  });
  const preview = jest.fn(
    async (): Promise<ConflictPreview> => ({ conflicts, slots }),
  );
  const calendar: Partial<CalendarApi> = {
    conflicts: async () => conflicts,
    slots: async () => slots,
    preview,
  };
  const gate: Partial<GateApi> = {
    receipts: async () => ({ items: [], pageInfo: {} }),
  };
  const itsm = Object.assign(
    new InMemoryItsm({
      incidents: [],
      userRef,
      groups: ['group:default/payments'],
    }),
    { changes, changeTemplates, calendar, gate },
  ) as unknown as ItsmApi;
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, itsm],
        [storageApiRef, mockApis.storage()],
        [
          permissionApiRef,
          {
            authorize: async ({ permission }) => ({
              result: may(permission.name) ? 'ALLOW' : 'DENY',
            }),
          } as typeof permissionApiRef.T,
        ],
        [
          catalogApiRef,
          catalogApiMock({ entities: [component('payment', 'Payment')] }),
        ],
      ]}
    >
      <Address />
      {element ?? <ChangesRouter />}
    </TestApiProvider>,
    {
      mountPath: '/itsm/changes/*',
      mountedRoutes: { '/itsm': rootRouteRef },
      initialRouteEntries: [`/itsm/changes${path}`],
    },
  );
  return { changes, changeTemplates, preview, address: () => address };
}
