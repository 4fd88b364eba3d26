import { evaluate } from '../lifecycle/evaluate';
import { ActorRole } from '../lifecycle/types';
import {
  problemLifecycle,
  ProblemResolutionCode,
  ProblemState,
  problemStates,
} from './lifecycle';

const now = '2026-03-02T09:00:00.000Z';
const ref = 'user:default/sre';
const roles: ActorRole[] = ['agent', 'requester', 'manager', 'system'];
const agents: ActorRole[] = ['agent', 'manager', 'system'];
const facts = {
  hasLinkedChange: true,
  linkedChangesSucceeded: true,
  effectivenessProven: true,
  acceptedByAnother: true,
  noOpenTask: true,
  reviewWithinYear: true,
};

interface Given {
  record?: Record<string, unknown>;
  fields?: Record<string, unknown>;
  facts?: Record<string, boolean>;
  roles?: ActorRole[];
}

function move(from: string, to: string, given: Given = {}) {
  return evaluate({
    lifecycle: problemLifecycle,
    record: { state: from, ...given.record },
    to,
    actor: { ref, roles: given.roles ?? ['agent'] },
    fields: given.fields,
    facts: { ...facts, ...given.facts },
    now,
  });
}

interface Row {
  from: ProblemState;
  to: ProblemState;
  by: ActorRole[];
  fields?: Record<string, unknown>;
  /** Facts, and the field that makes up for each, if one does. */
  facts?: Record<string, string | undefined>;
  writes?: Record<string, unknown>;
}

const riskAccepted = {
  resolutionCode: 'risk_accepted',
  reason: 'Too dear to mend',
  acceptedBy: 'user:default/manager',
  reviewBy: '2026-12-01',
};
const closed = { closedAt: now };
const again = {
  resolvedAt: undefined,
  resolvedBy: undefined,
  resolutionCode: undefined,
  closedAt: undefined,
  acceptedBy: undefined,
  reviewBy: undefined,
  duplicateOf: undefined,
  reopenCount: 1,
};

const table: Row[] = [
  { from: 'new', to: 'assess', by: agents, fields: { assignee: ref } },
  {
    from: 'assess',
    to: 'root_cause_analysis',
    by: agents,
    fields: { problemStatement: 'It fails under load' },
    writes: { confirmedAt: now, confirmedBy: ref },
  },
  {
    from: 'root_cause_analysis',
    to: 'fix_in_progress',
    by: agents,
    fields: { rootCause: 'A leak', fixNotes: 'Mend it' },
    facts: { hasLinkedChange: 'noChangeReason' },
  },
  ...(['root_cause_analysis', 'fix_in_progress'] as const).map(
    (from): Row => ({
      from,
      to: 'closed',
      by: agents,
      fields: riskAccepted,
      facts: { acceptedByAnother: undefined, reviewWithinYear: undefined },
      writes: closed,
    }),
  ),
  {
    from: 'fix_in_progress',
    to: 'resolved',
    by: agents,
    facts: { linkedChangesSucceeded: undefined, noOpenTask: undefined },
    writes: { resolutionCode: 'fix_applied', resolvedAt: now, resolvedBy: ref },
  },
  {
    from: 'resolved',
    to: 'closed',
    by: agents,
    facts: { effectivenessProven: 'reason', noOpenTask: undefined },
    writes: closed,
  },
  {
    from: 'resolved',
    to: 'root_cause_analysis',
    by: ['system'],
    fields: { reason: 'It came back' },
    writes: again,
  },
  ...(['assess', 'root_cause_analysis'] as const).flatMap((from): Row[] => [
    {
      from,
      to: 'closed',
      by: agents,
      fields: { resolutionCode: 'duplicate', duplicateOf: 'PRB-1' },
      writes: closed,
    },
    {
      from,
      to: 'closed',
      by: agents,
      fields: { resolutionCode: 'canceled', reason: 'None' },
      writes: closed,
    },
  ]),
  {
    from: 'closed',
    to: 'root_cause_analysis',
    by: ['manager', 'system'],
    fields: { reason: 'Not mended after all' },
    writes: again,
  },
];

describe('the life of a problem', () => {
  describe.each(table)('from $from to $to with $fields', row => {
    const { from, to, fields = {}, by } = row;
    const take = (given: Given = {}) =>
      move(from, to, { fields, roles: [by[0]], ...given });

    it('is taken by those whose step it is, and writes no more than it says', () => {
      for (const role of by) {
        const outcome = take({ roles: [role] });
        expect(outcome).toMatchObject({ result: 'moved' });
        const { patch } = outcome as { patch: object };
        expect(Object.entries(patch).sort()).toEqual(
          Object.entries({
            ...fields,
            ...row.writes,
            state: to,
            active: to !== 'closed',
          }).sort(),
        );
      }
      for (const role of roles.filter(other => !by.includes(other))) {
        expect(take({ roles: [role] }).result).toBe('not-allowed');
      }
    });

    it('names each requirement that is missing', () => {
      for (const field of Object.keys(fields)) {
        const { [field]: _, ...others } = fields;
        expect(take({ fields: others })).toMatchObject({
          result: 'requirements-missing',
          issues: [{ field }],
        });
        // One that the record has already needn't be given again.
        expect(
          take({ fields: others, record: { [field]: fields[field] } }).result,
        ).toBe('moved');
      }
    });

    it('asks for the facts, or what makes up for them', () => {
      for (const [fact, orField] of Object.entries(row.facts ?? {})) {
        const otherwise = { [fact]: false };
        expect(take({ facts: otherwise })).toMatchObject({
          result: 'requirements-missing',
          issues: [{ field: orField ?? fact }],
        });
        const given = orField ? { [orField]: 'Because' } : {};
        expect(
          take({ facts: otherwise, fields: { ...fields, ...given } }).result,
        ).toBe(orField ? 'moved' : 'requirements-missing');
      }
    });
  });

  it('knows no other way', () => {
    for (const from of problemStates) {
      const possible = table
        .filter(row => row.from === from)
        .map(row => row.to as string);
      for (const to of problemStates.filter(
        state => !possible.includes(state),
      )) {
        expect(move(from, to, { roles })).toMatchObject({
          result: 'not-in-lifecycle',
          allowed: expect.arrayContaining(possible),
        });
      }
    }
  });

  it.each<[ProblemState, ProblemResolutionCode[]]>([
    ['assess', ['duplicate', 'canceled']],
    ['root_cause_analysis', ['risk_accepted', 'duplicate', 'canceled']],
    ['fix_in_progress', ['risk_accepted']],
  ])('is closed from %s as nothing but %s', (from, codes) => {
    const everything = { ...riskAccepted, duplicateOf: 'PRB-1' };
    for (const resolutionCode of [
      ...['risk_accepted', 'duplicate', 'canceled', 'fix_applied', 'done'],
    ]) {
      const { result } = move(from, 'closed', {
        record: everything,
        fields: { resolutionCode },
      });
      expect([resolutionCode, result]).toEqual([
        resolutionCode,
        codes.includes(resolutionCode as ProblemResolutionCode)
          ? 'moved'
          : 'requirements-missing',
      ]);
    }
  });
});
