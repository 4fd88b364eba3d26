import { IdentityApi } from '@backstage/frontend-plugin-api';
import { rememberedPersona } from './rememberedPersona';

/** The same identity, but signing out leads back to the choice of a persona. */
export function forgetPersonaOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      rememberedPersona.clear();
      await identity.signOut();
    },
  };
}
