import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { generateDemoHistory } from './history/generateDemoHistory';
import { ItsmImportClient } from './ItsmImportClient';
import { layInHistory } from './layInHistory';
import { demoPlans } from './plans';

/**
 * Lays a year of records into an empty portal at start, unless `demo.data` is
 * false. Happens in the background: the portal starts whatever comes of it.
 */
export const demoDataPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ auth, catalog, config, discovery, lifecycle, logger }) {
        if (config.getOptionalBoolean('demo.data') === false) {
          return;
        }
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        lifecycle.addStartupHook(() => {
          layInHistory({
            auth,
            catalog,
            itsm: ItsmImportClient.create({ auth, discovery }),
            logger,
            signal: stopping.signal,
            generate: () => generateDemoHistory({ now: new Date() }),
            plans: () => demoPlans({ now: new Date() }),
          }).catch(error => {
            if (!stopping.signal.aborted) {
              logger.warn('The demo records could not be laid in', error);
            }
          });
        });
      },
    });
  },
});
