import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import {
  changeTemplate,
  InMemoryChangeTemplates,
} from '../../__fixtures__/InMemoryChangeTemplates';
import { refusal } from '../../__fixtures__/refusals';
import { renderChanges } from '../../__testUtils__/renderChanges';
import { type ChangeDraft, emptyChangeDraft, startFrom } from './ChangeDraft';
import { RequestChangeDialog } from './RequestChangeDialog';

const entityRef = 'component:default/payment';
const draftKey = `itsm.requestChange.${entityRef}`;

/** Opens the form, with what was written before it was closed. */
function open(draft?: Partial<ChangeDraft>, templates: ChangeTemplate[] = []) {
  if (draft) {
    sessionStorage.setItem(
      draftKey,
      JSON.stringify({ ...emptyChangeDraft(entityRef), ...draft }),
    );
  }
  const onOpenChange = jest.fn();
  const portal = renderChanges('', {
    templates,
    conflicts: [
      { kind: 'same_entity', entityRef: 'component:default/payment' },
    ],
    slots: [
      { start: '2026-12-05T22:00:00.000Z', end: '2026-12-05T23:00:00.000Z' },
    ],
    element: (
      <RequestChangeDialog
        entityRef={entityRef}
        isOpen
        onOpenChange={onOpenChange}
      />
    ),
  });
  return { ...portal, onOpenChange, user: userEvent.setup() };
}

const inputs = { selector: 'input, textarea' };

/* By their labels: roles take long to be found in so large a form. */
async function write(user: ReturnType<typeof userEvent.setup>, label: RegExp) {
  await user.click(await screen.findByLabelText(label, inputs));
  await user.paste('Words');
}

