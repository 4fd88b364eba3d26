import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ConfigReader } from '@backstage/config';
import { itsmPermissions, recordTypes } from 'backstage-plugin-itsm-common';
import { readItsmConfig } from '../config/readItsmConfig';
import { may } from '../records/access';
import { everything, meets, nothing } from '../records/criteria';
import { aRecord } from './__testUtils__/aRecord';
import { permissionsRegistryWith } from './__testUtils__/permissionsRegistryWith';
import { Authorizer } from './Authorizer';
import { ItsmPermissionPolicy } from './ItsmPermissionPolicy';
import { systemAccess } from './systemAccess';

const engineer = 'user:default/engineer';
const idOf = (last: number) => `5b0ee0a4-6c1b-4a55-8c4b-00000000000${last}`;
const config = new ConfigReader({
  itsm: { roles: { auditors: ['auditors'], administrators: ['payments'] } },
});

function setUp(
  options: {
    decide?: (name: string) => PolicyDecision;
    ownershipEntityRefs?: string[];
  } = {},
) {
  const clock = { now: 0 };
  const ownershipEntityRefs = options.ownershipEntityRefs ?? [
    engineer,
    'group:default/payments',
  ];
  const policy = ItsmPermissionPolicy.fromConfig(config);
  const decide = async (
    { permission }: Parameters<typeof policy.handle>[0],
    userEntityRef: string,
  ) =>
    options.decide?.(permission.name) ??
    policy.handle(
      { permission },
      {
        credentials: mockCredentials.user(userEntityRef),
        info: { userEntityRef, ownershipEntityRefs },
      },
    );
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      Promise.all(requests.map(request => decide(request, engineer))),
    authorize: async requests =>
      Promise.all(
        requests.map(async request => {
          const { result } = await decide(request, engineer);
          return {
            result:
              result === AuthorizeResult.ALLOW
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          };
        }),
      ),
  });
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: engineer,
      ownershipEntityRefs,
    }),
  });
  const authorizer = Authorizer.create({
    auth: mockServices.auth(),
    permissions,
    permissionsRegistry: permissionsRegistryWith(),
    userInfo,
    roles: readItsmConfig(config).roles,
    now: () => clock.now,
  });
  return { authorizer, permissions, userInfo, clock };
}

describe('Authorizer', () => {
  it('tells what a person may do', async () => {
    const { authorizer } = setUp();
    const credentials = mockCredentials.user(engineer);
    const access = await authorizer.accessFor(credentials);
    expect(access).toMatchObject({
      actor: engineer,
      isUser: true,
      channel: 'portal',
      credentials,
      ownershipRefs: [engineer, 'group:default/payments'],
      roles: ['administrators'],
      overridePriority: false,
      import: true,
    });
    expect(access.types.incident.create).toBe(true);
    const restricted = aRecord({ visibility: 'restricted' });
    const ours = { ...restricted, assignmentGroup: 'group:default/payments' };
    expect(meets(restricted, access.types.incident.read)).toBe(false);
    expect(meets(ours, access.types.incident.read)).toBe(true);
    expect(may(access, 'update', ours)).toBe(true);
  });

  it('says by which channel the call came', async () => {
    const { authorizer } = setUp();
    const access = await authorizer.accessFor(
      mockCredentials.user(engineer),
      'action',
    );
    expect(access.channel).toBe('action');
  });

  it.each([
    ['external:ci', 'service:external/ci'],
    ['plugin:scaffolder', 'service:plugin/scaffolder'],
    ['Build Server/2', 'service:default/build-server-2'],
  ])('names the service %s as %s', async (subject, actor) => {
    const { authorizer, userInfo } = setUp({
      decide: () => ({ result: AuthorizeResult.ALLOW }),
    });
    const access = await authorizer.accessFor(mockCredentials.service(subject));
    expect(access).toMatchObject({
      actor,
      isUser: false,
      channel: 'api',
      roles: [],
    });
    expect(access.types.problem.read).toBe(everything);
    expect(userInfo.getUserInfo).not.toHaveBeenCalled();
  });

  it('lets nobody work on what they may not see, whatever the policy says', async () => {
    const { authorizer } = setUp({
      decide: name => ({
        result: name.endsWith('.read')
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
    });
    const access = await authorizer.accessFor(mockCredentials.user(engineer));
    for (const type of recordTypes) {
      expect(access.types[type].read).toBe(nothing);
      for (const verb of ['update', 'transition', 'comment'] as const) {
        expect(may(access, verb, aRecord({ type }))).toBe(false);
      }
    }
  });

  it('asks once for what many requests want to know at the same time', async () => {
    const { authorizer, permissions, userInfo, clock } = setUp();
    const credentials = mockCredentials.user(engineer);
    await Promise.all([
      authorizer.accessFor(credentials),
      authorizer.accessFor(mockCredentials.user(engineer)),
    ]);
    clock.now = 1999;
    await authorizer.accessFor(credentials);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
    expect(userInfo.getUserInfo).toHaveBeenCalledTimes(1);
    clock.now = 2000;
    await authorizer.accessFor(credentials);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('asks for each caller, and for each restriction of a token', async () => {
    const { authorizer, permissions } = setUp({
      decide: () => ({ result: AuthorizeResult.ALLOW }),
    });
    await authorizer.accessFor(mockCredentials.user(engineer));
    await authorizer.accessFor(mockCredentials.user('user:default/other'));
    await authorizer.accessFor(mockCredentials.service('external:ci'));
    await authorizer.accessFor(
      mockCredentials.service('external:ci', {
        permissionNames: ['itsm.incident.read'],
      }),
    );
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(4);
  });

  it('does not remember a failure', async () => {
    const { authorizer, permissions } = setUp();
    permissions.authorize.mockRejectedValueOnce(new Error('not now'));
    const credentials = mockCredentials.user(engineer);
    await expect(authorizer.accessFor(credentials)).rejects.toThrow('not now');
    await expect(authorizer.accessFor(credentials)).resolves.toMatchObject({
      actor: engineer,
    });
  });

  it('refuses callers who did not sign in', async () => {
    const { authorizer } = setUp();
    await expect(
      authorizer.accessFor(mockCredentials.none()),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});

describe('systemAccess', () => {
  it('may do everything, in the name of the product', async () => {
    const access = await systemAccess({ auth: mockServices.auth() });
    expect(access).toMatchObject({
      actor: 'service:default/itsm',
      isUser: false,
      channel: 'job',
      overridePriority: true,
      import: true,
      credentials: { principal: { type: 'service' } },
    });
    const record = aRecord({ visibility: 'restricted', type: 'change' });
    expect(meets(record, access.types.change.read)).toBe(true);
    expect(may(access, 'transition', record)).toBe(true);
  });
});

describe('registerPermissions', () => {
  it('makes every permission known, once', () => {
    const { names } = permissionsRegistryWith();
    expect([...names].sort()).toEqual([...new Set(names)].sort());
    expect(names).toHaveLength(itsmPermissions.length);
  });

  it('finds the records that pages ask about, each of its own type', async () => {
    const incident = aRecord({ id: idOf(1), type: 'incident' });
    const change = aRecord({ id: idOf(2), type: 'change' });
    const { types } = permissionsRegistryWith([change, incident]);
    const find = types.get('itsm-incident')!.getResources!;
    expect(await find([idOf(1), idOf(2), idOf(3), 'INC-1'])).toEqual([
      incident,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
