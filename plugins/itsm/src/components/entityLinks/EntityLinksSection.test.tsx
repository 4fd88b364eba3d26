import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { CurrentEntityLink } from 'backstage-plugin-itsm-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { primary } from '../../__fixtures__/incidents';
import { component } from '../../__fixtures__/mockItsmApi';
import { EntityLinksSection } from './EntityLinksSection';

const checkout = primary('checkout', {
  title: 'Checkout',
  lifecycle: 'production',
});
const affected = (
  name: string,
  more: Partial<CurrentEntityLink> = {},
): CurrentEntityLink => ({ ...primary(name), role: 'affected', ...more });

function renderSection(links: CurrentEntityLink[], editable = true) {
  const actions = {
    onAdd: jest.fn().mockResolvedValue(undefined),
    onReplacePrimary: jest.fn().mockResolvedValue(undefined),
    onMakePrimary: jest.fn(),
    onRemove: jest.fn(),
  };
  renderInTestApp(
    <TestApiProvider
      apis={[
        [
          catalogApiRef,
          catalogApiMock({ entities: [component('email', 'Email')] }),
        ],
      ]}
    >
      <EntityLinksSection links={links} editable={editable} {...actions} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return actions;
}

const items = () => screen.getAllByRole('listitem');

describe('EntityLinksSection', () => {
  it('tells role, owner and tier, the primary one first', async () => {
    renderSection([
      affected('cart', { current: primary('cart').snapshot }),
      checkout,
    ]);
    expect(
      await screen.findByRole('link', { name: 'Checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout');
    expect(items()[0]).toHaveTextContent('Primary · service');
    expect(within(items()[0]).getByLabelText('Tier 1')).toBeVisible();
    expect(
      await within(items()[0]).findByRole('link', { name: 'payments' }),
    ).toBeVisible();
    expect(items()[1]).toHaveTextContent('Affected · service');
    expect(
      screen.queryByText('The catalog has changed since'),
    ).not.toBeInTheDocument();
  });

  it('tells what the catalog says otherwise by now', async () => {
    renderSection([
      {
        ...checkout,
        current: {
          ...checkout.snapshot,
          kind: 'Component',
          owner: 'group:default/platform',
          system: 'system:default/shop',
          tier: 2,
          lifecycle: 'deprecated',
        },
      },
    ]);
    expect(
      await screen.findByText('The catalog has changed since'),
    ).toBeVisible();
    expect(await screen.findByText('platform')).toBeVisible();
    expect(
      screen
        .getAllByRole('definition')
        .map(definition => definition.parentElement?.textContent),
    ).toEqual([
      'OwnerPpayments→Pplatform',
      'System–→shop',
      'Lifecycleproduction→deprecated',
      'Tier1→2',
    ]);
  });

  it('says in words what it doesn’t know, and why', async () => {
    renderSection([
      { ...checkout, missing: true },
      affected('typo', { snapshotState: 'dangling' }),
      affected('later', { snapshotState: 'pending' }),
      affected('secret', { snapshotState: 'hidden' }),
    ]);
    expect(
      await screen.findByText('No longer in the catalog. This is how it was.'),
    ).toBeVisible();
    expect(screen.getByText('Not in the catalog')).toBeVisible();
    expect(screen.getByText(/hasn’t told about it yet/)).toBeVisible();
    expect(screen.getByText('An entity that you may not see')).toBeVisible();
    expect(screen.queryByText('secret')).not.toBeInTheDocument();
    // What isn't there can't be visited.
    expect(
      screen.getAllByRole('link').map(({ textContent }) => textContent),
    ).not.toEqual(expect.arrayContaining(['Checkout', 'typo']));
  });

  it('adds, makes primary and removes', async () => {
    const actions = renderSection([checkout, affected('cart')]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add an affected entity' }),
    );
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Affected entity' }),
      'ema',
    );
    await userEvent.click(await screen.findByRole('option', { name: /Email/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(actions.onAdd).toHaveBeenCalledWith('component:default/email');

    await userEvent.click(
      screen.getByRole('button', { name: 'Actions on cart' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', {
        name: 'Make it the primary entity',
      }),
    );
    expect(actions.onMakePrimary).toHaveBeenCalledWith(
      'component:default/cart',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Actions on cart' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Remove it' }),
    );
    expect(actions.onRemove).toHaveBeenCalledWith('component:default/cart');
  });

  it('lets those who may only read read, and doesn’t bury what people chose', async () => {
    renderSection(
      [
        ...['a', 'b', 'c', 'd', 'e'].map(name =>
          affected(name, { role: 'impacted' }),
        ),
        checkout,
      ],
      false,
    );
    expect(await screen.findByRole('link', { name: 'Checkout' })).toBeVisible();
    expect(items()).toHaveLength(4);
    await userEvent.click(
      screen.getByRole('button', { name: '2 more impacted' }),
    );
    expect(items()).toHaveLength(6);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});
