import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { DemoPersona, demoPersonas, isDemoPersona } from './demoPersonas';

export const PERSONA_HEADER = 'x-demo-user';

export type DemoAuthResult = { persona: DemoPersona };

/** Takes the caller's word for who they are: the persona named in a header. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize() {},
  async authenticate({ req }): Promise<{ result: DemoAuthResult }> {
    const persona = req.header(PERSONA_HEADER);
    if (!isDemoPersona(persona)) {
      throw new AuthenticationError(
        `${
          persona === undefined
            ? `The header ${PERSONA_HEADER} is missing`
            : `There is no demo persona "${persona}"`
        }: it must name one of ${demoPersonas.join(', ')}`,
      );
    }
    return { result: { persona } };
  },
});
