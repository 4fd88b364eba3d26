import * as fc from 'fast-check';
import { changeCloseCodes, createChangeLifecycle } from '../change/lifecycle';
import {
  holdReasons,
  incidentLifecycle,
  resolutionCodes,
} from '../incident/lifecycle';
import { checkIncidentTimes } from '../incident/times';
import { problemLifecycle, problemResolutionCodes } from '../problem/lifecycle';
import { attempts, liveThrough, Taken } from './__testUtils__/randomSteps';
import { describe as describeTransitions } from './describe';
import { evaluate } from './evaluate';
import { Lifecycle, LifecycleRecord } from './types';

const BEGAN = '2026-03-02T09:00:00.000Z';
const PERSON = 'user:default/one';
const DATE = '2026-12-01T00:00:00.000Z';
const STEPS = 50;

/* The legal ways, told here once more, state by state: who may go where. */
type Ways = Record<string, Record<string, string>>;

const firstSteps: Record<string, string> = {
  normal: 'assess',
  standard: 'scheduled',
  emergency: 'authorize',
};

const a = 'agent manager system';
const ar = 'agent requester manager system';
const ways: Record<string, (record: LifecycleRecord) => Ways> = {
  incident: () => ({
    new: { in_progress: a, on_hold: a, resolved: a, canceled: a },
    in_progress: { on_hold: a, resolved: a, canceled: a },
    on_hold: { in_progress: a, resolved: a, canceled: a },
    resolved: { in_progress: ar, closed: 'requester manager system' },
    closed: {},
    canceled: {},
  }),
  change: ({ model }) => ({
    new: {
      [firstSteps[model as string]]: ar,
      canceled: ar,
    },
    assess: {
      ...(model === 'normal' ? { authorize: 'system' } : {}),
      new: 'system',
      canceled: ar,
    },
    authorize: {
      ...(model === 'standard' ? {} : { scheduled: 'system' }),
      new: 'system',
      canceled: ar,
    },
    scheduled: { implement: a, new: 'system', canceled: ar },
    implement: { review: a, canceled: ar },
    review: { closed: a },
    closed: {},
    canceled: {},
  }),
  problem: () => ({
    new: { assess: a },
    assess: { root_cause_analysis: a, closed: a },
    root_cause_analysis: { fix_in_progress: a, closed: a },
    fix_in_progress: { resolved: a, closed: a },
    resolved: { closed: a, root_cause_analysis: 'system' },
    closed: { root_cause_analysis: 'manager system' },
  }),
};

const has = (record: LifecycleRecord, field: string) =>
  record[field] !== undefined && record[field] !== null && record[field] !== '';

/* What is true of every record, whatever happened to it. */
const invariants: Record<
  string,
  (record: LifecycleRecord) => [string, boolean][]
