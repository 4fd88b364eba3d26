import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/**
 * Lets everyone who is signed in do everything, except for ITSM records, which
 * the given policy decides.
 */
export class PortalPermissionPolicy implements PermissionPolicy {
  readonly #itsmPolicy: PermissionPolicy;

  static create(options: { itsmPolicy: PermissionPolicy }) {
    return new PortalPermissionPolicy(options);
  }

  private constructor(options: { itsmPolicy: PermissionPolicy }) {
    this.#itsmPolicy = options.itsmPolicy;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (request.permission.name.startsWith('itsm.')) {
      return this.#itsmPolicy.handle(request, user);
    }
    return { result: user ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}
