import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { mockItsmApi } from '../../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../../api/itsmApiRef';
import { ReportIncidentDialog } from './ReportIncidentDialog';

// In a file of its own, because decisions are remembered as long as it runs.
it('explains itself to who may not open incidents', async () => {
  const permission = mockApis.permission({ authorize: 'DENY' as never });
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, mockItsmApi().api],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, permission],
      ]}
    >
      <ReportIncidentDialog isOpen onOpenChange={() => {}} />
    </TestApiProvider>,
  );
  expect(await screen.findByText('You may not open incidents')).toBeVisible();
  expect(
    screen.getByRole('dialog', { name: 'Report an incident' }),
  ).toBeVisible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});
