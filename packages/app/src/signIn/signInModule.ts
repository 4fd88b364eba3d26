import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const personaSignInPage = SignInPageBlueprint.make({
  params: {
    loader: () =>
      import('./PersonaSignInPage').then(module => module.PersonaSignInPage),
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [personaSignInPage],
});
