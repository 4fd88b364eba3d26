import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { ImpactRequest } from 'backstage-plugin-itsm-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  impact,
  impactNode,
  mockItsmApi,
} from '../../__fixtures__/mockItsmApi';
import { refusal } from '../../__fixtures__/refusals';
import { itsmApiRef } from '../../api/itsmApiRef';
import { ImpactView } from './ImpactView';

const shop = 'system:default/shop';

const reached = impact(
  [
    impactNode(['cart'], { tier: 1, system: shop }),
    impactNode(['checkout'], {
      tier: 1,
      system: shop,
      owner: 'group:default/ordering',
    }),
    impactNode(['legacy'], {
      title: undefined,
      owner: undefined,
      missing: true,
    }),
    impactNode(['cart', 'app']),
  ],
  { rollups: [{ entityRef: shop, kind: 'System', title: 'Shop', count: 2 }] },
);

function renderView(itsm = mockItsmApi()) {
  renderInTestApp(
    <TestApiProvider
      apis={[
        [itsmApiRef, itsm.api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <ImpactView entityRef="resource:default/database" />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return itsm;
}

function withImpact(answer = reached) {
  const itsm = mockItsmApi();
  itsm.getImpact.mockImplementation(
    async ({ direction, depth }: ImpactRequest) => ({
      ...answer,
      direction,
      depth,
    }),
  );
  return itsm;
}

const choose = (name: string) =>
  userEvent.click(screen.getByRole('radio', { name }));

describe('ImpactView', () => {
  it('draws what breaks, each box leading to its entity', async () => {
    const itsm = renderView(withImpact());
    expect(
      await screen.findByText(
        'Reaches 4 entities of 2 teams, 2 of them of tier 1',
      ),
    ).toBeVisible();
    expect(itsm.getImpact.mock.calls[0][0]).toEqual({
      entityRef: 'resource:default/database',
      direction: 'downstream',
      depth: 3,
    });
    await choose('Graph');

    const graph = await screen.findByRole('group', {
      name: /^Graph of what Database leads to/,
    });
    const link = await within(graph).findByRole('link', { name: 'Cart' });
    expect(link).toHaveAttribute('href', '/catalog/default/component/cart');
    expect(within(graph).getByText('Directly')).toBeInTheDocument();
    expect(within(graph).getByText('2 steps away')).toBeInTheDocument();
    expect(within(graph).getAllByText('Shop')).toHaveLength(2);
    expect(within(graph).getAllByLabelText('Tier 1')).toHaveLength(3);

    // What the catalog hasn't got leads nowhere and says so.
    expect(within(graph).getByText('legacy')).toBeInTheDocument();
    expect(
      within(graph).queryByRole('link', { name: 'legacy' }),
    ).not.toBeInTheDocument();
    expect(within(graph).getByText('Not in the catalog')).toBeInTheDocument();
    expect(screen.getByText('1 of them isn’t in the catalog')).toBeVisible();
  });

  it('draws one box per system on demand', async () => {
    renderView(withImpact());
    await screen.findByText(/^Reaches 4/);
    await choose('Graph');
    await userEvent.click(
      screen.getByRole('switch', { name: 'One box per system' }),
    );
    const graph = screen.getByRole('group', { name: /^Graph/ });
    expect(await within(graph).findByText('2 entities')).toBeInTheDocument();
    expect(within(graph).getByRole('link', { name: 'Shop' })).toHaveAttribute(
      'href',
      '/catalog/default/system/shop',
    );
    expect(within(graph).getByLabelText('Tier 1: 2')).toBeInTheDocument();
    expect(
      within(graph).queryByRole('link', { name: 'Cart' }),
    ).not.toBeInTheDocument();
    expect(within(graph).getByRole('link', { name: 'App' })).toBeVisible();
  });

  it('says the same as a list, with the way in words, on small screens first', async () => {
    // jsdom has no width.
    renderView(withImpact());
    const table = await screen.findByRole('table', {
      name: 'What is reached, nearest first',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row =>
          Array.from(
            (row as HTMLTableRowElement).cells,
            cell => cell.textContent,
          ),
        ),
    ).toEqual([
      ['Entity', 'Tier', 'Owner', 'System', 'How it is reached'],
      ['Directly3'],
      ['Cartservice', 'T1', 'Sshop', 'Shop', 'Database is needed by Cart'],
      [
        'Checkoutservice',
        'T1',
        'Oordering',
        'Shop',
        'Database is needed by Checkout',
      ],
      [
        'legacyserviceNot in the catalog',
        '–',
        '–',
        '–',
        'Database is needed by legacy',
      ],
      ['2 steps away1'],
      [
        'Appservice',
        '–',
        'Sshop',
        '–',
        'Database is needed by Cart, which is needed by App',
      ],
    ]);
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
    await choose('Graph');
    expect(await screen.findByRole('group', { name: /^Graph/ })).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('looks the other way, and farther', async () => {
    const itsm = renderView(withImpact({ ...reached, truncated: true }));
    await screen.findByText(/^Reaches 4/);
    expect(screen.getByText(/There is more than this/)).toBeVisible();
    await choose('What it stands on');
    expect(await screen.findByText(/^Stands on 4 entities/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /How far/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: '5 steps' }),
    );
    expect(itsm.getImpact.mock.lastCall[0]).toMatchObject({
      direction: 'upstream',
      depth: 5,
    });
  });

  it('says that nothing depends on it', async () => {
    renderView(withImpact(impact()));
    expect(
      screen.getByRole('status', { name: 'Following the relations' }),
    ).toBeVisible();
    expect(
      await screen.findByText(
        'Nothing depends on it, as far as the catalog knows',
      ),
    ).toBeVisible();
    await choose('What it stands on');
    expect(
      await screen.findByText(
        'It stands on nothing, as far as the catalog knows',
      ),
    ).toBeVisible();
  });

  it('says that the catalog doesn’t answer, and asks again', async () => {
    const itsm = withImpact();
    itsm.getImpact.mockRejectedValueOnce(await refusal(503, 'no answer'));
    renderView(itsm);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog doesn’t answer',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Reaches 4/)).toBeVisible();
  });

  it('says that the catalog has no such entity', async () => {
    const itsm = mockItsmApi();
    itsm.getImpact.mockRejectedValue(await refusal(404, 'unknown'));
    renderView(itsm);
    expect(
      await screen.findByText('The catalog has no such entity'),
    ).toBeVisible();
  });
});
