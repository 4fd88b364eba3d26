import {
  describe as describeTransitions,
  incidentLifecycle,
} from 'backstage-plugin-itsm-common';
import { incident } from '../../__fixtures__/incidents';
import {
  initialInput,
  missingPositions,
  shownRequirements,
  toTransitionRequest,
} from './transitionForm';

const record = incident({ state: 'in_progress' });

function transitionTo(to: string) {
  return describeTransitions({
    lifecycle: incidentLifecycle,
    record,
    actor: { ref: 'user:default/ida', roles: ['agent'] },
  }).find(transition => transition.to === to)!;
}

function fill(to: string, fields: Record<string, unknown>, comment = '') {
  const transition = transitionTo(to);
  const input = { ...initialInput(transition, record), comment };
  input.fields = { ...input.fields, ...fields };
  const shown = shownRequirements(transition, input, record);
  return { transition, input, shown };
}

const kinds = (filled: ReturnType<typeof fill>) =>
  filled.shown.map(({ requirement }) => requirement.field ?? requirement.kind);

describe('transitionForm', () => {
  it('shows what the entered values ask for', () => {
    expect(kinds(fill('on_hold', {}))).toEqual(['holdReason']);
    expect(
      kinds(fill('on_hold', { holdReason: 'awaiting_requester' })),
    ).toEqual(['holdReason', 'comment']);
    expect(kinds(fill('on_hold', { holdReason: 'awaiting_change' }))).toEqual([
      'holdReason',
      'link',
    ]);
    expect(kinds(fill('resolved', { resolutionCode: 'duplicate' }))).toEqual([
      'resolutionCode',
      'resolutionNotes',
      'link',
    ]);
  });

  it('takes a link that is there already for the one asked for', () => {
    const filled = fill('on_hold', { holdReason: 'awaiting_change' });
    expect(missingPositions(filled.shown, filled.input, [])).toHaveLength(1);
    expect(
      missingPositions(filled.shown, filled.input, [
        {
          id: '1',
          relation: 'caused_by',
          target: {
            id: '2',
            number: 'CHG-2',
            type: 'change',
            title: 'Roll out',
            state: 'closed',
            active: false,
            priority: 3,
          },
          createdAt: '',
          createdBy: '',
        },
      ]),
    ).toEqual([]);
  });

  it('sends what is shown only', () => {
    const filled = fill(
      'on_hold',
      { holdReason: 'awaiting_vendor' },
      'Ticket 5 at the vendor',
    );
    // Chosen before another reason was.
    filled.input.links = { 2: { relation: 'fixed_by', target: 'CHG-2' } };
    expect(
      toTransitionRequest(filled.transition, filled.shown, filled.input),
    ).toEqual({
      to: 'on_hold',
      holdReason: 'awaiting_vendor',
      comment: 'Ticket 5 at the vendor',
    });
  });
});
