import { createRouteRef } from '@backstage/core-plugin-api';

/** The plugin's tab of an entity's page, in both frontend systems. */
export const entityContentRouteRef = createRouteRef({ id: 'itsm/entity' });
