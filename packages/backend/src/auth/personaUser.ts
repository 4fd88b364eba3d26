import { stringifyEntityRef, UserEntity } from '@backstage/catalog-model';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import {
  ProfileTransform,
  SignInResolver,
  AuthResolverContext,
} from '@backstage/plugin-auth-node';
import { DemoAuthResult } from './demoAuthenticator';
import { DemoPersona } from './demoPersonas';

/**
 * What the catalog says about the persona: name and mail address.
 * @param options - how long a first start may take to read the catalog
 */
export function createPersonaProfile(options: {
  patienceMs: number;
}): ProfileTransform<DemoAuthResult> {
  return async ({ persona }, context) => {
    const { displayName, email } = await findPersonaUser(
      persona,
      context,
      options.patienceMs,
    );
    return { profile: { displayName, email } };
  };
}

/** Signs the persona in as the user of the same name in the catalog. */
export const signInAsPersona: SignInResolver<DemoAuthResult> = async (
  { result },
  context,
) => context.signInWithCatalogUser({ entityRef: personaRef(result.persona) });

function personaRef(persona: DemoPersona) {
  return stringifyEntityRef({ kind: 'User', name: persona });
}

const PAUSE_MS = 500;

async function findPersonaUser(
  persona: DemoPersona,
  context: AuthResolverContext,
  patienceMs: number,
) {
  const entityRef = personaRef(persona);
  for (const end = Date.now() + patienceMs; ; ) {
    try {
      const { entity } = await context.findCatalogUser({ entityRef });
      return (entity as UserEntity).spec.profile ?? {};
    } catch (error) {
      // On the first start the portal answers before its catalog has been read.
      if (!isError(error) || error.name !== 'NotFoundError') {
        throw error;
      }
      if (Date.now() >= end) {
        throw new ServiceUnavailableError(
          `The catalog does not know ${entityRef} yet. It is still being read, try again in a few seconds`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}
