import { storageApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockItsmApi } from '../../__fixtures__/mockItsmApi';
import { itsmApiRef } from '../../api/itsmApiRef';
import { rootRouteRef } from '../../routes';
import { ProblemListPage } from './ProblemListPage';

describe('ProblemListPage', () => {
  it('has the known errors that one may still meet as a view', async () => {
    const { api, problems } = mockItsmApi();
    renderInTestApp(
      <TestApiProvider
        apis={[
          [itsmApiRef, api],
          [storageApiRef, mockApis.storage()],
          [catalogApiRef, catalogApiMock({ entities: [] })],
        ]}
      >
        <ProblemListPage />
      </TestApiProvider>,
      { mountedRoutes: { '/itsm': rootRouteRef } },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Known errors' }),
    );
    // Those whose risk was accepted are closed.
    await waitFor(() => {
      const [request] = problems.list.mock.lastCall;
      expect(request).toMatchObject({ knownError: true });
      expect(request.active).toBeUndefined();
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Known error Yes, still occurring' }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'No, or fixed' }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Yes, still occurring' }),
    );
    await waitFor(() =>
      expect(problems.list.mock.lastCall[0]).toMatchObject({
        knownError: false,
      }),
    );
  });
});
