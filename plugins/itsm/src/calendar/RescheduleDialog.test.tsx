import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { ItsmApi } from 'backstage-plugin-itsm-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { calendarChange } from '../__fixtures__/calendar';
import { mockItsmApi } from '../__fixtures__/mockItsmApi';
import { refusal } from '../__fixtures__/refusals';
import { itsmApiRef } from '../api/itsmApiRef';
import { RescheduleDialog } from './RescheduleDialog';

const to = {
  start: '2026-12-09T10:00:00.000Z',
  end: '2026-12-09T12:00:00.000Z',
};

function renderDialog(change = calendarChange()) {
  const update = jest.fn();
  const preview = jest.fn().mockResolvedValue({ conflicts: [], slots: [] });
  const closed = jest.fn();
  const written = jest.fn();
  const api = {
    ...mockItsmApi().api,
    changes: { update },
    calendar: { preview },
  } as unknown as ItsmApi;
  renderInTestApp(
    <TestApiProvider apis={[[itsmApiRef, api]]}>
      <RescheduleDialog
        change={change}
        to={to}
        onClose={closed}
        onWritten={written}
      />
    </TestApiProvider>,
  );
  return { update, preview, closed, written };
}

describe('RescheduleDialog', () => {
  it('moves nothing until it is confirmed, and tells what that brings about', async () => {
    const { update, preview, closed, written } = renderDialog();
    preview.mockResolvedValue({
      conflicts: [
        {
          kind: 'freeze',
          window: { id: 'w', name: 'Year-end freeze', effect: 'hard' },
        },
      ],
      slots: [],
    });
    expect(await screen.findByText('Its approvals become void')).toBeVisible();
    expect(update).not.toHaveBeenCalled();
    update.mockResolvedValue({});
    await userEvent.click(screen.getByRole('button', { name: 'Move it' }));
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(written).toHaveBeenCalled();
    expect(update).toHaveBeenCalledWith('CHG-1', {
      version: 4,
      plannedStart: to.start,
      plannedEnd: to.end,
    });
  });

  it('says nothing of approvals before there are any', async () => {
    const { preview } = renderDialog(calendarChange({ state: 'new' }));
    expect(
      await screen.findByText('Nothing collides with it at that time.'),
    ).toBeVisible();
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRefs: ['component:default/ledger'],
        plannedStart: to.start,
        changeNumber: 'CHG-1',
      }),
      expect.anything(),
    );
    expect(
      screen.queryByText('Its approvals become void'),
    ).not.toBeInTheDocument();
  });

  it('reads the calendar again if somebody else was faster', async () => {
    const { update, closed, written } = renderDialog();
    update.mockRejectedValue(await refusal(409, 'It is at version 5'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Move it' }),
    );
    expect(await screen.findByText(/drag it again/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Move it' })).toBeDisabled();
    expect(written).toHaveBeenCalled();
    expect(closed).not.toHaveBeenCalled();
  });
});
