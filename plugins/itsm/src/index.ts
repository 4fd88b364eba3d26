/**
 * Incidents, changes and problems in the portal.
 *
 * @packageDocumentation
 */
export { itsmPlugin as default } from './plugin';
export { itsmApiRef } from './api/itsmApiRef';
export { incidentRouteRef, incidentsRouteRef, rootRouteRef } from './routes';
export { itsmTranslationRef } from './translation';
