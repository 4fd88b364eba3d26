import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freezeWindow, maintenanceWindow } from '../../__fixtures__/calendar';
import { refusal } from '../../__fixtures__/refusals';
import { renderCalendar } from '../../__testUtils__/renderCalendar';
// What the page loads when it needs it is there from the start.
import './WindowFormDialog';

describe('WindowsPage', () => {
  it('doesn’t let anybody change what is from the configuration', async () => {
    renderCalendar('/windows', { windows: [maintenanceWindow()] });
    // It isn't for want of permission.
    await screen.findByRole('button', { name: 'Plan a window' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sunday maintenance' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText(/from the portal’s configuration/),
    ).toBeVisible();
    expect(
      within(dialog).queryByRole('button', { name: 'Edit' }),
    ).not.toBeInTheDocument();
  });

  it('plans a soft freeze that comes again, and shows when', async () => {
    const { windows } = renderCalendar('/windows');
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Plan a window' }),
    );
    const form = await screen.findByRole('dialog');
    await user.click(
      await within(form).findByRole('textbox', { name: /^Name/ }),
    );
    await user.paste('Payday');
    await user.click(within(form).getByRole('radio', { name: /Soft freeze/ }));
    await user.click(within(form).getByRole('radio', { name: 'Everything' }));
    const times = { Start: '2099-01-31T22:00', End: '2099-02-01T02:00' };
    for (const [label, value] of Object.entries(times)) {
      fireEvent.change(within(form).getByLabelText(label), {
        target: { value },
      });
    }
    await user.click(within(form).getByRole('button', { name: /Repeats/ }));
    const choices = await screen.findByRole('listbox', { name: /Repeats/ });
    await user.click(
      within(choices).getByRole('option', {
        name: 'Every month on the last Saturday',
      }),
    );
    const next = await within(form).findAllByText(/10:00 PM/);
    expect(next.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Jan/),
      expect.stringMatching(/Feb/),
      expect.stringMatching(/Mar/),
      expect.stringMatching(/Apr/),
      expect.stringMatching(/May/),
    ]);
    await user.click(within(form).getByRole('button', { name: 'Plan' }));
    await waitFor(() =>
      expect(windows.create).toHaveBeenCalledWith(
        expect.objectContaining({
          name: 'Payday',
          kind: 'freeze',
          effect: 'soft',
          scope: 'everything',
          start: '2099-01-31T22:00',
          end: '2099-02-01T02:00',
          rrule: 'FREQ=MONTHLY;BYDAY=-1SA',
        }),
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    // All of a long form, with the choice among hundreds of time zones.
  }, 60_000);

  it('shows at its field what the backend refuses, and keeps what was written', async () => {
    const { windows } = renderCalendar('/windows');
    windows.create.mockRejectedValue(
      await refusal(400, 'Fields are wrong', [
        { field: 'scope.0', message: 'must say something' },
        { field: 'name', message: 'must not be empty' },
      ]),
    );
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Plan a window' }),
    );
    const form = await screen.findByRole('dialog');
    await user.click(await within(form).findByRole('button', { name: 'Plan' }));
    expect(await within(form).findByText('must say something')).toBeVisible();
    expect(within(form).getByText('must not be empty')).toBeVisible();
    expect(within(form).getByRole('textbox', { name: /^Name/ })).toHaveFocus();
    // An empty group is sent as it is: what it lacks is the backend's to say.
    expect(windows.create.mock.calls[0][0].scope).toEqual([{}]);
  });

  it('edits by version, and what was taken away goes', async () => {
    const { windows } = renderCalendar('/windows', {
      windows: [freezeWindow({ environments: ['production'] })],
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Year-end freeze' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: /Environments/ });
    expect(field).toHaveValue('production');
    await user.clear(field);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(windows.update).toHaveBeenCalledWith(
        'window-1',
        expect.objectContaining({
          version: 1,
          environments: null,
          rrule: null,
          overriddenBy: null,
          scope: [{ systems: ['system:default/payments'] }],
        }),
      ),
    );
  });

  it('retires only after asking', async () => {
    const { windows } = renderCalendar('/windows', {
      windows: [freezeWindow({ version: 3 })],
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Year-end freeze' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Retire' }));
    expect(windows.retire).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Retire it' }));
    await waitFor(() =>
      expect(windows.retire).toHaveBeenCalledWith('window-1', { version: 3 }),
    );
  });
});
