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
  InsightsApi,
  ItsmApi,
  MissingRelation,
} from 'backstage-plugin-itsm-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { InsightsRouter } from '../insights';
import { rootRouteRef } from '../routes';

const noTime = { n: 0, missing: 0 };

/** What each insight answers where nothing has ever happened. */
function emptyInsights(): InsightsApi {
  const overall = {
    implemented: 0,
    successful: 0,
    successfulWithIssues: 0,
    unsuccessful: 0,
    causedIncidents: 0,
    followedByIncidents: 0,
    withoutEnd: 0,
    emergencies: 0,
    restoreTime: noTime,
  };
  return {
    trends: async ({ from = '', to = '' } = {}) => ({
      from,
      to,
      series: [],
      acknowledgeTime: noTime,
      resolveTime: noTime,
    }),
    entities: async () => ({ items: [], pageInfo: {} }),
    problemCandidates: async () => ({ items: [], pageInfo: {} }),
    changeOutcomes: async () => ({ overall, items: [], pageInfo: {} }),
    heatmap: async () => ({ items: [] }),
    restoreTimes: async () => ({ resolveTime: noTime, buckets: [] }),
  };
}

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = decodeURIComponent(`${pathname}${search}`);
  return null;
}

/** Renders the insights in a portal without a backend. */
export function renderInsights(
  path: string,
  options: {
    insights?: Partial<InsightsApi>;
    missingRelations?: MissingRelation[];
    /** Whether the reader may open problems. */
    mayOpen?: boolean;
  } = {},
) {
  const { mayOpen = true } = options;
  const insights = { ...emptyInsights(), ...options.insights };
  const problems = {
    create: jest.fn().mockResolvedValue({ number: 'PRB-7' }),
  };
  const { api } = mockItsmApi();
  api.getMissingRelations = async () => ({
    items: options.missingRelations ?? [],
    pageInfo: {},
  });
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, { ...api, insights, problems } as unknown as ItsmApi],
        [storageApiRef, mockApis.storage()],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        [
          permissionApiRef,
          {
            authorize: async () => ({ result: mayOpen ? 'ALLOW' : 'DENY' }),
          } as typeof permissionApiRef.T,
        ],
      ]}
    >
      <Address />
      <Routes>
        <Route path="/itsm/insights/*" element={<InsightsRouter />} />
      </Routes>
    </TestApiProvider>,
    {
      mountPath: '/*',
      mountedRoutes: { '/itsm': rootRouteRef },
      initialRouteEntries: [`/itsm/insights${path}`],
    },
  );
  return { problems, address: () => address };
}
