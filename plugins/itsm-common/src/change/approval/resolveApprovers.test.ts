import { dutyConflicts } from './dutyConflicts';
import { PlannedSet } from './planApprovals';
import { PeopleFacts, resolveApprovers } from './resolveApprovers';

const user = (name: string) => `user:default/${name}`;
const at = '2027-03-01T12:00:00.000Z';
const people: PeopleFacts = {
  members: {
    'group:default/security': ['ann', 'bob', 'cy'].map(user),
    'group:default/board': ['ann', 'dee'].map(user),
    'group:default/managers': ['eve'].map(user),
    'group:default/empty': [],
  },
  roles: {
    incidentManagers: [],
    problemManagers: [],
    changeManagers: ['group:default/managers', 'group:default/board'],
    advisoryBoard: ['group:default/board'],
    administrators: [],
    auditors: [],
  },
};
const planned: PlannedSet = {
  step: 'authorize',
  rules: ['High risk'],
  approvers: ['group:default/security'],
  entityRefs: [],
  howMany: 'any',
};
const resolve = (part: Partial<PlannedSet>, excluded: string[] = []) =>
  resolveApprovers(
    { ...planned, ...part },
    people,
    new Map(excluded.map(name => [user(name), 'requested the change'])),
  );

describe('approvers', () => {
  it('are the people of users, groups and roles, each once', () => {
    const approvers: PlannedSet['approvers'] = [
      'role:changeManagers',
      'group:default/security',
      'user:default/zoe',
    ];
    expect(resolve({ approvers })).toMatchObject({
      members: ['ann', 'bob', 'cy', 'dee', 'eve', 'zoe'].map(user),
      excluded: [],
      usedFallback: false,
    });
  });

  it('are without those who have a part in the change', () => {
    expect(resolve({}, ['bob', 'zoe'])).toMatchObject({
      members: ['ann', 'cy'].map(user),
      excluded: [{ userRef: user('bob'), because: 'requested the change' }],
    });
  });

  it('are those of the fallback if too few are left, by the same duties', () => {
    const all = ['ann', 'bob', 'cy'];
    expect(resolve({ fallback: 'role:changeManagers' }, all)).toMatchObject({
      members: ['dee', 'eve'].map(user),
      usedFallback: true,
    });
    expect(
      resolve({ howMany: 3, fallback: 'role:changeManagers' }, ['bob']),
    ).toMatchObject({
      members: ['ann', 'dee', 'eve'].map(user),
      excluded: [{ userRef: user('bob') }],
    });
  });

  it.each<[string, Partial<PlannedSet>, string[], string]>([
    ['the rule', {}, ['ann', 'bob', 'cy'], "policy's rule 'High risk'"],
    [
      'who is not counted',
      {},
      ['ann', 'bob', 'cy'],
      'Not counted: user:default/ann requested the change',
    ],
    ['what to do', {}, ['ann', 'bob', 'cy'], 'Give the rule a fallback'],
    ['how many are needed', { howMany: 3 }, ['ann'], '3 needed, 2 left'],
    [
      'that the group is empty',
      { approvers: ['group:default/empty'] },
      [],
      'it asks group:default/empty',
    ],
    [
      'that the group is unknown',
      { approvers: ['group:default/none'] },
      [],
      'it asks group:default/none',
    ],
    [
      'the entity without an owner',
      { approvers: [], entityRefs: ['component:default/x'] },
      [],
      'the owner of component:default/x, which has none',
    ],
    [
      'that the fallback is empty too',
      { approvers: ['user:default/ann'], fallback: 'group:default/empty' },
      ['ann'],
      'Nor are there enough in its fallback, group:default/empty',
    ],
  ])('must not be nobody: the error names %s', (_, part, excluded, message) => {
    expect(() => resolve(part, excluded)).toThrow(message);
  });
});

describe('separation of duties', () => {
  const parties = {
    requester: user('ann'),
    openedBy: user('bob'),
    assignee: user('cy'),
    implementers: [user('dee'), user('ann')],
  };

  it('is for requester, opener, assignee, implementers, and their delegates at that time', () => {
    const delegations = [
      { delegator: user('cy'), delegate: user('eve') },
      // No longer, not yet.
      { delegator: user('ann'), delegate: user('fay'), end: at },
      {
        delegator: user('ann'),
        delegate: user('gus'),
        start: '2027-03-01T12:00:00.001Z',
      },
      // A delegate's delegate decides for nobody but the delegate.
      { delegator: user('eve'), delegate: user('hal') },
      // Whoever names a conflicted person keeps their own vote.
      { delegator: user('ida'), delegate: user('ann') },
    ];
    expect(Object.fromEntries(dutyConflicts(parties, delegations, at))).toEqual(
      {
        [user('ann')]: 'requested the change',
        [user('bob')]: 'opened the change',
        [user('cy')]: 'is the assignee of the change',
        [user('dee')]: 'implements the change',
        [user('eve')]:
          'is the delegate of user:default/cy, who is the assignee of the change',
      },
    );
  });
});
