import {
  createExtensionTester,
  mockApis,
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { believableIncidents } from './__fixtures__/incidents';
import { InMemoryItsm } from './__fixtures__/InMemoryItsm';
import { itsmApiRef } from './api/itsmApiRef';
import plugin from './index';
import { LegacyRouter } from './LegacyRouter';
import { rootRouteRef } from './routes';

describe('itsmPlugin', () => {
  it.each([
    ['sub-page:itsm/work', 'heading', /Assigned to me/],
    ['sub-page:itsm/incidents', 'table', 'Incidents'],
    ['plugin-header-action:itsm/report-incident', 'button', 'Report incident'],
  ] as const)('brings %s', async (id, role, name) => {
    const itsm = new InMemoryItsm({
      incidents: believableIncidents(20, new Date('2026-11-22')),
      userRef: 'user:default/engineer',
    });
    renderInTestApp(
      <TestApiProvider
        apis={[
          [itsmApiRef, itsm],
          [storageApiRef, mockApis.storage()],
        ]}
      >
        {createExtensionTester(plugin.getExtension(id)).reactElement()}
      </TestApiProvider>,
      { mountedRoutes: { '/itsm': rootRouteRef } },
    );
    expect(await screen.findByRole(role, { name })).toBeVisible();
  });

  it('brings its pages to the legacy frontend system too', async () => {
    const itsm = new InMemoryItsm({
      incidents: believableIncidents(20, new Date('2026-11-22')),
      userRef: 'user:default/engineer',
    });
    renderInTestApp(
      <TestApiProvider
        apis={[
          [itsmApiRef, itsm],
          [storageApiRef, mockApis.storage()],
        ]}
      >
        <LegacyRouter />
      </TestApiProvider>,
      {
        mountPath: '/itsm/*',
        mountedRoutes: { '/itsm': rootRouteRef },
        initialRouteEntries: ['/itsm'],
      },
    );
    expect(
      await screen.findByRole('heading', { name: /Assigned to me/ }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Incidents' }));
    expect(
      await screen.findByRole('table', { name: 'Incidents' }),
    ).toBeVisible();
  });
});
