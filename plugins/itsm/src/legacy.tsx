/**
 * The same pages for portals on the legacy frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ItsmClient } from 'backstage-plugin-itsm-common';
import type { JSX } from 'react';
import { itsmApiRef } from './api/itsmApiRef';
import { entityContentRouteRef } from './entity/routes';
import { rootRouteRef } from './routes';

/**
 * Incident, change and problem management, for the legacy frontend system.
 * @public
 */
export const itsmPlugin = createPlugin({
  id: 'itsm',
  routes: { root: rootRouteRef },
  apis: [
    createApiFactory({
      api: itsmApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ItsmClient(options),
    }),
  ],
});

/**
 * The plugin's pages, for a route such as `/itsm`.
 * @public
 */
export const ItsmPage: () => JSX.Element = itsmPlugin.provide(
  createRoutableExtension({
    name: 'ItsmPage',
    component: () =>
      import('./LegacyRouter').then(({ LegacyRouter }) => LegacyRouter),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The plugin's tab of an entity's page.
 * @public
 */
export const EntityItsmContent: () => JSX.Element = itsmPlugin.provide(
  createRoutableExtension({
    name: 'EntityItsmContent',
    component: () =>
      import('./entity/EntityContent').then(
        ({ EntityContent }) => EntityContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

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
