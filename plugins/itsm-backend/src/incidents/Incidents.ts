import {
  CreateIncident,
  Incident,
  IncidentListQuery,
  Page,
  TransitionIncident,
  UpdateIncident,
} from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { Records } from '../records/Records';

/** Incident management. */
export interface Incidents
  extends Records<
    Incident,
    CreateIncident,
    UpdateIncident,
    TransitionIncident
  > {
  list(query: IncidentListQuery, access: Access): Promise<Page<Incident>>;
}
