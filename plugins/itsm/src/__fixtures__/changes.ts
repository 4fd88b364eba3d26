import type { Approval, Change, Risk } from 'backstage-plugin-itsm-common';
import { primary } from './incidents';

/** A risk with two factors that add points and one that adds none. */
export const risk: Risk = {
  level: 'high',
  score: 30,
  factors: [
    {
      id: 'tier',
      label: 'Criticality of what it reaches',
      points: 20,
      evidence: 'It reaches an entity of tier 1',
    },
    {
      id: 'openIncident',
      label: 'Open incident of priority 1 or 2',
      points: 10,
      evidence: 'Open on its entities or upstream: INC-1',
    },
    {
      id: 'emergency',
      label: 'Emergency',
      points: 0,
      evidence: 'It is no emergency',
    },
  ],
};

/** A change with all it needs. */
export function change(changes: Partial<Change> = {}): Change {
  const number = changes.number ?? 'CHG-1';
  const openedAt = changes.openedAt ?? '2026-11-20T10:00:00.000Z';
  return {
    id: `id-${number}`,
    number,
    type: 'change',
    state: 'assess',
    active: true,
    model: 'normal',
    title: 'Upgrade the payment service',
    description: '',
    impact: 'medium',
    urgency: 'medium',
    priority: 3,
    requester: 'user:default/mara',
    openedBy: 'user:default/mara',
    assignmentGroup: 'group:default/payments',
    watchers: [],
    tags: [],
    visibility: 'open',
    entities: [primary('payment')],
    reassignmentCount: 0,
    reopenCount: 0,
    testsProven: false,
    backoutProven: false,
    recordedAfterTheFact: false,
    implementers: [],
    onHold: false,
    risk,
    plannedStart: '2026-12-01T22:00:00.000Z',
    plannedEnd: '2026-12-02T00:00:00.000Z',
    openedAt,
    updatedAt: openedAt,
    version: 1,
    ...changes,
  };
}

/** An approval that awaits the reader. */
export function approval(changes: Partial<Approval> = {}): Approval {
  return {
    id: 'a1',
    step: 'assess',
    rules: ['Owners assess'],
    state: 'pending',
    howMany: 'any',
    needed: 1,
    entityRefs: ['component:default/payment'],
    members: ['user:default/engineer', 'user:default/ines'],
    outstanding: ['user:default/engineer', 'user:default/ines'],
    excluded: [
      { userRef: 'user:default/mara', because: 'requested the change' },
    ],
    usedFallback: false,
    decisions: [],
    contentHash: 'c0ffee',
    requestedAt: '2026-11-20T10:00:00.000Z',
    mayDecide: true,
    ...changes,
  };
}
