import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './demoAuthenticator';
import { personaProfile, signInAsPersona } from './personaUser';

/**
 * Sign-in without a password, as one of five personas of the demo catalog.
 * Anyone who reaches the portal can be anyone, so it never loads in production.
 */
export const demoAuthProvider = createBackendModule({
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
        logger.warn('Demo sign-in is on: personas sign in without a password');
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            profileTransform: personaProfile,
            signInResolver: signInAsPersona,
          }),
        });
      },
    });
  },
});