> = {
  incident: record => {
    const ended = ['resolved', 'closed'].includes(record.state);
    const final = ['closed', 'canceled'].includes(record.state);
    return [
      ['final states are not active', record.active === !final],
      ...[
        ...['resolvedAt', 'resolvedBy', 'resolutionCode', 'resolutionNotes'],
      ].map((field): [string, boolean] => [
        `${field} only when resolved`,
        has(record, field) === ended,
      ]),
      [
        'on hold with a reason',
        has(record, 'holdReason') === (record.state === 'on_hold'),
      ],
      ['closedAt only at the end', has(record, 'closedAt') === final],
      ['times in order', checkIncidentTimes(record as object).length === 0],
      [
        'a code that there is',
        !ended ||
          (resolutionCodes as readonly unknown[]).includes(
            record.resolutionCode,
          ),
      ],
      ['no reason in the record', !('reason' in record)],
    ];
  },
  change: record => {
    const { state } = record;
    const final = ['closed', 'canceled'].includes(state);
    const done = ['review', 'closed'].includes(state);
    return [
      ['final states are not active', record.active === !final],
      ['closedAt only at the end', has(record, 'closedAt') === final],
      [
        'submitted with its plan',
        ['new', 'canceled'].includes(state) ||
          (has(record, 'submittedAt') &&
            has(record, 'backoutPlan') &&
            has(record, 'plannedStart')),
      ],
      [
        'started when implemented',
        has(record, 'actualStart') || !(done || state === 'implement'),
      ],
      ['ended when reviewed', has(record, 'actualEnd') === done],
      [
        'ends after its start',
        !done || (record.actualEnd as string) >= (record.actualStart as string),
      ],
      [
        'closed with an outcome',
        state !== 'closed' ||
          ((changeCloseCodes as readonly unknown[]).includes(
            record.closeCode,
          ) &&
            has(record, 'closeNotes')),
      ],
      [
        'the model stays',
        ['normal', 'standard', 'emergency'].includes(record.model as string),
      ],
      ['no reason in the record', !('reason' in record)],
    ];
  },
  problem: record => {
    const { state, resolutionCode } = record;
    const closed = state === 'closed';
    return [
      ['final states are not active', record.active === !closed],
      ['closedAt only at the end', has(record, 'closedAt') === closed],
      [
        'resolvedAt only when fixed',
        has(record, 'resolvedAt') === (resolutionCode === 'fix_applied'),
      ],
      [
        'a code only when it is over',
        has(record, 'resolutionCode') === (closed || state === 'resolved'),
      ],
      [
        'a code that there is',
        !closed ||
          (problemResolutionCodes as readonly unknown[]).includes(
            resolutionCode,
          ),
      ],
      [
        'resolved as fixed',
        state !== 'resolved' || resolutionCode === 'fix_applied',
      ],
      [
        'a risk is accepted by someone for a time',
        resolutionCode !== 'risk_accepted' ||
          (has(record, 'acceptedBy') && has(record, 'reviewBy')),
      ],
      [
        'a duplicate is one of another',
        resolutionCode !== 'duplicate' || has(record, 'duplicateOf'),
      ],
      [
        'a cause before a fix',
        state !== 'fix_in_progress' || has(record, 'rootCause'),
      ],
      ['someone has it', state === 'new' || has(record, 'assignee')],
      ['no reason in the record', !('reason' in record)],
    ];
  },
};

const text = ['Something'];
const cases: {
  lifecycle: Lifecycle;
  begin: Record<string, unknown>[];
  values: Record<string, readonly unknown[]>;
}[] = [
  {
    lifecycle: incidentLifecycle,
    begin: [{ openedAt: BEGAN, startedAt: BEGAN, reopenCount: 0 }],
    values: {
      holdReason: holdReasons,
      resolutionCode: resolutionCodes,
      resolutionNotes: text,
      reason: text,
      state: ['closed'],
    },
  },
  {
    lifecycle: createChangeLifecycle(),
    begin: ['normal', 'standard', 'emergency'].flatMap(model => [
      { model },
      {
        model,
        plannedStart: DATE,
        plannedEnd: DATE,
        justification: 'x',
        implementationPlan: 'x',
        testPlan: 'x',
        backoutPlan: 'x',
      },
    ]),
    values: {
      plannedStart: [DATE],
      plannedEnd: [DATE],
      justification: text,
      implementationPlan: text,
      testPlan: text,
      backoutPlan: text,
      exceptionReason: text,
      overrideReason: text,
      backedOut: [true, false],
      outageMinutes: [0, 5],
      closeCode: changeCloseCodes,
      closeNotes: text,
      reason: text,
      model: ['standard'],
    },
  },
  {
    lifecycle: problemLifecycle,
    begin: [{ reopenCount: 0 }],
    values: {
      assignee: [PERSON],
      problemStatement: text,
      rootCause: text,
      fixNotes: text,
      noChangeReason: text,
      resolutionCode: problemResolutionCodes,
      acceptedBy: [PERSON],
      reviewBy: [DATE],
      duplicateOf: ['PRB-1'],
      reason: text,
      active: [true],
    },
  },
];

