import { evaluate } from '../lifecycle/evaluate';
import { ActorRole } from '../lifecycle/types';
import {
  ChangeModel,
  ChangeState,
  changeStates,
  createChangeLifecycle,
  defaultChangeModels,
} from './lifecycle';

const now = '2026-03-02T09:00:00.000Z';
const roles: ActorRole[] = ['agent', 'requester', 'manager', 'system'];
const lifecycle = createChangeLifecycle();

const plan = {
  plannedStart: '2026-03-03T09:00:00.000Z',
  plannedEnd: '2026-03-03T10:00:00.000Z',
  justification: 'Needed',
  implementationPlan: 'Do it',
  testPlan: 'Try it',
  backoutPlan: 'Undo it',
};
const facts = {
  notOnHold: true,
  hasPrimaryEntity: true,
  windowInOrder: true,
  leadTimeKept: true,
  templateApproved: true,
  approved: true,
  insideWindow: true,
  noHardFreeze: true,
  noOpenTask: true,
  noOpenImplementationTask: true,
  reviewedByAnother: true,
};
const outcome = { closeCode: 'successful', closeNotes: 'Done' };

interface Given {
  model?: string;
  record?: Record<string, unknown>;
  fields?: Record<string, unknown>;
  facts?: Record<string, boolean>;
  roles?: ActorRole[];
  of?: typeof lifecycle;
}

function move(from: string, to: string, given: Given = {}) {
  return evaluate({
    lifecycle: given.of ?? lifecycle,
    record: { state: from, model: given.model ?? 'normal', ...given.record },
    to,
    actor: { ref: 'user:default/engineer', roles: given.roles ?? roles },
    fields: given.fields,
    facts: { ...facts, ...given.facts },
    now,
  });
}

const missing = (field: string) => ({
  result: 'requirements-missing',
  issues: [expect.objectContaining({ field })],
});

const paths = {
  normal: 'new assess authorize scheduled implement review closed',
  standard: 'new scheduled implement review closed',
  emergency: 'new authorize scheduled implement review closed',
};

