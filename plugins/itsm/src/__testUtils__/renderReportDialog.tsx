import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { RenderResult } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { component, mockItsmApi } from '../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../api/itsmApiRef';
import { ReportIncidentDialog } from '../components/reportIncident';
import { rootRouteRef } from '../routes';

function Place() {
  return <div>at {useLocation().pathname}</div>;
}

/** Renders the form that opens an incident in a portal without a backend. */
export function renderReportDialog(options: {
  itsm: ReturnType<typeof mockItsmApi>;
  entityRef?: string;
  onReported?: () => void;
}): Pick<RenderResult, 'unmount'> & { onOpenChange: jest.Mock } {
  const onOpenChange = jest.fn();
  const view = renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, options.itsm.api],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [component('checkout', 'Checkout'), component('cart')],
          }),
        ],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <Place />
      <ReportIncidentDialog
        entityRef={options.entityRef}
        isOpen
        onOpenChange={onOpenChange}
        onReported={options.onReported}
      />
    </TestApiProvider>,
    { mountedRoutes: { '/itsm': rootRouteRef } },
  );
  return { unmount: view.unmount, onOpenChange };
}