describe.each(cases)(
  'random steps through the life of a $lifecycle.type',
  ({ lifecycle, begin, values }) => {
    const { type } = lifecycle;
    const lives = (steps: number) =>
      fc.tuple(
        fc.constantFrom(...begin),
        fc.array(attempts(lifecycle, values), {
          minLength: steps,
          maxLength: steps,
        }),
      );
    const recordOf = (fields: Record<string, unknown>): LifecycleRecord => ({
      ...fields,
      state: lifecycle.initial,
      active: true,
    });

    it('reach no illegal state, and every legal one', () => {
      const seen = new Set<string>();
      let steps = 0;
      const check = ({ before, after, attempt }: Taken) => {
        const who = ways[type](before)[before.state][after.state];
        expect([before.state, after.state, typeof who]).toEqual([
          before.state,
          after.state,
          'string',
        ]);
        expect(
          attempt.actor.roles.some(role => who.split(' ').includes(role)),
        ).toBe(true);
        const broken = invariants[type](after).filter(([, holds]) => !holds);
        expect(broken).toEqual([]);
        for (const count of ['reopenCount', 'reassignmentCount']) {
          expect(Number(after[count] ?? 0)).toBeGreaterThanOrEqual(
            Number(before[count] ?? 0),
          );
        }
        seen.add(`${before.model ?? ''} ${before.state} ${after.state}`);
      };
      const models = [...new Set(begin.map(({ model }) => model))];
      const reachable = models.flatMap(model => {
        const graph = ways[type]({ state: 'new', model });
        const found = [lifecycle.initial as string];
        for (const state of found) {
          found.push(
            ...Object.keys(graph[state]).filter(next => !found.includes(next)),
          );
        }
        return found.flatMap(state =>
          Object.keys(graph[state]).map(
            next => `${model ?? ''} ${state} ${next}`,
          ),
        );
      });
      const property = fc.property(lives(STEPS), ([fields, tries]) => {
        steps += tries.length;
        liveThrough({
          lifecycle,
          record: recordOf(fields),
          attempts: tries,
          began: BEGAN,
          taken: check,
        });
      });
      // Random steps that never came far would prove nothing; the rarest ways
      // may take more than one round to come by.
      const MOST_ROUNDS = 8;
      for (
        let round = 0;
        round < MOST_ROUNDS && seen.size < reachable.length;
        round += 1
      ) {
        fc.assert(property, { numRuns: 800 });
      }
      expect(steps).toBeGreaterThanOrEqual(40_000);
      expect([...seen].sort()).toEqual(reachable.sort());
    });

    it('are told beforehand as they turn out', () => {
      let agreed = 0;
      const compare = (
        attempt: Taken['attempt'],
        now: string,
        record: LifecycleRecord,
      ) => {
        const { fields, comment, to, ...given } = attempt;
        const known = { ...given, lifecycle, record };
        const described = describeTransitions(known);
        for (const { to: next, allowed, requires } of described) {
          const outcome = evaluate({ ...known, to: next, now });
          const isReady = allowed && requires.every(({ met }) => met);
          expect([next, outcome.result === 'moved']).toEqual([next, isReady]);
        }
        const { result } = evaluate({ ...known, to, fields, comment, now });
        const { by } = lifecycle.transitions.find(
          ({ from, to: end }) => from.includes(record.state) && end === to,
        ) ?? { by: [] };
        const isForPeople = by.some(role => role !== 'system');
        const isTold = described.some(told => told.to === to && told.allowed);
        const isMoved = result === 'moved';
        // Only what the product does by itself isn't told.
        expect(isMoved && isForPeople && !isTold).toBe(false);
        expect(isTold && !isForPeople).toBe(false);
        agreed += isMoved ? 1 : 0;
      };
      fc.assert(
        fc.property(lives(STEPS), ([fields, tries]) => {
          liveThrough({
            lifecycle,
            record: recordOf(fields),
            attempts: tries,
            began: BEGAN,
            tried: compare,
            taken: () => {},
          });
        }),
        { numRuns: 100 },
      );
      expect(agreed).toBeGreaterThan(100);
    });
  },
);
