import {
  CreateIncident,
  Incident,
  TransitionIncident,
  UpdateIncident,
} from 'backstage-plugin-itsm-common';
import { Records } from '../records/Records';

/** Incident management. */
export type Incidents = Records<
  Incident,
  CreateIncident,
  UpdateIncident,
  TransitionIncident
>;
