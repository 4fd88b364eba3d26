import {
  ChangeHistoryLine,
  IncidentHistoryLine,
  ProblemHistoryLine,
} from 'backstage-plugin-itsm-common';

export type DemoIncident = IncidentHistoryLine;

export type DemoChange = ChangeHistoryLine;

export type DemoProblem = ProblemHistoryLine;

/** A line of the demo history, as the import takes it. */
export type DemoRecord = DemoIncident | DemoChange | DemoProblem;

/** Where the records of the demo claim to come from. */
export const DEMO_SOURCE = 'demo';

/** A link to another record of the demo. */
export function demoLink<T extends string>(relation: T, id: string) {
  return { relation, target: { source: DEMO_SOURCE, id } };
}
