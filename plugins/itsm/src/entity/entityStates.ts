import {
  incidentStates,
  openIncidentStates,
  openProblemStates,
  problemStates,
  type RecordType,
} from 'backstage-plugin-itsm-common';

/** What can be asked for of each type. */
export const shows = ['open', 'past', 'all'] as const;
export type Show = (typeof shows)[number];

const pastOf = <T extends string>(states: readonly T[], open: readonly T[]) =>
  states.filter(state => !open.includes(state));

/** The states that count as open and as past, as the summary counts them. */
export const statesOf: Record<RecordType, Record<'open' | 'past', string[]>> = {
  incident: {
    open: [...openIncidentStates],
    past: pastOf(incidentStates, openIncidentStates),
  },
  change: {
    open: ['assess', 'authorize', 'scheduled', 'implement'],
    past: ['review', 'closed', 'canceled'],
  },
  problem: {
    open: [...openProblemStates],
    past: pastOf(problemStates, openProblemStates),
  },
};
