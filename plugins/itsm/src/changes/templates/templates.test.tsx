import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { change } from '../../__fixtures__/changes';
import { changeTemplate } from '../../__fixtures__/InMemoryChangeTemplates';
import { renderChanges } from '../../__testUtils__/renderChanges';

const me = 'user:default/engineer';

const proposed = (changes = {}) =>
  changeTemplate({
    version: 2,
    state: 'proposed',
    fields: {
      ...changeTemplate().fields,
      testPlan: 'Buy two things',
    },
    ...changes,
  });

async function press(name: string, within_ = screen as typeof screen) {
  await userEvent.click(await within_.findByRole('button', { name }));
}

const inDialog = async () =>
  within(await screen.findByRole('dialog')) as unknown as typeof screen;

beforeEach(() => sessionStorage.clear());

describe('standard change templates', () => {
  it('are listed with how they stand and how they did, and narrowed by that', async () => {
    const { address } = renderChanges('/templates', {
      templates: [
        changeTemplate({ used: 5, failed: 1 }),
        proposed(),
        changeTemplate({
          id: 'template-2',
          name: 'Anything',
          state: 'retired',
          fields: { category: 'Network' },
        }),
      ],
    });
    await screen.findByText('Anything');
    const [, anything, inUse, next] = screen.getAllByRole('row');
    expect(inUse).toHaveTextContent(
      /Approved.*v1.*Payment.*Used 5 times, 1 failed/i,
    );
    expect(next).toHaveTextContent(/Proposed.*v2.*Not used yet/);
    expect(anything).toHaveTextContent(/Retired.*Any.*Network/);
    expect(
      within(inUse).getByRole('link', { name: 'Restart the payment service' }),
    ).toHaveAttribute('href', '/itsm/changes/templates/template-1?version=1');

    await userEvent.click(screen.getByRole('button', { name: /State/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Demoted' }),
    );
    expect(
      await screen.findByText('No template is in this state'),
    ).toBeVisible();
    expect(address()).toBe('/itsm/changes/templates?state=demoted');
    expect(screen.getByRole('link', { name: 'Changes' })).toHaveAttribute(
      'href',
      '/itsm/changes',
    );
  });

  it('tell what they fix and what they leave open', async () => {
    renderChanges('/templates/template-1', { templates: [changeTemplate()] });
    const fixed = await screen.findByRole('region', { name: 'What it fixes' });
    expect(fixed).toHaveTextContent(/Primary entity.*Test planBuy something/);
    const open = screen.getByRole('region', { name: 'What it leaves open' });
    expect(open).toHaveTextContent(/TitleRestart payment.*It leaks/);
    expect(open).toHaveTextContent(/Nothing is said of: .*Back-out plan/);
    expect(
      await screen.findByRole('button', { name: 'Request a change from this' }),
    ).toBeVisible();
  });

  it('are approved by a change manager, who sees what is different', async () => {
    const { changeTemplates } = renderChanges(
      '/templates/template-1?version=2',
      { templates: [changeTemplate(), proposed()] },
    );
    const table = await screen.findByRole('table', {
      name: 'Against version 1, which is in use',
    });
    expect(table).toHaveTextContent('Test planBuy somethingBuy two things');
    await press('Approve');
    await press('Approve', await inDialog());
    await waitFor(() =>
      expect(changeTemplates.templates[1].state).toBe('approved'),
    );
    expect(await screen.findByRole('button', { name: 'Retire' })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('can’t be approved by who proposed them, and are declined with a reason', async () => {
    const { changeTemplates } = renderChanges('/templates/template-1', {
      templates: [proposed({ version: 1, proposedBy: me })],
    });
    expect(
      await screen.findByText(/another change manager has to approve it/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();

    await press('Decline');
    const dialog = await inDialog();
    await press('Decline', dialog);
    expect((await dialog.findAllByText('This is needed'))[0]).toBeVisible();
    expect(changeTemplates.templates[0].state).toBe('proposed');
    await userEvent.type(dialog.getByRole('textbox'), 'Too little');
    await press('Decline', dialog);
    await waitFor(() =>
      expect(changeTemplates.templates[0]).toMatchObject({
        state: 'declined',
        reason: 'Too little',
      }),
    );
    expect(await screen.findByText('Too little')).toBeVisible();
  });

  it('have a next version, whose lacks are told at their fields', async () => {
    const { changeTemplates, address } = renderChanges(
      '/templates/template-1',
      { templates: [changeTemplate()] },
    );
    await press('Propose the next version');
    const dialog = await inDialog();
    await userEvent.clear(
      await dialog.findByLabelText('Test plan', { selector: 'textarea' }),
    );
    await userEvent.click(
      dialog.getByRole('switch', { name: 'Environment is fixed' }),
    );
    await press('Propose', dialog);
    expect(
      await dialog.findAllByText('is required, as it is fixed'),
    ).toHaveLength(2);

    await userEvent.type(dialog.getByLabelText('Environment'), 'production');
    await userEvent.click(
      dialog.getByRole('switch', { name: 'Test plan is fixed' }),
    );
    await press('Propose', dialog);
    await waitFor(() => expect(changeTemplates.templates).toHaveLength(2));
    const { fields, fixed } = changeTemplates.templates[1];
    expect(fields.environment).toBe('production');
    expect(fields.testPlan).toBeUndefined();
    expect(fixed).toEqual(['entityRef', 'environment']);
    await waitFor(() =>
      expect(address()).toBe('/itsm/changes/templates/template-1?version=2'),
    );
  });

  it('keep what is written of the next version, on top of one that came first', async () => {
    const { changeTemplates } = renderChanges('/templates/template-1', {
      templates: [changeTemplate(), proposed()],
    });
    await press('Propose the next version');
    let dialog = await inDialog();
    expect(
      dialog.getByText(/Version 2, which waits.*stays in use/),
    ).toBeVisible();
    const name = await dialog.findByLabelText(/^Name/);
    await userEvent.clear(name);
    await press('Propose', dialog);
    expect((await dialog.findAllByText('Give it a name'))[0]).toBeVisible();
    await userEvent.click(dialog.getByLabelText('Environment'));
    await press('Propose', dialog);
    await waitFor(() => expect(name).toHaveFocus());
    await userEvent.type(name, 'Restart');
    expect(dialog.queryByText('Give it a name')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await press('Propose the next version');
    dialog = await inDialog();
    expect(await dialog.findByLabelText(/^Name/)).toHaveValue('Restart');
    await changeTemplates.update('template-1', {
      version: 2,
      fields: { environment: 'production' },
    });
    await press('Propose', dialog);
    expect(
      await dialog.findByText(/Version 3 was proposed meanwhile/),
    ).toBeVisible();
    expect(dialog.getByLabelText('Environment')).toHaveValue('production');
    await press('Propose', dialog);
    await waitFor(() => expect(changeTemplates.templates).toHaveLength(4));
    expect(changeTemplates.templates.map(({ state }) => state)).toEqual([
      'approved',
      'declined',
      'declined',
      'proposed',
    ]);
    expect(changeTemplates.templates[3]).toMatchObject({
      name: 'Restart',
      fields: { environment: 'production', testPlan: 'Buy two things' },
    });
    expect(sessionStorage).toHaveLength(0);
  });

  it('tell that only the name is another', async () => {
    renderChanges('/templates/template-1?version=2', {
      templates: [
        changeTemplate({ fixed: [] }),
        changeTemplate({
          version: 2,
          state: 'proposed',
          name: 'Restart it',
          fixed: [],
        }),
      ],
    });
    const table = await screen.findByRole('table', {
      name: 'Against version 1, which is in use',
    });
    expect(table).toHaveTextContent(
      /NameRestart the payment serviceRestart it$/,
    );
    expect(screen.getByText(/^Nothing: all of it/)).toBeVisible();
  });

  it('are proposed from a change that went well', async () => {
    const { changeTemplates, address } = renderChanges('/CHG-1', {
      changes: [
        change({
          state: 'closed',
          active: false,
          closeCode: 'successful',
          testPlan: 'Buy something',
        }),
      ],
    });
    await press('Propose as template');
    const dialog = await inDialog();
    const name = await dialog.findByLabelText(/^Name/);
    expect(name).toHaveValue('Upgrade the payment service');
    expect(
      dialog.getByRole('switch', { name: 'Test plan is fixed' }),
    ).toBeChecked();
    expect(
      dialog.getByRole('switch', { name: 'Back-out plan is fixed' }),
    ).not.toBeChecked();
    await userEvent.clear(name);
    await press('Propose', dialog);
    expect((await dialog.findAllByText('Give it a name'))[0]).toBeVisible();
    await userEvent.type(name, 'Upgrade payment');
    await press('Propose', dialog);
    await waitFor(() =>
      expect(changeTemplates.templates).toMatchObject([
        {
          name: 'Upgrade payment',
          fromChange: 'CHG-1',
          fixed: ['entityRef', 'testPlan'],
          fields: { title: 'Upgrade the payment service' },
        },
      ]),
    );
    expect(
      await screen.findByRole('heading', { name: 'Upgrade payment' }),
    ).toBeVisible();
    expect(address()).toBe('/itsm/changes/templates/template-1?version=1');
  });

  it('say so where there is none', async () => {
    renderChanges('/templates/gone', {});
    expect(await screen.findByText('There is no such template')).toBeVisible();
  });
});
