import { describe as describeTransitions } from '../lifecycle/describe';
import { evaluate } from '../lifecycle/evaluate';
import { ActorRole, LifecycleLink } from '../lifecycle/types';
import {
  holdReasons,
  incidentLifecycle,
  IncidentState,
  incidentStates,
  resolutionCodes,
} from './lifecycle';

const now = '2026-03-02T09:00:00.000Z';
const ref = 'user:default/engineer';
const roles: ActorRole[] = ['agent', 'requester', 'manager', 'system'];
const agents: ActorRole[] = ['agent', 'manager', 'system'];

interface Given {
  record?: Record<string, unknown>;
  fields?: Record<string, unknown>;
  comment?: string;
  links?: LifecycleLink[];
  roles?: ActorRole[];
}

function move(from: string, to: string, given: Given = {}) {
  return evaluate({
    lifecycle: incidentLifecycle,
    record: { state: from, ...given.record },
    to,
    actor: { ref, roles: given.roles ?? ['agent'] },
    fields: given.fields,
    comment: given.comment,
    links: given.links,
    now,
  });
}

interface Row {
  from: IncidentState[];
  to: IncidentState;
  by: ActorRole[];
  /** The least that must be given. */
  fields?: Record<string, unknown>;
  /** All that it writes besides. */
  writes: Record<string, unknown>;
}

const cleared = {
  resolvedAt: undefined,
  resolvedBy: undefined,
  resolutionCode: undefined,
  resolutionNotes: undefined,
};

/* The table of the specification, row by row. */
const table: Row[] = [
  {
    from: ['new'],
    to: 'in_progress',
    by: agents,
    writes: { assignee: ref, acknowledgedAt: now },
  },
  {
    from: ['new', 'in_progress'],
    to: 'on_hold',
    by: agents,
    fields: { holdReason: 'awaiting_vendor' },
    writes: {},
  },
  {
    from: ['on_hold'],
    to: 'in_progress',
    by: agents,
    writes: { holdReason: undefined, acknowledgedAt: now },
  },
  {
    from: ['new', 'in_progress', 'on_hold'],
    to: 'resolved',
    by: agents,
    fields: { resolutionCode: 'solution_provided', resolutionNotes: 'Done' },
    writes: { holdReason: undefined, resolvedAt: now, resolvedBy: ref },
  },
  {
    from: ['resolved'],
    to: 'in_progress',
    by: roles,
    fields: { reason: 'It is back' },
    writes: { reopenCount: 1, ...cleared },
  },
  {
    from: ['resolved'],
    to: 'closed',
    by: ['requester', 'manager', 'system'],
    writes: { closedAt: now },
  },
  {
    from: ['new', 'in_progress', 'on_hold'],
    to: 'canceled',
    by: agents,
    fields: { reason: 'No incident' },
    writes: { holdReason: undefined, closedAt: now },
  },
];

const steps = table.flatMap(({ from, ...row }) =>
  from.map(state => ({ from: state, ...row })),
);