describe('the life of a change', () => {
  it.each(Object.entries(paths))(
    'of the model %s goes its way',
    (model, way) => {
      const path = way.split(' ');
      for (const from of changeStates) {
        const at = path.indexOf(from);
        const possible = [
          ...(at >= 0 && at < path.length - 1 ? [path[at + 1]] : []),
          ...(['assess', 'authorize', 'scheduled'].includes(from)
            ? ['new']
            : []),
          ...(['review', 'closed', 'canceled'].includes(from)
            ? []
            : ['canceled']),
        ];
        for (const to of changeStates) {
          const fields = {
            ...(to === 'canceled' ? { reason: 'Not needed' } : {}),
            ...(to === 'closed' ? outcome : {}),
          };
          const { result } = move(from, to, { model, record: plan, fields });
          expect([from, to, result]).toEqual([
            from,
            to,
            possible.includes(to) ? 'moved' : 'not-in-lifecycle',
          ]);
        }
      }
    },
  );

  it('goes no way of a model that there is not, but out', () => {
    expect(move('new', 'assess', { model: 'wild', record: plan })).toEqual({
      result: 'not-in-lifecycle',
      allowed: ['canceled'],
    });
  });

  it.each(['normal', 'standard', 'emergency'])(
    'is submitted as %s with its plan, its entity and its window',
    model => {
      const to = defaultChangeModels[model].path[1];
      const submit = (given: Given = {}) =>
        move('new', to, { model, record: plan, ...given });
      expect(submit()).toMatchObject({
        result: 'moved',
        patch: { state: to, active: true, submittedAt: now },
      });
      // What the plan lacks can be given with the step.
      expect(submit({ record: {}, fields: plan })).toMatchObject({
        result: 'moved',
        patch: plan,
      });
      for (const field of Object.keys(plan)) {
        expect(submit({ record: { ...plan, [field]: ' ' } })).toEqual(
          missing(field),
        );
      }
      for (const fact of ['hasPrimaryEntity', 'windowInOrder', 'notOnHold']) {
        expect(submit({ facts: { [fact]: false } })).toEqual(missing(fact));
      }
      const tooSoon = { leadTimeKept: false };
      expect(submit({ facts: tooSoon })).toEqual(missing('exceptionReason'));
      expect(
        submit({ facts: tooSoon, fields: { exceptionReason: 'Security' } }),
      ).toMatchObject({ result: 'moved' });
      expect(submit({ facts: { templateApproved: false } })).toMatchObject(
        model === 'standard'
          ? missing('templateApproved')
          : { result: 'moved' },
      );
      for (const role of roles) {
        expect(submit({ roles: [role] }).result).toBe('moved');
      }
      expect(submit({ roles: [] }).result).toBe('not-allowed');
    },
  );

  it('is approved by nobody but the process, when all approvals are there', () => {
    for (const [from, to] of [
      ['assess', 'authorize'],
      ['authorize', 'scheduled'],
    ]) {
      expect(move(from, to, { roles: ['system'] }).result).toBe('moved');
      expect(move(from, to, { facts: { approved: false } })).toEqual(
        missing('approved'),
      );
      expect(
        move(from, to, { roles: ['agent', 'requester', 'manager'] }).result,
      ).toBe('not-allowed');
    }
  });

  it('goes back to its beginning when it is rejected', () => {
    for (const from of ['assess', 'authorize', 'scheduled']) {
      expect(move(from, 'new')).toMatchObject({
        result: 'moved',
        patch: { state: 'new', active: true },
      });
      const people: ActorRole[] = ['agent', 'requester', 'manager'];
      expect(move(from, 'new', { roles: people }).result).toBe('not-allowed');
    }
  });

  it('is implemented inside its window and outside of freezes', () => {
    const start = (given: Given = {}) => move('scheduled', 'implement', given);
    expect(start()).toMatchObject({ patch: { actualStart: now } });
    const outside = { insideWindow: false };
    expect(start({ facts: outside })).toEqual(missing('overrideReason'));
    expect(
      start({ facts: outside, fields: { overrideReason: 'It burns' } }).result,
    ).toBe('moved');
    const frozen = { noHardFreeze: false };
    expect(start({ facts: frozen })).toEqual(missing('noHardFreeze'));
    // A reason alone doesn't lift a freeze.
    expect(
      start({ facts: frozen, fields: { overrideReason: 'It burns' } }).result,
    ).toBe('requirements-missing');
    expect(start({ roles: ['requester'] }).result).toBe('not-allowed');
  });

  it('is reviewed after its implementation is done', () => {
    const finish = (given: Given = {}) => move('implement', 'review', given);
    expect(finish()).toMatchObject({ patch: { actualEnd: now } });
    expect(
      finish({ fields: { backedOut: true, outageMinutes: 0 } }),
    ).toMatchObject({ patch: { backedOut: true, outageMinutes: 0 } });
    expect(finish({ facts: { noOpenImplementationTask: false } })).toEqual(
      missing('noOpenImplementationTask'),
    );
    expect(finish({ roles: ['requester'] }).result).toBe('not-allowed');
  });

  it.each([
    ['normal', 'successful', false],
    ['normal', 'successful_with_issues', false],
    ['normal', 'unsuccessful', true],
    ['standard', 'unsuccessful', true],
    ['emergency', 'successful', true],
    ['emergency', 'unsuccessful', true],
  ])(
    'is closed as %s and %s with what it came to',
    (model, closeCode, needsReview) => {
      const fields = { closeCode, closeNotes: 'Done' };
      const close = (given: Given = {}) =>
        move('review', 'closed', { model, fields, ...given });
      expect(close()).toMatchObject({
        result: 'moved',
        patch: { active: false, closedAt: now, closeCode },
      });
      expect(close({ fields: { closeCode } })).toEqual(missing('closeNotes'));
      expect(
        close({ fields: { ...fields, closeCode: 'splendid' } }),
      ).toMatchObject({ result: 'requirements-missing' });
      expect(close({ facts: { noOpenTask: false } })).toEqual(
        missing('noOpenTask'),
      );
      expect(close({ facts: { reviewedByAnother: false } }).result).toBe(
        needsReview ? 'requirements-missing' : 'moved',
      );
      expect(close({ roles: ['requester'] }).result).toBe('not-allowed');
    },
  );

  it('is canceled before its review, by those it concerns, with a reason', () => {
    for (const from of ['review', 'closed', 'canceled']) {
      expect(move(from, 'canceled').result).toBe('not-in-lifecycle');
    }
    for (const from of [
      'new',
      'assess',
      'authorize',
      'scheduled',
      'implement',
    ]) {
      const cancel = (given: Given = {}) => move(from, 'canceled', given);
      expect(cancel()).toEqual(missing('reason'));
      const fields = { reason: 'Not needed' };
      for (const role of roles) {
        // On hold or not, one can give it up.
        expect(
          cancel({ fields, roles: [role], facts: { notOnHold: false } }),
        ).toMatchObject({
          result: 'moved',
          patch: { state: 'canceled', active: false, closedAt: now },
        });
      }
    }
  });

  it('goes nowhere but out or back while it is on hold', () => {
    const held = { facts: { notOnHold: false }, record: plan };
    for (const [from, to] of [
      ['new', 'assess'],
      ['assess', 'authorize'],
      ['authorize', 'scheduled'],
      ['scheduled', 'implement'],
      ['implement', 'review'],
    ]) {
      expect(move(from, to, held)).toEqual(missing('notOnHold'));
    }
    expect(move('review', 'closed', { ...held, fields: outcome })).toEqual(
      missing('notOnHold'),
    );
  });

  it('follows the models of an organisation', () => {
    const quick: ChangeModel = {
      path: ['new', 'implement', 'closed'],
      requiredFields: ['justification'],
    };
    const thorough: ChangeModel = {
      path: [...defaultChangeModels.normal.path],
      requiredFields: ['riskNotes', 'plannedStart'],
    };
    const of = createChangeLifecycle({ quick, thorough });
    const went = (model: string, from: ChangeState, to: ChangeState) =>
      move(from, to, {
        of,
        model,
        record: { justification: 'x', riskNotes: 'x', plannedStart: 'x' },
        fields: to === 'closed' ? outcome : {},
      }).result;
    expect(went('quick', 'new', 'implement')).toBe('moved');
    expect(went('quick', 'implement', 'closed')).toBe('moved');
    expect(went('quick', 'implement', 'review')).toBe('not-in-lifecycle');
    expect(went('quick', 'new', 'assess')).toBe('not-in-lifecycle');
    expect(went('thorough', 'new', 'assess')).toBe('moved');
    expect(went('thorough', 'new', 'implement')).toBe('not-in-lifecycle');
    expect(went('normal', 'new', 'assess')).toBe('not-in-lifecycle');
    expect(move('new', 'implement', { of, model: 'quick' })).toEqual(
      missing('justification'),
    );
    expect(
      move('new', 'assess', {
        of,
        model: 'thorough',
        record: { riskNotes: 'x' },
      }),
    ).toEqual(missing('plannedStart'));
  });
});
