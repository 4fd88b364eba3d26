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

/** One change, by its number. */
export const changeRouteRef = createSubRouteRef({
  id: 'itsm/change',
  parent: rootRouteRef,
  path: '/changes/:number',
});

/** One problem, by its number. */
export const problemRouteRef = createSubRouteRef({
  id: 'itsm/problem',
  parent: rootRouteRef,
  path: '/problems/:number',
});
