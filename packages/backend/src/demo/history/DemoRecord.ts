import { IncidentHistoryLine } from 'backstage-plugin-itsm-common';

/** A line of the demo history, as the import takes it. */
export type DemoRecord = IncidentHistoryLine;

export type DemoIncident = IncidentHistoryLine;

/** Where the records of the demo claim to come from. */
export const DEMO_SOURCE = 'demo';
