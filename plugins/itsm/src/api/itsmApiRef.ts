import { createApiRef } from '@backstage/frontend-plugin-api';
import type { ItsmApi } from 'backstage-plugin-itsm-common';

/**
 * The product's API, as pages reach it.
 * @public
 */
export const itsmApiRef = createApiRef<ItsmApi>().with({
  id: 'plugin.itsm.client',
  pluginId: 'itsm',
});
