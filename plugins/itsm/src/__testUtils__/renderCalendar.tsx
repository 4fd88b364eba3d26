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
  Calendar,
  ChangeWindow,
  ItsmApi,
} from 'backstage-plugin-itsm-common';
import { useLocation } from 'react-router-dom';
import { mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { CalendarRouter } from '../calendar';
import { rootRouteRef } from '../routes';

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = decodeURIComponent(`${pathname}${search}`);
  return null;
}

/** Renders the calendar's pages in a portal without a backend. */
export function renderCalendar(
  path: string,
  options: {
    calendar?: Partial<Calendar>;
    windows?: ChangeWindow[];
    /** By the names of permissions; all if left out. */
    may?: (permission: string, resourceRef?: string) => boolean;
  } = {},
) {
  const { may = () => true } = options;
  const calls = {
    calendar: {
      get: jest.fn().mockResolvedValue({
        changes: [],
        windows: [],
        truncated: false,
        ...options.calendar,
      }),
      createLink: jest.fn(),
      preview: jest.fn().mockResolvedValue({ conflicts: [], slots: [] }),
    },
    windows: {
      list: jest
        .fn()
        .mockResolvedValue({ items: options.windows ?? [], pageInfo: {} }),
      create: jest.fn(async request => ({ ...request, id: 'new' })),
      update: jest.fn(async (_, request) => request),
      retire: jest.fn(),
    },
    changes: { update: jest.fn() },
  };
  const { api } = mockItsmApi();
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, { ...api, ...calls } as unknown as ItsmApi],
        [storageApiRef, mockApis.storage()],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        [
          permissionApiRef,
          {
            authorize: async request => ({
              result: may(
                request.permission.name,
                'resourceRef' in request
                  ? (request.resourceRef as string)
                  : undefined,
              )
                ? 'ALLOW'
                : 'DENY',
            }),
          } as typeof permissionApiRef.T,
        ],
      ]}
    >
      <Address />
      <CalendarRouter />
    </TestApiProvider>,
    {
      mountPath: '/itsm/calendar/*',
      mountedRoutes: { '/itsm': rootRouteRef },
      initialRouteEntries: [`/itsm/calendar${path}`],
    },
  );
  return { ...calls, address: () => address };
}
