import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionPolicy,
} from '@backstage/plugin-permission-node';
import {
  changeApprovePermission,
  freezeOverridePermission,
  importPermission,
  insightsReadPermission,
  ItsmRecord,
  itsmPermissions,
  itsmRecordPermissions,
  priorityOverridePermission,
  RecordType,
  recordTypes,
  templateManagePermission,
  windowManagePermission,
} from 'backstage-plugin-itsm-common';
import { aRecord } from './__testUtils__/aRecord';
import { permissionsRegistryWith } from './__testUtils__/permissionsRegistryWith';
import { ItsmPermissionPolicy } from './ItsmPermissionPolicy';
import { itsmResourceRefs } from './rules';

const policy = ItsmPermissionPolicy.fromConfig(
  new ConfigReader({
    itsm: {
      roles: {
        incidentManagers: ['incident-managers'],
        problemManagers: ['problem-managers'],
        changeManagers: ['change-managers'],
        advisoryBoard: ['advisory-board'],
        administrators: ['administrators'],
        auditors: ['auditors'],
      },
    },
  }),
);

/** People by name, with the groups they are in. */
const people = {
  requester: [],
  assignee: [],
  watcher: [],
  colleague: ['payments'],
  owner: ['platform'],
  outsider: ['marketing'],
  incidentManager: ['incident-managers'],
  problemManager: ['problem-managers'],
  changeManager: ['change-managers'],
  boardMember: ['advisory-board'],
  administrator: ['administrators'],
  auditor: ['auditors'],
  auditingColleague: ['auditors', 'payments', 'incident-managers'],
} satisfies Record<string, string[]>;

type PersonName = keyof typeof people;
const everyone = Object.keys(people) as PersonName[];
const auditors = ['auditor', 'auditingColleague'];

function userOf(name: PersonName) {
  const userEntityRef = `user:default/${name.toLocaleLowerCase('en-US')}`;
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      ownershipEntityRefs: [
        userEntityRef,
        ...people[name].map(group => `group:default/${group}`),
      ],
    },
  };
}

const about: Partial<ItsmRecord> = {
  requester: 'user:default/requester',
  assignee: 'user:default/assignee',
  watchers: ['user:default/watcher'],
  assignmentGroup: 'group:default/payments',
  ...aRecord.ownedBy('group:default/platform'),
};

/** The first letters of the verbs that somebody may do to a record. */
async function verbsOf(name: PersonName, record: ItsmRecord): Promise<string> {
  const { read, comment, update, transition } =
    itsmRecordPermissions[record.type];
  let verbs = '';
  for (const permission of [read, comment, update, transition]) {
    const decision = await policy.handle({ permission }, userOf(name));
    const isAllowed = createConditionAuthorizer(
      permissionsRegistryWith().getPermissionRuleset(
        itsmResourceRefs[record.type],
      ),
    );
    const [letter] = permission.name.split('.')[2];
    verbs += isAllowed(decision, record) ? letter : '-';
  }
  return verbs;
}

async function allowedTo(permission: Permission): Promise<PersonName[]> {
  const decisions = await Promise.all(
    everyone.map(name => policy.handle({ permission }, userOf(name))),
  );
  return everyone.filter(
    (_, at) => decisions[at].result === AuthorizeResult.ALLOW,
  );
}

const managers: Record<RecordType, PersonName> = {
  incident: 'incidentManager',
  change: 'changeManager',
  problem: 'problemManager',
};

describe.each(recordTypes)('the default policy on records (%s)', type => {
  it.each<[PersonName, string, string]>([
    // who, open records, restricted records
    ['requester', 'rc-t', 'rc-t'],
    ['assignee', 'rc--', 'rc--'],
    ['watcher', 'rc--', 'rc--'],
    ['colleague', 'rcut', 'rcut'],
    ['owner', 'rcut', '----'],
    ['outsider', 'rc--', '----'],
    ['boardMember', 'rc--', '----'],
    ['administrator', 'rc--', '----'],
    [managers[type], 'rcut', 'rcut'],
    ['auditor', 'r---', 'r---'],
    ['auditingColleague', 'r---', 'r---'],
  ])('lets %s do %s, where restricted %s', async (name, open, restricted) => {
    expect(
      await verbsOf(name, aRecord({ ...about, type, visibility: 'open' })),
    ).toBe(open);
    expect(
      await verbsOf(
        name,
        aRecord({ ...about, type, visibility: 'restricted' }),
      ),
    ).toBe(restricted);
  });

  it('gives managers of other types no more than others', async () => {
    for (const other of recordTypes.filter(candidate => candidate !== type)) {
      const record = aRecord({ ...about, type, visibility: 'restricted' });
      expect(await verbsOf(managers[other], record)).toBe('----');
    }
  });

  it('lets everyone but auditors open records', async () => {
    expect(await allowedTo(itsmRecordPermissions[type].create)).toEqual(
      everyone.filter(name => !auditors.includes(name)),
    );
  });
});

describe('the default policy', () => {
  it('lets the managers override priorities', async () => {
    expect(await allowedTo(priorityOverridePermission)).toEqual([
      'incidentManager',
      'problemManager',
      'changeManager',
    ]);
  });

  it.each([windowManagePermission, templateManagePermission])(
    'lets change managers plan windows and approve templates ($name)',
    async permission => {
      expect(await allowedTo(permission)).toEqual(['changeManager']);
    },
  );

  it.each([changeApprovePermission, freezeOverridePermission])(
    'leaves whom an approval or a freeze names to the process, but for auditors ($name)',
    async permission => {
      expect(await allowedTo(permission)).toEqual(
        everyone.filter(name => !auditors.includes(name)),
      );
    },
  );

  it('lets administrators import', async () => {
    expect(await allowedTo(importPermission)).toEqual(['administrator']);
  });

  it('lets everyone see insights', async () => {
    expect(await allowedTo(insightsReadPermission)).toEqual(everyone);
  });

  it('lets nobody do anything who is not signed in', async () => {
    for (const permission of itsmPermissions) {
      expect(await policy.handle({ permission })).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it('denies permissions of this product that it does not know', async () => {
    const permission = createPermission({
      name: 'itsm.unheard.of',
      attributes: {},
    });
    expect(await allowedTo(permission)).toEqual([]);
  });

  it('leaves other permissions to another policy, if there is one', async () => {
    const permission = createPermission({
      name: 'catalog.entity.create',
      attributes: { action: 'create' },
    });
    expect(await allowedTo(permission)).toEqual(everyone);
    const otherwise: PermissionPolicy = {
      handle: async () => ({ result: AuthorizeResult.DENY }),
    };
    const strict = ItsmPermissionPolicy.fromConfig(new ConfigReader({}), {
      otherwise,
    });
    expect(await strict.handle({ permission }, userOf('outsider'))).toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
