import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incident } from '../../__fixtures__/incidents';
import { mockItsmApi } from '../../__fixtures__/mockItsmApi';
import { refusal } from '../../__fixtures__/refusals';
import { renderReportDialog } from '../../__testUtils__/renderReportDialog';

const checkout = 'component:default/checkout';

const title = () => screen.findByRole('textbox', { name: /^Title/ });
const submit = () => screen.getByRole('button', { name: 'Report incident' });

describe('ReportIncidentDialog', () => {
  beforeEach(() => sessionStorage.clear());

  it('opens an incident of the service with a title and two levels', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.create.mockResolvedValue(incident({ number: 'INC-7' }));
    const onReported = jest.fn();
    const { onOpenChange } = renderReportDialog({
      itsm,
      entityRef: checkout,
      onReported,
    });

    const field = await title();
    expect(field).toHaveFocus();
    expect(
      screen.getByRole('combobox', { name: /What is affected/ }),
    ).toHaveValue('checkout');
    const priority = await screen.findByRole('status', { name: 'Priority' });
    expect(priority).toHaveTextContent('Moderate');

    const impact = screen.getByRole('radiogroup', { name: 'Impact' });
    const urgency = screen.getByRole('radiogroup', { name: 'Urgency' });
    await userEvent.click(within(impact).getByRole('radio', { name: 'High' }));
    expect(priority).toHaveTextContent('High');
    await userEvent.click(within(urgency).getByRole('radio', { name: 'High' }));
    expect(priority).toHaveTextContent('Critical');

    await userEvent.type(field, 'Cards are declined');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');

    await screen.findByText('at /itsm/incidents/INC-7');
    expect(itsm.incidents.create).toHaveBeenCalledTimes(1);
    expect(itsm.incidents.create).toHaveBeenCalledWith(
      {
        title: 'Cards are declined',
        entityRef: checkout,
        impact: 'high',
        urgency: 'high',
        channel: 'portal',
      },
      { idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) },
    );
    expect(onOpenChange).toHaveBeenCalledWith(false);
    expect(onReported).toHaveBeenCalled();
    // It fades in.
    await waitFor(() =>
      expect(screen.getByText('INC-7 is open')).toBeVisible(),
    );
    expect(sessionStorage).toHaveLength(0);
  });

  it('sends what most reports do without', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.create.mockResolvedValue(incident());
    renderReportDialog({ itsm, entityRef: checkout });

    await userEvent.type(await title(), 'Slow');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Description' }),
      'Since noon',
    );
    await userEvent.click(screen.getByRole('button', { name: 'More fields' }));
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Affected entities' }),
      'car',
    );
    await userEvent.click(await screen.findByRole('option', { name: /cart/ }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Tags' }),
      'black-friday, eu',
    );
    await userEvent.click(screen.getByRole('switch', { name: 'Restricted' }));
    await waitFor(() => expect(submit()).toBeEnabled());
    await userEvent.click(submit());

    await waitFor(() => expect(itsm.incidents.create).toHaveBeenCalled());
    expect(itsm.incidents.create.mock.calls[0][0]).toEqual({
      title: 'Slow',
      description: 'Since noon',
      entityRef: checkout,
      affectedEntityRefs: ['component:default/cart'],
      impact: 'medium',
      urgency: 'medium',
      channel: 'portal',
      tags: ['black-friday', 'eu'],
      visibility: 'restricted',
    });
  });

  it('shows what is wrong at its field, keeps what was typed and stays one report', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.create
      .mockRejectedValueOnce(
        await refusal(400, 'bad input', [
          { field: 'title', message: 'says too little' },
          { field: 'tags.0', message: 'must start with a letter' },
        ]),
      )
      .mockRejectedValueOnce(new Error('the network is gone'))
      .mockResolvedValueOnce(incident());
    const { unmount } = renderReportDialog({ itsm, entityRef: checkout });

    const field = await title();
    await waitFor(() => expect(submit()).toBeEnabled());
    await userEvent.click(submit());
    expect(itsm.incidents.create).not.toHaveBeenCalled();
    expect(field).toHaveAccessibleDescription(/Say in a few words/);

    await userEvent.type(field, 'Broken');
    expect(field).not.toHaveAccessibleDescription(/Say in a few words/);
    await userEvent.click(submit());
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription(/says too little/),
    );
    expect(field).toHaveFocus();
    expect(field).toHaveValue('Broken');
    expect(
      screen.getByRole('textbox', { name: 'Tags' }),
    ).toHaveAccessibleDescription(/must start with a letter/);

    await userEvent.type(field, ' again');
    await userEvent.click(submit());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the network is gone',
    );
    unmount();

    // Opened once more: what was typed is there, and it is the same report.
    renderReportDialog({ itsm, entityRef: checkout });
    expect(await title()).toHaveValue('Broken again');
    expect(
      screen.getByText('This is what you had filled in before.'),
    ).toBeVisible();
    await waitFor(() => expect(submit()).toBeEnabled());
    await userEvent.dblClick(submit());
    await waitFor(() => expect(sessionStorage).toHaveLength(0));
    expect(itsm.incidents.create).toHaveBeenCalledTimes(3);
    const keys = itsm.incidents.create.mock.calls.map(
      ([, { idempotencyKey }]) => idempotencyKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('asks before a report is sent again that may have got through', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.create.mockRejectedValueOnce(
      await refusal(409, 'another body'),
    );
    itsm.incidents.create.mockResolvedValueOnce(incident());
    renderReportDialog({ itsm, entityRef: checkout });

    await userEvent.type(await title(), 'Broken');
    await waitFor(() => expect(submit()).toBeEnabled());
    await userEvent.click(submit());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /earlier attempt may have got through/,
    );
    await userEvent.click(submit());
    await waitFor(() => expect(itsm.incidents.create).toHaveBeenCalledTimes(2));
    const [[, first], [, second]] = itsm.incidents.create.mock.calls;
    expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
  });

  it('asks what is affected when it wasn’t opened from an entity', async () => {
    const itsm = mockItsmApi();
    itsm.incidents.create.mockResolvedValue(incident());
    renderReportDialog({ itsm });

    const entity = await screen.findByRole('combobox', {
      name: /What is affected/,
    });
    expect(entity).toHaveFocus();
    await userEvent.type(entity, 'check');
    await userEvent.click(
      await screen.findByRole('option', { name: /Checkout/ }),
    );
    expect(entity).toHaveValue('Checkout');
    await userEvent.type(await title(), 'Broken');
    await userEvent.click(submit());
    await waitFor(() =>
      expect(itsm.incidents.create.mock.calls[0]?.[0]).toMatchObject({
        entityRef: checkout,
      }),
    );
  });
});
