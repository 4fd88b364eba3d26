import type { IncidentQuery } from './incidentQuery';
import { ME, MY_GROUPS, parseIncidentQuery, viewOf } from './incidentQuery';

export const builtInViewIds = [
  'open',
  'mine',
  'myGroups',
  'urgent',
  'recentlyResolved',
] as const;

export type BuiltInViewId = (typeof builtInViewIds)[number];

const usual = parseIncidentQuery(new URLSearchParams());

const queries: Record<BuiltInViewId, IncidentQuery> = {
  open: usual,
  mine: { ...usual, values: { assignee: [ME] } },
  myGroups: { ...usual, values: { assignmentGroup: [MY_GROUPS] } },
  urgent: { ...usual, values: { priority: ['1', '2'] } },
  recentlyResolved: {
    ...usual,
    activity: 'all',
    values: { state: ['resolved', 'closed'] },
    orderBy: 'updatedAt',
  },
};

/** The address of a view that comes with the product. */
export function builtInView(id: BuiltInViewId): string {
  return viewOf(queries[id]);
}
