import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freezeWindow, maintenanceWindow } from '../../__fixtures__/calendar';
import { renderCalendar } from '../../__testUtils__/renderCalendar';

// In a file of its own, as answers about permissions are remembered.
describe('WindowsPage', () => {
  it('tells readers what is planned, and offers them nothing to change', async () => {
    renderCalendar('/windows', {
      windows: [freezeWindow(), maintenanceWindow()],
      may: permission => permission !== 'itsm.window.manage',
    });
    const row = (await screen.findByText('Sunday maintenance')).closest('tr')!;
    expect(row).toHaveTextContent('Every week on Sunday');
    expect(row).toHaveTextContent('Europe/Berlin');
    expect(row).toHaveTextContent('Everything');
    expect(row).toHaveTextContent('From the configuration');
    expect(
      screen.queryByRole('button', { name: 'Plan a window' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Year-end freeze' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText('Change managers, with a reason'),
    ).toBeVisible();
    expect(
      within(dialog).queryByRole('button', { name: 'Retire' }),
    ).not.toBeInTheDocument();
  });
});
