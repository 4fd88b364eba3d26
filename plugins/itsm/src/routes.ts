/*
 * Made by `core-plugin-api`, because such references lead the way in both
 * frontend systems.
 */
import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The page of the plugin.
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'itsm' });

/**
 * The list of incidents.
 * @public
 */
export const incidentsRouteRef = createSubRouteRef({
  id: 'itsm/incidents',
  parent: rootRouteRef,
  path: '/incidents',
});

/**
 * One incident, by its number.
 * @public
 */
export const incidentRouteRef = createSubRouteRef({
  id: 'itsm/incident',
  parent: rootRouteRef,
  path: '/incidents/:number',
});

/**
 * The list of changes.
 * @public
 */
export const changesRouteRef = createSubRouteRef({
  id: 'itsm/changes',
  parent: rootRouteRef,
  path: '/changes',
});

/**
 * One change, by its number.
 * @public
 */
export const changeRouteRef = createSubRouteRef({
  id: 'itsm/change',
  parent: rootRouteRef,
  path: '/changes/:number',
});

/**
 * Templates of standard changes.
 * @public
 */
export const changeTemplatesRouteRef = createSubRouteRef({
  id: 'itsm/change-templates',
  parent: rootRouteRef,
  path: '/changes/templates',
});

/**
 * One template of standard changes, by its id.
 * @public
 */
export const changeTemplateRouteRef = createSubRouteRef({
  id: 'itsm/change-template',
  parent: rootRouteRef,
  path: '/changes/templates/:id',
});

/**
 * The list of problems.
 * @public
 */
export const problemsRouteRef = createSubRouteRef({
  id: 'itsm/problems',
  parent: rootRouteRef,
  path: '/problems',
});

/**
 * One problem, by its number.
 * @public
 */
export const problemRouteRef = createSubRouteRef({
  id: 'itsm/problem',
  parent: rootRouteRef,
  path: '/problems/:number',
});

/**
 * The calendar of changes and windows.
 * @public
 */
export const calendarRouteRef = createSubRouteRef({
  id: 'itsm/calendar',
  parent: rootRouteRef,
  path: '/calendar',
});

/**
 * How well the risk of changes was foretold.
 * @public
 */
export const riskCalibrationRouteRef = createSubRouteRef({
  id: 'itsm/risk-calibration',
  parent: rootRouteRef,
  path: '/insights/risk-calibration',
});

/**
 * What can be learned from what happened.
 * @public
 */
export const insightsRouteRef = createSubRouteRef({
  id: 'itsm/insights',
  parent: rootRouteRef,
  path: '/insights',
});