function setTime(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

beforeEach(() => sessionStorage.clear());

describe('RequestChangeDialog', () => {
  it('saves a draft with what there is, and goes to its page', async () => {
    const { changes, address, user } = open();
    await user.click(await screen.findByText('Save as draft'));
    expect((await screen.findAllByText('Title is needed'))[0]).toBeVisible();

    await write(user, /^Title/);
    await user.click(screen.getByText('Save as draft'));
    await waitFor(() => expect(changes.records.size).toBe(1));
    const [saved] = changes.records.values();
    expect(saved).toMatchObject({
      title: 'Words',
      model: 'normal',
      state: 'new',
      impact: 'medium',
    });
    await waitFor(() =>
      expect(address()).toBe(`/itsm/changes/${saved.number}`),
    );
    expect(sessionStorage.getItem(draftKey)).toBeNull();
  });

  it('says what lacks before it can be submitted, and sends nothing', async () => {
    const { changes, user } = open({ title: 'Words', testPlan: 'Words' });
    await user.click(await screen.findByText('Submit'));
    expect(
      (await screen.findAllByText('Back-out plan is needed'))[0],
    ).toBeVisible();
    expect(screen.getByText('Planned start is needed')).toBeVisible();
    expect(screen.queryByText('Test plan is needed')).not.toBeInTheDocument();
    expect(changes.records.size).toBe(0);
  });

  it('tells what it would collide with, and when it wouldn’t', async () => {
    const { preview, user } = open();
    await screen.findByText('Submit');
    setTime('Planned start', '2026-12-01T22:00');
    setTime('Planned end', '2026-12-01T23:00');
    expect(await screen.findByText(/Another change of/)).toBeVisible();
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRefs: ['component:default/payment'],
        plannedStart: new Date(2026, 11, 1, 22).toISOString(),
      }),
      expect.anything(),
    );
    await user.click(screen.getByText(/Dec 5/));
    expect(screen.getByLabelText('Planned start')).not.toHaveValue(
      '2026-12-01T22:00',
    );
  });

  it('keeps what can’t be submitted as one draft, and asks why it can’t wait', async () => {
    const { changes, user, onOpenChange } = open({
      title: 'Words',
      environment: 'production',
      justification: 'Words',
      implementationPlan: 'Words',
      testPlan: 'Words',
      backoutPlan: 'Words',
      plannedStart: '2026-12-01T22:00:00.000Z',
      plannedEnd: '2026-12-01T23:00:00.000Z',
    });
    await user.click(await screen.findByText('Submit'));
    const exception = await screen.findByLabelText(/Why it can’t wait/, inputs);
    expect([...changes.records.values()].map(({ state }) => state)).toEqual([
      'new',
    ]);
    expect(screen.getByLabelText(/^Title/, inputs)).toHaveValue('Words');

    await user.click(exception);
    await user.paste('The vendor says so');
    await user.clear(screen.getByLabelText(/^Environment/, inputs));
    await user.click(screen.getByText('Submit'));
    await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
    expect([...changes.records.values()]).toEqual([
      expect.objectContaining({
        state: 'assess',
        exceptionReason: 'The vendor says so',
        environment: undefined,
      }),
    ]);
  });

  it('takes from a template what it fixes, and asks only for the rest', async () => {
    const { changes, user } = open({ testPlan: 'My own' }, [changeTemplate()]);
    const create = jest.spyOn(changes, 'create');
    expect(await screen.findByLabelText('Test plan', inputs)).toHaveValue(
      'My own',
    );
    await user.click(
      await screen.findByRole('button', { name: /From a standard template/ }),
    );
    await user.click(
      await screen.findByRole('option', {
        name: 'Restart the payment service',
      }),
    );
    const fixed = await screen.findByRole('region', {
      name: 'Fixed by the template',
    });
    expect(fixed).toHaveTextContent('Test planBuy something');
    expect(
      screen.queryByLabelText('Test plan', inputs),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Model/ })).toHaveTextContent(
      'Standard',
    );
    const title = screen.getByLabelText(/^Title/, inputs);
    expect(title).toHaveValue('Restart payment');

    create.mockRejectedValueOnce(
      await refusal(400, 'No', [
        { field: 'title', message: 'is taken' },
        { field: 'testPlan', message: 'is too old' },
      ]),
    );
    await user.click(screen.getByText('Save as draft'));
    expect((await screen.findAllByText('is taken'))[0]).toBeVisible();
    expect(screen.getByText('Test plan: is too old')).toBeVisible();

    await user.clear(title);
    await user.paste('Restart it again');
    await user.click(screen.getByText('Save as draft'));
    await waitFor(() => expect(create).toHaveBeenCalledTimes(2));
    const [request] = create.mock.calls[1];
    expect(request).toMatchObject({
      template: 'template-1',
      model: 'standard',
      title: 'Restart it again',
      justification: 'It leaks',
    });
    expect(request).not.toHaveProperty('testPlan');
    expect(request).not.toHaveProperty('entityRef');
  });

  it('gives back what was typed when no template is wanted after all', async () => {
    const { user } = open(
      {
        testPlan: 'My own',
        template: changeTemplate(),
        title: 'Restart payment',
      },
      // Approved since it was written.
      [changeTemplate({ version: 2, fixed: ['testPlan', 'backoutPlan'] })],
    );
    await waitFor(() =>
      expect(
        screen.queryByLabelText('Back-out plan', inputs),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getAllByLabelText(/^What is changed/)[0]).toBeVisible();
    await user.click(
      await screen.findByRole('button', { name: /From a standard template/ }),
    );
    await user.click(await screen.findByRole('option', { name: /^None/ }));
    expect(await screen.findByLabelText('Test plan', inputs)).toHaveValue(
      'My own',
    );
    expect(screen.getByLabelText(/^Title/, inputs)).toHaveValue('');
    expect(
      screen.getByLabelText(/^What is changed/, inputs),
    ).toHaveDisplayValue(/payment/i);
  });

  it('shows all that a template proposes, and keeps empty what was emptied', async () => {
    const template = changeTemplate({
      fields: {
        ...changeTemplate().fields,
        category: 'Network',
        affectedEntityRefs: ['component:default/cart'],
        environment: 'production',
      },
    });
    const draft = emptyChangeDraft(entityRef);
    const { changes, preview, user } = open(
      {
        ...startFrom(draft, template, entityRef),
        plannedStart: '2026-12-01T22:00:00.000Z',
        plannedEnd: '2026-12-01T23:00:00.000Z',
      },
      [template],
    );
    const create = jest.spyOn(changes, 'create');
    await waitFor(() =>
      expect(preview).toHaveBeenCalledWith(
        expect.objectContaining({
          entityRefs: [entityRef, 'component:default/cart'],
        }),
        expect.anything(),
      ),
    );
    expect(screen.getByRole('button', { name: /Category/ })).toHaveTextContent(
      'Network',
    );
    await user.clear(screen.getByLabelText(/^Environment/, inputs));
    await user.clear(screen.getByLabelText('Justification', inputs));
    await user.click(screen.getByText('Save as draft'));
    await waitFor(() => expect(create).toHaveBeenCalled());
    expect(create.mock.calls[0][0]).toMatchObject({
      category: 'Network',
      affectedEntityRefs: ['component:default/cart'],
      environment: null,
      justification: null,
    });
  });

  it('says which template isn’t in use any more', async () => {
    open({ title: 'Words', template: changeTemplate() }, []);
    expect(
      (
        await screen.findAllByText(
          '“Restart the payment service” isn’t in use any more; choose another',
        )
      )[0],
    ).toBeVisible();
  });

  it('says that the templates couldn’t be read, and reads them again', async () => {
    jest
      .spyOn(InMemoryChangeTemplates.prototype, 'list')
      .mockRejectedValueOnce(new Error('No answer'));
    const { user } = open({}, [changeTemplate()]);
    expect(await screen.findByText(/be read: No answer/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: /From a standard template/ }),
    ).toBeVisible();
  });
});