describe('the life of an incident', () => {
  describe.each(steps)('from $from to $to', ({ from, to, ...row }) => {
    it('is taken by those whose step it is, and writes no more than it says', () => {
      const active = !['closed', 'canceled'].includes(to);
      for (const role of row.by) {
        const { fields } = row;
        expect(move(from, to, { fields, roles: [role] })).toMatchObject({
          result: 'moved',
          patch: { ...fields, ...row.writes, state: to, active },
        });
        const { patch } = move(from, to, { fields, roles: [role] }) as {
          patch: object;
        };
        expect(Object.keys(patch).sort()).toEqual(
          [
            ...Object.keys({ ...fields, ...row.writes }),
            ...['state', 'active'],
          ].sort(),
        );
      }
    });

    it('is refused to all others, and to nobody in particular', () => {
      const others = roles.filter(role => !row.by.includes(role));
      for (const wanting of [...others.map(role => [role]), []]) {
        expect(
          move(from, to, { fields: row.fields, roles: wanting }),
        ).toMatchObject({
          result: 'not-allowed',
          because: expect.stringMatching(/^Only .* can do this\.$/),
        });
      }
    });

    it('names each requirement that is missing or empty', () => {
      const required = Object.keys(row.fields ?? {});
      for (const empty of [undefined, null, '', ' \n']) {
        const fields = Object.fromEntries(
          required.map(field => [field, empty]),
        );
        const issues = required.map(field => ({
          field,
          message: `${field} is required`,
        }));
        expect(move(from, to, { fields, roles: row.by })).toMatchObject(
          issues.length > 0
            ? { result: 'requirements-missing', issues }
            : { result: 'moved' },
        );
      }
    });

    it('takes no field that is none of its own', () => {
      const fields = { ...row.fields, priority: 1, state: 'closed' };
      expect(move(from, to, { fields, roles })).toEqual({
        result: 'requirements-missing',
        issues: ['priority', 'state'].map(field => ({
          field,
          message: `isn't part of the step from ${from} to ${to}`,
        })),
      });
    });
  });

  it('knows no other way, and names those there are', () => {
    for (const from of incidentStates) {
      const possible = steps
        .filter(step => step.from === from)
        .map(({ to }) => to);
      const others = [...incidentStates, 'lost', '', '__proto__'].filter(
        to => !possible.includes(to as IncidentState),
      );
      for (const to of others) {
        const outcome = move(from, to, { roles });
        expect(outcome).toEqual({
          result: 'not-in-lifecycle',
          allowed: expect.any(Array),
        });
        const { allowed } = outcome as { allowed: string[] };
        expect([...allowed].sort()).toEqual([...possible].sort());
      }
    }
  });

  it('keeps who has it and when it was first taken up', () => {
    const record = { assignee: 'user:default/sre', acknowledgedAt: 'before' };
    const outcome = move('new', 'in_progress', { record });
    expect(outcome).toEqual(
      expect.objectContaining({
        patch: { state: 'in_progress', active: true },
      }),
    );
  });

  it('counts each reopening', () => {
    expect(
      move('resolved', 'in_progress', {
        record: { reopenCount: 4 },
        fields: { reason: 'Again' },
      }),
    ).toMatchObject({ patch: { reopenCount: 5 } });
  });

  const change: LifecycleLink = { relation: 'fixed_by', targetType: 'change' };
  const problem: LifecycleLink = { relation: 'problem', targetType: 'problem' };
  const knownError = { ...problem, knownError: true };
  const duplicate: LifecycleLink = {
    relation: 'duplicate_of',
    targetType: 'incident',
  };
  const duplicated: LifecycleLink = {
    relation: 'duplicated_by',
    targetType: 'incident',
  };
  const everyLink = [change, problem, knownError, duplicate, duplicated];

  it.each<[(typeof holdReasons)[number], string | undefined, LifecycleLink[]]>([
    ['awaiting_requester', 'comment', []],
    ['awaiting_change', 'links', [change]],
    ['awaiting_problem', 'links', [problem, knownError]],
    ['awaiting_vendor', undefined, everyLink],
  ])('waits as %s with what it waits for', (holdReason, needs, enough) => {
    const hold = (given: Given) =>
      move('new', 'on_hold', { fields: { holdReason }, ...given });
    const refused = {
      result: 'requirements-missing',
      issues: [{ field: needs }],
    };
    expect(hold({})).toMatchObject(needs ? refused : { result: 'moved' });
    for (const link of everyLink) {
      expect(hold({ links: [link] })).toMatchObject(
        enough.includes(link) || !needs ? { result: 'moved' } : refused,
      );
    }
    expect(hold({ comment: 'Which card?', links: enough })).toMatchObject({
      result: 'moved',
    });
    expect(hold({ comment: ' ', links: everyLink })).toMatchObject(
      needs === 'comment' ? refused : { result: 'moved' },
    );
  });

  it.each<[(typeof resolutionCodes)[number], LifecycleLink[] | undefined]>([
    ['solution_provided', undefined],
    ['workaround_provided', undefined],
    ['known_error', [knownError]],
    ['resolved_by_change', [change]],
    ['resolved_by_problem', [problem, knownError]],
    ['resolved_by_requester', undefined],
    ['duplicate', [duplicate]],
    ['no_resolution_provided', undefined],
  ])('is resolved as %s with the link that shows it', (code, enough) => {
    const resolve = (links: LifecycleLink[]) =>
      move('in_progress', 'resolved', {
        fields: { resolutionCode: code, resolutionNotes: 'Done' },
        links,
      }).result;
    expect(resolve([])).toBe(enough ? 'requirements-missing' : 'moved');
    for (const link of everyLink) {
      expect(resolve([link])).toBe(
        !enough || enough.includes(link) ? 'moved' : 'requirements-missing',
      );
    }
  });

  it('knows no other reasons and codes', () => {
    for (const value of ['done', 'SOLUTION_PROVIDED', '__proto__', 7, []]) {
      expect(
        move('new', 'on_hold', { fields: { holdReason: value } }),
      ).toMatchObject({ issues: [{ field: 'holdReason' }] });
      expect(
        move('new', 'resolved', {
          fields: { resolutionCode: value, resolutionNotes: 'Done' },
        }),
      ).toMatchObject({ issues: [{ field: 'resolutionCode' }] });
    }
  });

  it('tells a page what can be done, by whom, and what it takes', () => {
    const told = (state: string, role: ActorRole) =>
      describeTransitions({
        lifecycle: incidentLifecycle,
        record: { state },
        actor: { ref, roles: [role] },
        links: [change],
      });
    expect(told('resolved', 'agent')).toEqual([
      expect.objectContaining({
        to: 'in_progress',
        label: 'Reopen',
        allowed: true,
        because: undefined,
        requires: [
          expect.objectContaining({
            kind: 'field',
            field: 'reason',
            input: 'markdown',
            met: false,
          }),
        ],
      }),
      expect.objectContaining({
        to: 'closed',
        label: 'Close',
        allowed: false,
        because: expect.stringMatching(/^Only /),
      }),
    ]);
    const [hold] = told('in_progress', 'agent');
    expect(
      hold.requires.map(({ kind, when, met }) => [kind, when, met]),
    ).toEqual([
      ['field', undefined, false],
      // What isn't chosen yet asks for nothing yet.
      ...[
        ['comment', 'awaiting_requester'],
        ['link', 'awaiting_change'],
        ['link', 'awaiting_problem'],
      ].map(([kind, reason]) => [
        kind,
        { field: 'holdReason', in: [reason] },
        true,
      ]),
    ]);
    expect(told('closed', 'manager')).toEqual([]);
    expect(told('canceled', 'manager')).toEqual([]);
  });
});
