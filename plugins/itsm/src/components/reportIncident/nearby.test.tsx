import { screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { digest, mockItsmApi, nearby } from '../../__fixtures__/mockItsmApi';
import { renderReportDialog } from '../../__testUtils__/renderReportDialog';

const checkout = 'component:default/checkout';

const title = () => screen.findByRole('textbox', { name: /^Title/ });

describe('what is known already', () => {
  beforeEach(() => sessionStorage.clear());

  it('offers what is known here and below, the similar first, to join instead', async () => {
    const itsm = mockItsmApi();
    const cart = {
      relation: 'dependsOn',
      entityRef: 'component:default/cart',
      title: 'The cart',
    };
    const store = {
      relation: 'dependsOn',
      entityRef: 'resource:default/cart-store',
    };
    itsm.getNearby.mockResolvedValue(
      nearby({
        title: 'Checkout',
        incidents: [
          {
            record: digest({ number: 'INC-1', title: 'Login fails' }),
            entityRef: checkout,
            distance: 0,
            path: [],
          },
          {
            record: digest({ number: 'INC-2', title: 'Memory runs out' }),
            entityRef: store.entityRef,
            distance: 2,
            path: [cart, store],
          },
        ],
        knownErrors: [
          {
            record: digest({ number: 'PRB-1', type: 'problem', title: 'Leak' }),
            entityRef: cart.entityRef,
            distance: 1,
            path: [cart],
          },
        ],
      }),
    );
    renderReportDialog({ itsm, entityRef: checkout });

    const known = await screen.findByRole('region', {
      name: 'Is it one of these?',
    });
    expect(itsm.getNearby.mock.calls[0][0]).toBe(checkout);
    expect(known).toHaveTextContent('2 open incidents · 1 known error');
    expect(
      await within(known).findByText(
        'on cart-store, which The cart depends on',
      ),
    ).toHaveAttribute(
      'title',
      'Checkout depends on The cart, which depends on cart-store',
    );
    expect(
      within(known).getByText('on The cart, which Checkout depends on'),
    ).toBeVisible();
    expect(
      within(known).queryByText('Changes planned or under way'),
    ).not.toBeInTheDocument();
    const incidents = within(known).getByRole('list', {
      name: 'Open incidents',
    });
    const numbers = () =>
      within(incidents)
        .getAllByRole('listitem')
        .map(item => item.textContent?.match(/INC-\d/)?.[0]);
    expect(numbers()).toEqual(['INC-1', 'INC-2']);
    await userEvent.type(await title(), 'out of mem');
    expect(numbers()).toEqual(['INC-2', 'INC-1']);

    expect(
      within(known).getByRole('button', {
        name: 'Use workaround of PRB-1 instead of reporting',
      }),
    ).toBeVisible();
    await userEvent.click(
      within(known).getByRole('button', { name: 'Join INC-2 instead' }),
    );
    expect(itsm.incidents.watch).toHaveBeenCalledWith('INC-2');
    expect(itsm.incidents.create).not.toHaveBeenCalled();
    await screen.findByText('at /itsm/incidents/INC-2');
    // It fades in.
    await waitFor(() =>
      expect(screen.getByText('You follow INC-2 now')).toBeVisible(),
    );
    expect(sessionStorage).toHaveLength(0);
  });

  it('says quietly what it couldn’t look at', async () => {
    const itsm = mockItsmApi();
    itsm.getNearby.mockResolvedValue(nearby({ catalogReached: false }));
    const { unmount } = renderReportDialog({ itsm, entityRef: checkout });
    expect(
      await screen.findByText(/what it stands on wasn’t looked at/),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Is it one of these?' }),
    ).not.toBeInTheDocument();
    unmount();

    itsm.getNearby.mockRejectedValue(new Error('out of order'));
    renderReportDialog({ itsm, entityRef: checkout });
    expect(
      await screen.findByText('What is already known of it couldn’t be read.'),
    ).toBeVisible();
  });
});
