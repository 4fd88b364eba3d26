import { Lifecycle, Requirement } from '../lifecycle/types';

/** @public */
export const problemStates = [
  'new',
  'assess',
  'root_cause_analysis',
  'fix_in_progress',
  'resolved',
  'closed',
] as const;

/** @public */
export type ProblemState = (typeof problemStates)[number];

/**
 * What still has to be worked on.
 * @public
 */
export const openProblemStates = [
  'new',
  'assess',
  'root_cause_analysis',
  'fix_in_progress',
] as const satisfies readonly ProblemState[];

/** @public */
export const problemResolutionCodes = [
  'fix_applied',
  'risk_accepted',
  'duplicate',
  'canceled',
] as const;

/** @public */
export type ProblemResolutionCode = (typeof problemResolutionCodes)[number];

const agents = ['agent', 'manager', 'system'] as const;

const riskAcceptance: Requirement[] = [
  {
    kind: 'field',
    field: 'acceptedBy',
    input: 'user',
    when: { field: 'resolutionCode', in: ['risk_accepted'] },
  },
  {
    kind: 'field',
    field: 'reviewBy',
    input: 'date',
    when: { field: 'resolutionCode', in: ['risk_accepted'] },
  },
  {
    kind: 'fact',
    fact: 'acceptedByAnother',
    otherwise: 'Someone other than the assignee must accept the risk.',
    when: { field: 'resolutionCode', in: ['risk_accepted'] },
  },
  {
    kind: 'fact',
    fact: 'reviewWithinYear',
    otherwise: 'The review date must lie ahead, by one year at most.',
    when: { field: 'resolutionCode', in: ['risk_accepted'] },
  },
];

const closing = (codes: readonly ProblemResolutionCode[]): Requirement[] => [
  { kind: 'field', field: 'resolutionCode', input: 'choice', options: codes },
  {
    kind: 'field',
    field: 'reason',
    input: 'markdown',
    when: { field: 'resolutionCode', in: ['risk_accepted', 'canceled'] },
  },
  ...(codes.includes('risk_accepted') ? riskAcceptance : []),
  ...(codes.includes('duplicate')
    ? [
        {
          kind: 'field',
          field: 'duplicateOf',
          input: 'record',
          when: { field: 'resolutionCode', in: ['duplicate'] },
        } as const,
      ]
    : []),
];

const closed = [{ set: 'closedAt', to: 'now' } as const];

const noOpenTask: Requirement = {
  kind: 'fact',
  fact: 'noOpenTask',
  otherwise: 'Some of its tasks are still open. Close or skip them first.',
};

/** What undoes a resolution when the analysis starts again. */
const reanalyze = [
  { increment: 'reopenCount' },
  { clear: 'resolvedAt' },
  { clear: 'resolvedBy' },
  { clear: 'resolutionCode' },
  { clear: 'closedAt' },
  { clear: 'acceptedBy' },
  { clear: 'reviewBy' },
  { clear: 'duplicateOf' },
] as const;

/**
 * The life of a problem. Closing has more than one meaning; the resolution
 * code says which.
 * @public
 */
export const problemLifecycle: Lifecycle<ProblemState> = {
  type: 'problem',
  initial: 'new',
  states: {
    new: { label: 'New' },
    assess: { label: 'Assess' },
    root_cause_analysis: { label: 'Root cause analysis' },
    fix_in_progress: { label: 'Fix in progress' },
    resolved: { label: 'Resolved' },
    closed: { label: 'Closed', final: true },
  },
  transitions: [
    {
      label: 'Assess',
      from: ['new'],
      to: 'assess',
      by: agents,
      requires: [{ kind: 'field', field: 'assignee', input: 'user' }],
    },
    {
      label: 'Confirm',
      from: ['assess'],
      to: 'root_cause_analysis',
      by: agents,
      requires: [
        { kind: 'field', field: 'problemStatement', input: 'markdown' },
      ],
      stamps: [
        { set: 'confirmedAt', to: 'now' },
        { set: 'confirmedBy', to: 'actor' },
      ],
    },
    {
      label: 'Start the fix',
      from: ['root_cause_analysis'],
      to: 'fix_in_progress',
      by: agents,
      requires: [
        { kind: 'field', field: 'rootCause', input: 'markdown' },
        { kind: 'field', field: 'fixNotes', input: 'markdown' },
        {
          kind: 'fact',
          fact: 'hasLinkedChange',
          otherwise: 'Link the change that fixes it, or say why none does.',
          orField: 'noChangeReason',
        },
      ],
    },
    {
      label: 'Close',
      from: ['assess'],
      to: 'closed',
      by: agents,
      requires: closing(['duplicate', 'canceled']),
      stamps: closed,
    },
    {
      label: 'Close',
      from: ['root_cause_analysis'],
      to: 'closed',
      by: agents,
      requires: closing(['risk_accepted', 'duplicate', 'canceled']),
      stamps: closed,
    },
    {
      label: 'Accept the risk',
      from: ['fix_in_progress'],
      to: 'closed',
      by: agents,
      requires: closing(['risk_accepted']),
      stamps: closed,
    },
    {
      label: 'Resolve',
      from: ['fix_in_progress'],
      to: 'resolved',
      by: agents,
      requires: [
        {
          kind: 'fact',
          fact: 'linkedChangesSucceeded',
          otherwise:
            'The linked changes must be closed, and the last of them not unsuccessful.',
        },
        noOpenTask,
      ],
      stamps: [
        { set: 'resolutionCode', value: 'fix_applied' },
        { set: 'resolvedAt', to: 'now' },
        { set: 'resolvedBy', to: 'actor' },
      ],
    },
    {
      label: 'Complete',
      from: ['resolved'],
      to: 'closed',
      by: agents,
      requires: [
        {
          kind: 'fact',
          fact: 'effectivenessProven',
          otherwise:
            "The effectiveness watch isn't over. Wait for it, or give the reason for closing early.",
          orField: 'reason',
        },
        noOpenTask,
      ],
      stamps: closed,
    },
    {
      label: 'Reopen on recurrence',
      from: ['resolved'],
      to: 'root_cause_analysis',
      by: ['system'],
      requires: [{ kind: 'field', field: 'reason', input: 'markdown' }],
      stamps: reanalyze,
    },
    {
      label: 'Analyze again',
      from: ['closed'],
      to: 'root_cause_analysis',
      by: ['manager', 'system'],
      requires: [{ kind: 'field', field: 'reason', input: 'markdown' }],
      stamps: reanalyze,
    },
  ],
};
