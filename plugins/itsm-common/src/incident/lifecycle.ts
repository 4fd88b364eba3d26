import { Lifecycle } from '../lifecycle/types';

/** @public */
export const incidentStates = [
  'new',
  'in_progress',
  'on_hold',
  'resolved',
  'closed',
  'canceled',
] as const;

/** @public */
export type IncidentState = (typeof incidentStates)[number];

/**
 * The states in which there is still something to do. A resolved incident only
 * waits to be closed.
 * @public
 */
export const openIncidentStates = ['new', 'in_progress', 'on_hold'] as const;

/**
 * Why an incident waits, each naming what it waits for.
 * @public
 */
export const holdReasons = [
  'awaiting_requester',
  'awaiting_change',
  'awaiting_problem',
  'awaiting_vendor',
] as const;

/** @public */
export type HoldReason = (typeof holdReasons)[number];

/** @public */
export const resolutionCodes = [
  'solution_provided',
  'workaround_provided',
  'known_error',
  'resolved_by_change',
  'resolved_by_problem',
  'resolved_by_requester',
  'duplicate',
  'no_resolution_provided',
] as const;

/** @public */
export type ResolutionCode = (typeof resolutionCodes)[number];

const RESOLUTION_FIELDS = [
  'resolvedAt',
  'resolvedBy',
  'resolutionCode',
  'resolutionNotes',
];

const agents = ['agent', 'manager', 'system'] as const;

/**
 * The life of an incident.
 * @public
 */
export const incidentLifecycle: Lifecycle<IncidentState> = {
  type: 'incident',
  initial: 'new',
  states: {
    new: { label: 'New' },
    in_progress: { label: 'In progress' },
    on_hold: { label: 'On hold' },
    resolved: { label: 'Resolved' },
    closed: { label: 'Closed', final: true },
    canceled: { label: 'Canceled', final: true },
  },
  transitions: [
    {
      label: 'Start work',
      from: ['new'],
      to: 'in_progress',
      by: agents,
      stamps: [
        { set: 'assignee', to: 'actor', ifEmpty: true },
        { set: 'acknowledgedAt', to: 'now', ifEmpty: true },
      ],
    },
    {
      label: 'Put on hold',
      from: ['new', 'in_progress'],
      to: 'on_hold',
      by: agents,
      requires: [
        {
          kind: 'field',
          field: 'holdReason',
          input: 'choice',
          options: holdReasons,
        },
        {
          kind: 'comment',
          when: { field: 'holdReason', in: ['awaiting_requester'] },
        },
        {
          kind: 'link',
          targetType: 'change',
          when: { field: 'holdReason', in: ['awaiting_change'] },
        },
        {
          kind: 'link',
          targetType: 'problem',
          when: { field: 'holdReason', in: ['awaiting_problem'] },
        },
      ],
    },
    {
      label: 'Resume work',
      from: ['on_hold'],
      to: 'in_progress',
      by: agents,
      stamps: [
        { clear: 'holdReason' },
        { set: 'acknowledgedAt', to: 'now', ifEmpty: true },
      ],
    },
    {
      label: 'Resolve',
      from: ['new', 'in_progress', 'on_hold'],
      to: 'resolved',
      by: agents,
      requires: [
        {
          kind: 'field',
          field: 'resolutionCode',
          input: 'choice',
          options: resolutionCodes,
        },
        { kind: 'field', field: 'resolutionNotes', input: 'markdown' },
        {
          kind: 'link',
          targetType: 'problem',
          knownError: true,
          when: { field: 'resolutionCode', in: ['known_error'] },
        },
        {
          kind: 'link',
          targetType: 'change',
          when: { field: 'resolutionCode', in: ['resolved_by_change'] },
        },
        {
          kind: 'link',
          targetType: 'problem',
          when: { field: 'resolutionCode', in: ['resolved_by_problem'] },
        },
        {
          kind: 'link',
          relations: ['duplicate_of'],
          when: { field: 'resolutionCode', in: ['duplicate'] },
        },
      ],
      stamps: [
        { clear: 'holdReason' },
        { set: 'resolvedAt', to: 'now' },
        { set: 'resolvedBy', to: 'actor' },
      ],
    },
    {
      label: 'Reopen',
      from: ['resolved'],
      to: 'in_progress',
      by: ['agent', 'requester', 'manager', 'system'],
      requires: [{ kind: 'field', field: 'reason', input: 'markdown' }],
      stamps: [
        { increment: 'reopenCount' },
        ...RESOLUTION_FIELDS.map(field => ({ clear: field })),
      ],
    },
    {
      label: 'Close',
      from: ['resolved'],
      to: 'closed',
      by: ['requester', 'manager', 'system'],
      stamps: [{ set: 'closedAt', to: 'now' }],
    },
    {
      label: 'Cancel',
      from: ['new', 'in_progress', 'on_hold'],
      to: 'canceled',
      by: agents,
      requires: [{ kind: 'field', field: 'reason', input: 'markdown' }],
      stamps: [{ clear: 'holdReason' }, { set: 'closedAt', to: 'now' }],
    },
  ],
};
