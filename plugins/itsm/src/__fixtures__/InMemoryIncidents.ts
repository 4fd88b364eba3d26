import {
  type CreateIncidentRequest,
  type Incident,
  incidentLifecycle,
  type TransitionIncidentRequest,
  type UpdateIncidentRequest,
} from 'backstage-plugin-itsm-common';
import { incident } from './incidents';
import { InMemoryRecords } from './InMemoryRecords';
import type { InMemoryReader } from './InMemoryRecordsOptions';

export interface InMemoryOptions extends InMemoryReader {
  incidents: Incident[];
}

/** Incidents that behave as the backend's do, for tests and development. */
export class InMemoryIncidents extends InMemoryRecords<
  Incident,
  CreateIncidentRequest,
  UpdateIncidentRequest,
  TransitionIncidentRequest
> {
  constructor(options: InMemoryOptions) {
    const { incidents, ...reader } = options;
    super({
      ...reader,
      records: incidents,
      prefix: 'INC',
      make: incident,
      lifecycleOf: () => incidentLifecycle,
    });
  }
}
