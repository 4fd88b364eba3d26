import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__fixtures__/refusals';
import { incident, primary } from '../../__fixtures__/incidents';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

const trouble = incident({
  number: 'INC-7',
  title: 'Checkout answers with 503',
  description: 'Since **noon**.',
  state: 'in_progress',
  assignee: 'user:default/mara',
  entities: [
    primary('checkout'),
    { ...primary('cart'), role: 'affected', snapshotState: 'dangling' },
  ],
});

async function open(
  record = trouble,
  options?: Parameters<typeof renderIncidents>[2],
) {
  const portal = renderIncidents(`/${record.number}`, [record], options);
  expect(
    await screen.findByRole('heading', { name: record.title }),
  ).toBeVisible();
  return { ...portal, user: userEvent.setup() };
}

describe('IncidentPage', () => {
  it('tells what it is, where it stands, who works on it and what it is about', async () => {
    await open();

    expect(screen.getByText('noon')).toBeVisible();
    const steps = within(screen.getByRole('list', { name: 'Progress' }));
    expect(steps.getByText('In progress').closest('li')).toHaveAttribute(
      'aria-current',
      'step',
    );
    const people = within(screen.getByRole('region', { name: 'People' }));
    expect(await people.findByText('mara')).toBeVisible();
    const entities = within(screen.getByRole('region', { name: 'Entities' }));
    expect(entities.getByText('checkout')).toBeVisible();
    expect(entities.getByText('Not in the catalog')).toBeVisible();
    expect(screen.getByText(/opened it/)).toBeVisible();
  });

  it('draws its buttons from what the backend allows, and says why not', async () => {
    const { user } = await open(
      incident({ number: 'INC-8', state: 'resolved', title: 'Over' }),
      { roles: ['agent'] },
    );
    expect(await screen.findByRole('button', { name: 'Reopen' })).toBeEnabled();
    const close = screen.getByRole('button', { name: 'Close incident' });
    await user.click(close);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(close).toHaveAttribute('aria-disabled', 'true');
    act(() => screen.getByRole('button', { name: 'Reopen' }).focus());
    await user.tab();
    expect(await screen.findByText(/Only its requester/)).toBeInTheDocument();
  });

  it('takes a step that asks for nothing at once', async () => {
    const { itsm, user } = await open(
      incident({ number: 'INC-9', title: 'Fresh' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Start work' }));
    expect(
      await screen.findByRole('button', { name: 'Resolve' }),
    ).toBeVisible();
    expect(itsm.incidents.records.get('INC-9')).toEqual(
      expect.objectContaining({
        state: 'in_progress',
        assignee: 'user:default/engineer',
      }),
    );
  });

  it('asks for what a step requires, as the choices are made', async () => {
    const { itsm, user } = await open();
    await user.click(
      await screen.findByRole('button', { name: 'Put on hold' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByLabelText('Comment, public')).not.toBeInTheDocument();

    // Nothing is sent before what is needed is there.
    await user.click(dialog.getByRole('button', { name: 'Put on hold' }));
    expect((await dialog.findAllByText('This is needed'))[0]).toBeVisible();

    await user.click(dialog.getByRole('button', { name: /On hold because/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Awaiting the requester' }),
    );
    const comment = await dialog.findByRole('textbox', {
      name: /Comment, public/,
    });
    await user.type(comment, 'Does it still happen?');

    await user.click(dialog.getByRole('button', { name: /On hold because/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Awaiting a change' }),
    );
    expect(
      await dialog.findByRole('combobox', { name: /Change/ }),
    ).toBeVisible();

    await user.click(dialog.getByRole('button', { name: /On hold because/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Awaiting the requester' }),
    );
    await user.click(dialog.getByRole('button', { name: 'Put on hold' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(itsm.incidents.records.get('INC-7')).toEqual(
      expect.objectContaining({
        state: 'on_hold',
        holdReason: 'awaiting_requester',
      }),
    );
    expect(await screen.findByText('Does it still happen?')).toBeVisible();
  });

  it('shows at its field what the backend refuses, and keeps what was typed', async () => {
    const { itsm, user } = await open();
    const { transition } = itsm.incidents;
    itsm.incidents.transition = async () => {
      throw await refusal(400, 'Bad input', [
        { field: 'resolutionNotes', message: 'say what you did' },
        { field: 'severity', message: 'has to be set first' },
      ]);
    };
    await user.click(await screen.findByRole('button', { name: 'Resolve' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: /Resolution/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Solution provided' }),
    );
    const notes = dialog.getByRole('textbox', { name: /Resolution notes/ });
    await user.type(notes, 'x');
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));

    expect((await dialog.findAllByText('say what you did'))[0]).toBeVisible();
    expect(dialog.getByText(/severity: has to be set first/)).toBeVisible();
    expect(notes).toHaveValue('x');

    // Somebody else writes meanwhile: the input stays and can be sent again.
    itsm.incidents.transition = transition.bind(itsm.incidents);
    const version = itsm.incidents.records.get('INC-7')!.version;
    itsm.incidents.get = async () => ({
      ...itsm.incidents.records.get('INC-7')!,
      version,
    });
    itsm.incidents.change('INC-7', { urgency: 'high' });
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));
    expect(
      await dialog.findByText('Somebody else changed it meanwhile'),
    ).toBeVisible();
    expect(notes).toHaveValue('x');
    itsm.incidents.get = async () => itsm.incidents.records.get('INC-7')!;
    itsm.incidents.change('INC-7', { urgency: 'low' });
    await waitFor(
      async () => {
        await user.click(screen.getByRole('button', { name: 'Resolve' }));
        expect(itsm.incidents.records.get('INC-7')?.state).toBe('resolved');
      },
      { timeout: 4000 },
    );
    expect(
      await screen.findByRole('heading', { name: 'Solution provided' }),
    ).toBeVisible();
  });

  it('follows what others do, also while one writes oneself', async () => {
    const { itsm, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit title' }));
    const title = screen.getByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Mine');

    itsm.incidents.change('INC-7', { title: 'Theirs', priority: 1 });
    itsm.incidents.say('INC-7', 'Rolling back', 'user:default/mara');
    expect(await screen.findByText('Rolling back')).toBeVisible();
    expect(
      await screen.findByText(/It reads now: “Theirs”/),
    ).toBeInTheDocument();
    expect(title).toHaveValue('Mine');
    expect(
      screen.getByText(
        'Others changed this incident 2 times since you opened it.',
      ),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Mine' })).toBeVisible();
    expect(itsm.incidents.records.get('INC-7')?.priority).toBe(1);
  });

  it('changes a detail where it stands, and tells of it in the history', async () => {
    const { itsm, user } = await open();
    await user.click(
      await screen.findByRole('button', { name: 'Change: Urgency' }),
    );
    await user.click(await screen.findByRole('option', { name: 'High' }));
    expect(
      await screen.findByText('Medium impact, High urgency'),
    ).toBeVisible();
    expect(itsm.incidents.records.get('INC-7')?.urgency).toBe('high');
    expect(await screen.findByText(/made changes/)).toBeVisible();
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Assign to me' }));
    await waitFor(() =>
      expect(itsm.incidents.records.get('INC-7')?.assignee).toBe(
        'user:default/engineer',
      ),
    );
  });

  it('turns to another entity and keeps the one before as affected', async () => {
    const { itsm, user } = await open({
      ...trouble,
      entities: [primary('checkout'), { ...primary('cart'), role: 'affected' }],
    });
    expect(
      await screen.findByText(/^Nothing depends on checkout/),
    ).toBeVisible();
    await user.click(
      await screen.findByRole('button', { name: 'Actions on cart' }),
    );
    await user.click(
      await screen.findByRole('menuitem', {
        name: 'Make it the primary entity',
      }),
    );
    expect(await screen.findByText(/^Nothing depends on cart/)).toBeVisible();
    await waitFor(() =>
      expect(
        itsm.incidents.records
          .get('INC-7')
          ?.entities.map(({ role, snapshot }) => [role, snapshot.name]),
      ).toEqual([
        ['primary', 'cart'],
        ['affected', 'checkout'],
      ]),
    );
  });

  it('keeps a draft of a comment and sends it to whom it is meant for', async () => {
    const { itsm, user } = await open();
    await user.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'The vendor knows',
    );
    expect(sessionStorage.getItem('itsm.comment.INC-7')).toBe(
      'The vendor knows',
    );
    await user.click(await screen.findByRole('radio', { name: 'Internal' }));
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect(await screen.findByText('Internal note')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('');
    expect(sessionStorage.getItem('itsm.comment.INC-7')).toBeNull();
    expect(itsm.incidents.history.get('INC-7')?.at(-1)).toEqual(
      expect.objectContaining({ kind: 'noted', comment: 'The vendor knows' }),
    );
  });

  it('lets those who may only read comment and watch, and change nothing', async () => {
    const { user } = await open(
      // What one may do with a record is remembered by it.
      { ...trouble, id: 'another', number: 'INC-17' },
      { mayUpdate: false },
    );
    await user.click(await screen.findByRole('button', { name: 'Watch' }));
    expect(
      await screen.findByRole('button', { name: 'Stop watching' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Edit title' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('radio', { name: 'Internal' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Change: Assignee' }),
    ).not.toBeInTheDocument();
  });

  it('says so when there is no such incident', async () => {
    renderIncidents('/INC-404', [trouble]);
    expect(await screen.findByText('INC-404 wasn’t found')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/itsm/incidents',
    );
  });
});
