import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './demoAuthenticator';
import { createPersonaProfile, signInAsPersona } from './personaUser';

/**
 * Sign-in without a password, as one of five personas of the demo catalog.
 * Anyone who reaches the portal can be anyone, so it never loads in production.
 * @param options - how long a sign-in waits for a catalog that is still read
 */
export const createDemoAuthProvider = ({ patienceMs = 30_000 } = {}) =>
  createBackendModule({
    pluginId: 'auth',
    moduleId: 'demo-provider',
    register(reg) {
      reg.registerInit({
        deps: {
          logger: coreServices.logger,
          providers: authProvidersExtensionPoint,
        },
        async init({ logger, providers }) {
          if (process.env.NODE_ENV === 'production') {
            throw new Error(
              'The demo sign-in lets anyone be anyone and does not load with NODE_ENV=production: remove it from packages/backend/src/index.ts and add an auth provider of your own',
            );
          }
          logger.warn(
            'Demo sign-in is on: personas sign in without a password',
          );
          providers.registerProvider({
            providerId: 'demo',
            factory: createProxyAuthProviderFactory({
              authenticator: demoAuthenticator,
              profileTransform: createPersonaProfile({ patienceMs }),
              signInResolver: signInAsPersona,
            }),
          });
        },
      });
    },
  });

export const demoAuthProvider = createDemoAuthProvider();
