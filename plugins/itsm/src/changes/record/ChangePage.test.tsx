import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approval, change } from '../../__fixtures__/changes';
import { changeTemplate } from '../../__fixtures__/InMemoryChangeTemplates';
import { refusal } from '../../__fixtures__/refusals';
import {
  renderChanges,
  type RenderChangesOptions,
} from '../../__testUtils__/renderChanges';

async function open(options: RenderChangesOptions) {
  const portal = renderChanges('/CHG-1', {
    changes: [change()],
    ...options,
  });
  expect(
    await screen.findByRole('heading', { name: 'Upgrade the payment service' }),
  ).toBeVisible();
  return { ...portal, user: userEvent.setup() };
}

const section = (name: string) => within(screen.getByRole('region', { name }));

describe('ChangePage', () => {
  it('tells who approves what is at stake', async () => {
    await open({
      approvals: [approval()],
      conflicts: [
        {
          kind: 'related_entity',
          number: 'CHG-7',
          entityRef: 'component:default/payment',
          otherEntityRef: 'component:default/shop',
          path: [
            'component:default/payment',
            'component:default/cart',
            'component:default/shop',
          ],
          direction: 'downstream',
          during: [
            {
              start: '2026-12-01T23:00:00.000Z',
              end: '2026-12-02T00:00:00.000Z',
            },
          ],
          record: {
            number: 'CHG-7',
            type: 'change',
            title: 'Move the shop',
            state: 'scheduled',
            priority: 3,
            openedAt: '2026-11-20T10:00:00.000Z',
          },
        },
        { kind: 'open_incident', entityRef: 'component:default/payment' },
      ],
    });

    const approvals = section('Approvals');
    expect(await approvals.findByText(/“Owners assess”/)).toHaveTextContent(
      'One of them is enough',
    );
    expect(approvals.getByText('ines')).toBeVisible();
    expect(approvals.getByText('requested the change')).toBeVisible();

    const risk = section('Risk');
    expect(await risk.findByText('30 of 100')).toBeVisible();
    expect(
      risk.getByText('Open on its entities or upstream: INC-1'),
    ).toBeVisible();
    expect(risk.getByText('1 factor adds nothing')).toBeVisible();

    const conflicts = within(
      await screen.findByRole('list', { name: 'Conflicts' }),
    );
    expect(
      conflicts.getByRole('link', { name: 'CHG-7 Move the shop' }),
    ).toHaveAttribute('href', '/itsm/changes/CHG-7');
    expect(conflicts.getByText('Path: payment → cart → shop')).toBeVisible();
    expect(conflicts.getByText('A record you may not read')).toBeVisible();
  });

  it('takes a decision, and none that rejects without a reason', async () => {
    const { changes, user } = await open({ approvals: [approval()] });
    const decision = within(
      await screen.findByRole('group', { name: 'Your decision' }),
    );

    await user.click(decision.getByRole('button', { name: 'Reject' }));
    expect(
      (await decision.findAllByText('Say why you reject it'))[0],
    ).toBeVisible();
    expect(changes.decisions).toEqual([]);

    await user.type(
      decision.getByRole('textbox', { name: /Comment/ }),
      'Looks safe',
    );
    await user.click(decision.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(changes.decisions).toEqual([
        { decision: 'approved', comment: 'Looks safe' },
      ]),
    );
    expect(await screen.findByText('Looks safe')).toBeVisible();
    expect(
      screen.queryByRole('group', { name: 'Your decision' }),
    ).not.toBeInTheDocument();
  });

  it('keeps the comment and tells why a decision was refused', async () => {
    const { changes, user } = await open({ approvals: [approval()] });
    changes.decide = async () => {
      throw await refusal(403, 'You carried it out yourself.');
    };
    const comment = await within(
      await screen.findByRole('group', { name: 'Your decision' }),
    ).findByRole('textbox', { name: /Comment/ });
    await user.type(comment, 'Fine');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    expect(
      await screen.findByText('You carried it out yourself.'),
    ).toBeVisible();
    expect(comment).toHaveValue('Fine');
  });

  it('says why the reader can’t decide', async () => {
    await open({
      approvals: [
        approval({ mayDecide: false, because: 'You requested the change.' }),
      ],
    });
    expect(
      await screen.findByText('You can’t decide: You requested the change.'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('shows what was changed of what had been approved', async () => {
    await open({
      approvals: [
        approval(),
        approval({
          id: 'a0',
          state: 'void',
          mayDecide: false,
          voidedBy: [
            {
              field: 'backoutPlan',
              from: 'Restore the backup',
              to: 'Roll back the image',
            },
          ],
        }),
      ],
    });
    const table = await screen.findByRole('table', {
      name: 'Changed since it was approved',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'FieldBeforeNow',
      'Back-out planRestore the backupRoll back the image',
    ]);
  });

  it('is put on hold with a reason, and resumed', async () => {
    const { changes, user } = await open({});
    await user.click(
      await screen.findByRole('button', { name: 'Put on hold' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'The vendor is late',
    );
    await user.click(dialog.getByRole('button', { name: 'Put on hold' }));
    await waitFor(() =>
      expect(changes.records.get('CHG-1')).toMatchObject({
        onHold: true,
        onHoldReason: 'The vendor is late',
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    await waitFor(() =>
      expect(changes.records.get('CHG-1')?.onHold).toBe(false),
    );
  });

  it('lets nobody edit what its template fixes', async () => {
    await open({
      changes: [
        change({
          state: 'new',
          model: 'standard',
          template: 'template-1',
          templateVersion: 1,
          testPlan: 'Buy something',
        }),
      ],
      templates: [changeTemplate({ fixed: ['entityRef', 'testPlan'] })],
    });
    expect(
      await screen.findByRole('button', { name: 'Change: Justification' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Add an affected entity' }),
    ).toBeVisible();
    for (const name of ['Test plan', 'Primary entity', 'Model']) {
      expect(
        screen.queryByRole('button', { name: `Change: ${name}` }),
      ).not.toBeInTheDocument();
    }
  });

  it('offers only the models that it can change to', async () => {
    const { user } = await open({ changes: [change({ state: 'new' })] });
    await user.click(
      await screen.findByRole('button', { name: 'Change: Model' }),
    );
    expect(
      await screen.findByRole('option', { name: 'Emergency' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('option', { name: 'Standard' }),
    ).not.toBeInTheDocument();
  });
});
