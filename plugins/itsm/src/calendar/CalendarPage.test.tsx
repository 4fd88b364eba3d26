import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { calendarChange, freezeWindow } from '../__fixtures__/calendar';
import { refusal } from '../__fixtures__/refusals';
import { renderCalendar } from '../__testUtils__/renderCalendar';
// What the page loads when it needs it is there from the start.
import './grid/CalendarGrid';

const freeze = {
  window: freezeWindow(),
  occurrences: [
    { start: '2026-12-07T23:00:00.000Z', end: '2026-12-09T23:00:00.000Z' },
  ],
};

describe('CalendarPage', () => {
  it('lists what is planned with risk, conflicts and freezes in words', async () => {
    renderCalendar('?view=list&date=2026-12-01', {
      calendar: {
        changes: [
          calendarChange({ conflicts: 2 }),
          calendarChange({
            number: 'CHG-2',
            title: 'Rotate keys',
            plannedStart: '2026-11-30T10:00:00.000Z',
            risk: undefined,
            onHold: true,
          }),
        ],
        windows: [freeze],
      },
    });
    const link = await screen.findByRole('link', {
      name: 'CHG-1 Roll out the new ledger',
    });
    expect(link).toHaveAttribute('href', '/itsm/changes/CHG-1');
    const row = link.closest('li')!;
    expect(within(row).getByText('High risk')).toBeVisible();
    expect(within(row).getByText('2 conflicts')).toBeVisible();
    expect(within(row).getByText('Scheduled')).toBeVisible();
    expect(within(row).getByText('ledger')).toBeVisible();

    // What began before stands on the first day.
    const first = screen.getByRole('region', { name: /1 December|December 1/ });
    expect(within(first).getByText('On hold')).toBeVisible();
    expect(within(first).getByText('Risk not known yet')).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Year-end freeze' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('No change may start.')).toBeVisible();
    expect(within(dialog).getByText('Systems: payments')).toBeVisible();
  });

  it('draws the month, in which changes lead to their pages and windows open', async () => {
    const { calendar } = renderCalendar('?view=month&date=2026-12-15', {
      calendar: { changes: [calendarChange()], windows: [freeze] },
    });
    expect(await screen.findByText('December 2026')).toBeVisible();
    // Without a layout, the calendar component hides what it draws, so there
    // are no roles to find it by.
    const change = (await screen.findByText('CHG-1')).closest('a');
    expect(change).toHaveAttribute('href', '/itsm/changes/CHG-1');
    expect(change).toHaveTextContent('High risk');
    const [request] = calendar.get.mock.calls[0];
    expect(Date.parse(request.from)).toBeLessThan(Date.parse('2026-12-01'));
    expect(Date.parse(request.to)).toBeGreaterThan(Date.parse('2026-12-31'));
    const bar = screen.getByText('Year-end freeze').closest('[role=button]')!;
    expect(bar).toHaveTextContent('Hard freeze');
    await userEvent.click(bar);
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'Year-end freeze',
    );
  });

  it('keeps view, day and filters in the address', async () => {
    const { address, calendar } = renderCalendar(
      '?view=list&date=2026-12-01&risk=high&system=system:default/shop',
    );
    expect(await screen.findByText('Nothing planned matches')).toBeVisible();
    expect(calendar.get).toHaveBeenLastCalledWith(
      expect.objectContaining({ risk: 'high', system: 'system:default/shop' }),
      expect.anything(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Next four weeks' }),
    );
    expect(address()).toBe(
      '/itsm/calendar?view=list&date=2026-12-29&system=system:default/shop&risk=high',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(address()).toBe('/itsm/calendar?view=list&date=2026-12-29');
    expect(await screen.findByText('Nothing is planned')).toBeVisible();
  });

  it('says that there is more, and that it could not be read', async () => {
    const { calendar } = renderCalendar('?view=list&date=2026-12-01', {
      calendar: { changes: [calendarChange()], truncated: true },
    });
    expect(await screen.findByText(/more than is shown here/)).toBeVisible();
    calendar.get.mockRejectedValue(await refusal(500, 'The database is down'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Next four weeks' }),
    );
    expect(await screen.findByText(/The database is down/)).toBeVisible();
  });

  it('makes an address for calendar programs only when asked', async () => {
    const { calendar } = renderCalendar('?view=list');
    calendar.createLink.mockResolvedValue({
      url: 'https://portal/api/itsm/calendar.ics?token=one',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Subscribe' }),
    );
    expect(calendar.createLink).not.toHaveBeenCalled();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Make an address' }),
    );
    expect(await screen.findByRole('textbox', { name: 'Address' })).toHaveValue(
      'https://portal/api/itsm/calendar.ics?token=one',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Make a new address' }),
    );
    await waitFor(() => expect(calendar.createLink).toHaveBeenCalledTimes(2));
  });
});
