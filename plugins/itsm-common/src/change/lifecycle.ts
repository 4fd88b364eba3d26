import { Lifecycle, Requirement, Stamp, Transition } from '../lifecycle/types';

/** @public */
export const changeStates = [
  'new',
  'assess',
  'authorize',
  'scheduled',
  'implement',
  'review',
  'closed',
  'canceled',
] as const;

/** @public */
export type ChangeState = (typeof changeStates)[number];

/** @public */
export const changeCloseCodes = [
  'successful',
  'successful_with_issues',
  'unsuccessful',
] as const;

/** @public */
export type ChangeCloseCode = (typeof changeCloseCodes)[number];

/**
 * A change model: the way a change takes from new to closed, and the planning
 * it asks for before it may be submitted.
 * @public
 */
export interface ChangeModel {
  path: readonly ChangeState[];
  /** Fields that must be filled in to submit. */
  requiredFields: readonly string[];
}

const PLAN_FIELDS = [
  'plannedStart',
  'plannedEnd',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
];

/**
 * The models that ship.
 * @public
 */
export const defaultChangeModels: Record<string, ChangeModel> = {
  normal: {
    path: [
      'new',
      'assess',
      'authorize',
      'scheduled',
      'implement',
      'review',
      'closed',
    ],
    requiredFields: PLAN_FIELDS,
  },
  standard: {
    path: ['new', 'scheduled', 'implement', 'review', 'closed'],
    requiredFields: PLAN_FIELDS,
  },
  emergency: {
    path: ['new', 'authorize', 'scheduled', 'implement', 'review', 'closed'],
    requiredFields: PLAN_FIELDS,
  },
};

const agents = ['agent', 'manager', 'system'] as const;

const submitFacts: Requirement[] = [
  {
    kind: 'fact',
    fact: 'hasPrimaryEntity',
    otherwise: 'Name the entity that is changed.',
  },
  {
    kind: 'fact',
    fact: 'windowInOrder',
    otherwise: 'The planned start must be before the planned end.',
  },
  {
    kind: 'fact',
    fact: 'leadTimeKept',
    otherwise:
      "The planned start is sooner than the model's lead time allows. Plan it later, or say why it can't wait.",
    orField: 'exceptionReason',
  },
  {
    kind: 'fact',
    fact: 'templateApproved',
    otherwise: 'A standard change is made from an approved template.',
    when: { field: 'model', in: ['standard'] },
  },
];

const implementRequirements: Requirement[] = [
  {
    kind: 'fact',
    fact: 'insideWindow',
    otherwise:
      "It isn't the planned time. Wait for it, or give the reason for going ahead.",
    orField: 'overrideReason',
  },
  {
    kind: 'fact',
    fact: 'noHardFreeze',
    otherwise:
      'A hard freeze is on. Plan the change for after it; only those whom the freeze names may override it, with a reason.',
  },
];

const closeRequirements: Requirement[] = [
  {
    kind: 'field',
    field: 'closeCode',
    input: 'choice',
    options: changeCloseCodes,
  },
  { kind: 'field', field: 'closeNotes', input: 'markdown' },
  {
    kind: 'fact',
    fact: 'noOpenTask',
    otherwise: 'Tasks are still open. Close or skip them first.',
  },
  {
    kind: 'fact',
    fact: 'reviewedByAnother',
    otherwise:
      'A post-implementation review is needed, written by someone other than the implementer.',
    when: { field: 'closeCode', in: ['unsuccessful'] },
  },
  {
    kind: 'fact',
    fact: 'reviewedByAnother',
    otherwise:
      'An emergency change needs a post-implementation review, written by someone other than the implementer.',
    when: { field: 'model', in: ['emergency'] },
  },
];

/** What each step asks for and writes; the models say which steps there are. */
const steps: Partial<
  Record<
    ChangeState,
    Pick<Transition, 'label' | 'by'> & {
      requires?: Requirement[];
      stamps?: Stamp[];
    }
  >
