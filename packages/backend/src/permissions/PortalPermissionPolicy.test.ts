import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { PortalPermissionPolicy } from './PortalPermissionPolicy';

const user: PolicyQueryUser = {
  credentials: mockCredentials.user(),
  info: { userEntityRef: 'user:default/mock', ownershipEntityRefs: [] },
};

function query(name: string) {
  return { permission: createPermission({ name, attributes: {} }) };
}

describe('the permission policy of the portal', () => {
  const itsmPolicy = { handle: jest.fn() };
  const policy = PortalPermissionPolicy.create({ itsmPolicy });

  beforeEach(() => {
    itsmPolicy.handle.mockReset();
    itsmPolicy.handle.mockResolvedValue({ result: AuthorizeResult.DENY });
  });

  it('allows everything outside ITSM to everyone signed in', async () => {
    const request = query('catalog.entity.delete');

    expect(await policy.handle(request, user)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
    expect(await policy.handle(request)).toEqual({
      result: AuthorizeResult.DENY,
    });
    expect(itsmPolicy.handle).not.toHaveBeenCalled();
  });

  it('leaves ITSM permissions to the policy of the plugin', async () => {
    const request = query('itsm.incident.read');

    expect(await policy.handle(request, user)).toEqual({
      result: AuthorizeResult.DENY,
    });
    expect(itsmPolicy.handle).toHaveBeenCalledWith(request, user);
  });
});
