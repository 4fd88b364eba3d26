/**
 * Incidents, changes and problems in the portal.
 *
 * @packageDocumentation
 */
export { itsmPlugin as default } from './plugin';
export { itsmApiRef } from './api/itsmApiRef';
export {
  calendarRouteRef,
  changeRouteRef,
  changesRouteRef,
  changeTemplateRouteRef,
  changeTemplatesRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  insightsRouteRef,
  problemRouteRef,
  problemsRouteRef,
  riskCalibrationRouteRef,
  rootRouteRef,
} from './routes';
export { itsmTranslationRef } from './translation';