> = {
  authorize: {
    label: 'Authorize',
    by: ['system'],
    requires: [
      {
        kind: 'fact',
        fact: 'approved',
        otherwise: "The step's approvals aren't all decided in favour.",
      },
    ],
  },
  scheduled: {
    label: 'Schedule',
    by: ['system'],
    requires: [
      {
        kind: 'fact',
        fact: 'approved',
        otherwise: "The step's approvals aren't all decided in favour.",
      },
    ],
  },
  implement: {
    label: 'Start implementation',
    by: agents,
    requires: implementRequirements,
    // What was done before it was recorded says when that was.
    stamps: [{ set: 'actualStart', to: 'now', ifEmpty: true }],
  },
  review: {
    label: 'Finish implementation',
    by: agents,
    requires: [
      {
        kind: 'fact',
        fact: 'noOpenImplementationTask',
        otherwise:
          'Implementation or testing tasks are still open. Close or skip them first.',
      },
      { kind: 'field', field: 'backedOut', input: 'boolean', optional: true },
      {
        kind: 'field',
        field: 'outageMinutes',
        input: 'number',
        optional: true,
      },
    ],
    stamps: [{ set: 'actualEnd', to: 'now', ifEmpty: true }],
  },
  closed: {
    label: 'Close',
    by: agents,
    requires: closeRequirements,
    stamps: [{ set: 'closedAt', to: 'now' }],
  },
};

const notOnHold: Requirement = {
  kind: 'fact',
  fact: 'notOnHold',
  otherwise: 'The change is on hold. Resume it first.',
};

/**
 * The life of a change under the given models: one transition for each pair of
 * states that follow each other in a model's path, open to that model's
 * changes; besides, the ways back and out.
 * @public
 */
export function createChangeLifecycle(
  models: Record<string, ChangeModel> = defaultChangeModels,
): Lifecycle<ChangeState> {
  const transitions: Transition<ChangeState>[] = [];
  for (const [name, { path, requiredFields }] of Object.entries(models)) {
    path.slice(1).forEach((to, at) => {
      const from = path[at];
      const applies = { field: 'model', in: [name] };
      if (from === 'new') {
        transitions.push({
          label: 'Submit',
          from: [from],
          to,
          applies,
          by: ['agent', 'requester', 'manager', 'system'],
          requires: [
            notOnHold,
            ...requiredFields.map(
              field =>
                ({
                  kind: 'field',
                  field,
                  input: field.startsWith('planned') ? 'time' : 'markdown',
                } as const),
            ),
            ...submitFacts,
          ],
          stamps: [{ set: 'submittedAt', to: 'now' }],
        });
        return;
      }
      const { requires = [], ...step } = steps[to]!;
      transitions.push({
        ...step,
        from: [from],
        to,
        applies,
        requires: [notOnHold, ...requires],
      });
    });
  }
  transitions.push(
    {
      label: 'Send back',
      from: ['assess', 'authorize', 'scheduled'],
      to: 'new',
      by: ['system'],
    },
    {
      label: 'Cancel',
      from: ['new', 'assess', 'authorize', 'scheduled', 'implement'],
      to: 'canceled',
      by: ['agent', 'requester', 'manager', 'system'],
      requires: [{ kind: 'field', field: 'reason', input: 'markdown' }],
      stamps: [{ set: 'closedAt', to: 'now' }],
    },
  );
  return {
    type: 'change',
    initial: 'new',
    states: {
      new: { label: 'New' },
      assess: { label: 'Assess' },
      authorize: { label: 'Authorize' },
      scheduled: { label: 'Scheduled' },
      implement: { label: 'Implement' },
      review: { label: 'Review' },
      closed: { label: 'Closed', final: true },
      canceled: { label: 'Canceled', final: true },
    },
    transitions,
  };
}
