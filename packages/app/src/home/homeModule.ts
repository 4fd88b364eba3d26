import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';

const portalHomeLayout = HomePageLayoutBlueprint.make({
  params: {
    loader: () =>
      import('./PortalHomeLayout').then(module => module.PortalHomeLayout),
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [portalHomeLayout],
});
