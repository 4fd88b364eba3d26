import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { ItsmPermissionPolicy } from 'backstage-plugin-itsm-backend';

/**
 * The portal's policy: on ITSM records, the one that ships with the plugin;
 * whatever else the people who are signed in do here is allowed.
 */
export const portalPermissionModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'portal-policy',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(ItsmPermissionPolicy.fromConfig(config));
      },
    });
  },
});
