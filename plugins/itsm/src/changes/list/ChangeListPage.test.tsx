import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { change } from '../../__fixtures__/changes';
import { renderChanges } from '../../__testUtils__/renderChanges';

describe('ChangeListPage', () => {
  it('shows the model, the risk and the planned time of each', async () => {
    renderChanges('', {
      changes: [
        change(),
        change({
          number: 'CHG-2',
          title: 'Try a cache',
          state: 'new',
          model: 'emergency',
          risk: undefined,
          plannedStart: undefined,
          plannedEnd: undefined,
        }),
      ],
    });
    const row = within(
      await screen.findByRole('row', { name: /Upgrade the payment service/ }),
    );
    expect(row.getByText('Normal')).toBeVisible();
    expect(row.getByText('High')).toBeVisible();
    expect(row.getByText(/Dec 1.*Dec 2/)).toBeVisible();
    expect(
      within(screen.getByRole('row', { name: /Try a cache/ })).getByText(
        'Emergency',
      ),
    ).toBeVisible();
  });

  it('is narrowed by risk, by model and by the planned days', async () => {
    const { changes, address } = renderChanges(
      '?risk=high&model=normal&plannedFrom=2026-12-01&onHold=false',
      { changes: [change()] },
    );
    expect(await screen.findByText('1 change')).toBeVisible();
    expect(changes.requests.at(-1)).toMatchObject({
      risk: ['high'],
      model: ['normal'],
      plannedAfter: new Date(2026, 11, 1).toISOString(),
      onHold: false,
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Awaiting approval' }),
    );
    expect(address()).toBe('/itsm/changes?state=assess&state=authorize');
    await userEvent.click(
      screen.getByRole('button', { name: 'Awaiting my approval' }),
    );
    expect(address()).toBe('/itsm/changes?awaitingMyApproval=true');
    await waitFor(() =>
      expect(changes.requests.at(-1)).toMatchObject({
        awaitingMyApproval: true,
      }),
    );
  });

  it.each([
    ['How it went', 'Unsuccessful', 'closeCode=unsuccessful'],
    ['With', 'Outcome', 'has=closeCode'],
  ])(
    'lists closed changes too, once “%s” asks for those',
    async (filter, option, asked) => {
      const { address } = renderChanges('', { changes: [change()] });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Filter' }),
      );
      await userEvent.click(
        await screen.findByRole('menuitem', { name: filter }),
      );
      await userEvent.click(
        await screen.findByRole('checkbox', { name: option }),
      );
      await waitFor(() =>
        expect(address()).toBe(`/itsm/changes?show=all&${asked}`),
      );
    },
  );

  it('stays with open changes as long as a filter can find some', async () => {
    const { address } = renderChanges('', { changes: [change()] });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Filter' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'With' }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Assignee' }),
    );
    await waitFor(() => expect(address()).toBe('/itsm/changes?has=assignee'));
  });
});
