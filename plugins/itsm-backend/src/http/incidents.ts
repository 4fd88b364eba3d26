import {
  createIncidentSchema,
  incidentListQuerySchema,
  incidentPageSchema,
  incidentSchema,
  transitionIncidentSchema,
  updateIncidentSchema,
} from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';
import { Incidents } from '../incidents/Incidents';
import { recordRoutes } from './recordRoutes';

/** The routes of incidents. */
export function incidentRoutes(incidents: Incidents, catalog: Catalog) {
  return recordRoutes({
    type: 'incident',
    service: incidents,
    catalog,
    schemas: {
      record: incidentSchema,
      page: incidentPageSchema,
      create: createIncidentSchema,
      update: updateIncidentSchema,
      transition: transitionIncidentSchema,
      query: incidentListQuerySchema,
    },
  });
}
