import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { navModule } from './nav';
import { signInModule } from './signIn';

export default createApp({
  features: [navModule, homeModule, signInModule],
});
