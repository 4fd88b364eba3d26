import * as fc from 'fast-check';
import { HowMany } from './approvalPolicy';
import { decideSet, Decision, decisionValues, seatOf } from './decideSet';
import { checkDelegations, Delegation } from './delegation';

const user = (name: string) => `user:default/${name}`;
const time = (minute: number) => new Date(minute * 60_000).toISOString();
const values = { '+': 'approved', '-': 'rejected', '0': 'abstained' } as const;

/* 'ann+ bob-': ann approves, then bob rejects. */
const decisions = (text: string): Decision[] =>
  text
    .split(' ')
    .filter(each => each !== '')
    .map((each, minute) => ({
      by: user(each.slice(0, -1)),
      decision: values[each.slice(-1) as keyof typeof values],
      at: time(minute),
    }));
const members = (text: string) => text.split(' ').map(user);
const state = (howMany: HowMany, of: string, text: string) =>
  decideSet({
    set: { members: members(of), howMany },
    decisions: decisions(text),
  }).state;

describe('a set of approvals', () => {
  it.each<[HowMany, string, string, string]>([
    ['any', 'ann bob', '', 'pending'],
    ['any', 'ann bob', 'bob+', 'approved'],
    ['any', 'ann bob', 'bob-', 'rejected'],
    ['any', 'ann bob', 'bob0', 'pending'],
    ['any', 'ann bob', 'bob0 ann+', 'approved'],
    ['any', 'ann bob', 'bob0 ann0', 'rejected'],
    ['all', 'ann bob cy', 'ann+ bob+', 'pending'],
    ['all', 'ann bob cy', 'ann+ bob+ cy+', 'approved'],
    ['all', 'ann bob cy', 'ann+ cy-', 'rejected'],
    ['all', 'ann bob cy', 'ann+ bob+ cy0', 'approved'],
    ['all', 'ann bob cy', 'ann0 bob0 cy0', 'rejected'],
    ['all', 'ann bob cy', 'ann0 bob0', 'pending'],
    [2, 'ann bob cy', 'ann+', 'pending'],
    [2, 'ann bob cy', 'ann+ cy+', 'approved'],
    [2, 'ann bob cy', 'ann+ cy-', 'rejected'],
    [2, 'ann bob cy', 'ann0 cy0', 'rejected'],
    [2, 'ann bob cy', 'ann0 cy+ bob+', 'approved'],
    // More than half of all members: of four, three.
    ['majority', 'a b c', 'a+', 'pending'],
    ['majority', 'a b c', 'a+ b+', 'approved'],
    ['majority', 'a b c', 'a+ b- c+', 'approved'],
    ['majority', 'a b c', 'a- b-', 'rejected'],
    ['majority', 'a b c d', 'a+ b+', 'pending'],
    ['majority', 'a b c d', 'a+ b+ c+', 'approved'],
    ['majority', 'a b c d', 'a+ b+ c- d-', 'rejected'],
    ['majority', 'a b c d', 'a- b-', 'rejected'],
    ['majority', 'a b c d', 'a0 b0', 'rejected'],
    ['majority', 'a b c d', 'a0 b+ c+', 'pending'],
    ['majority', 'a', 'a+', 'approved'],
    // A change of mind counts until it is decided, not after.
    ['majority', 'a b c', 'a- a+ b+', 'approved'],
    ['any', 'ann bob', 'ann0 ann+', 'approved'],
    ['any', 'ann bob', 'ann+ bob-', 'approved'],
    ['any', 'ann bob', 'ann- ann+', 'rejected'],
    ['any', 'ann bob', 'zoe+', 'pending'],
  ])('with %s of %s after "%s" is %s', (howMany, of, text, expected) => {
    expect(state(howMany, of, text)).toBe(expected);
  });

  it('tells who decided, what is needed and who can still decide', () => {
    const set = { members: members('a b c d'), howMany: 'majority' } as const;
    const early = decideSet({ set, decisions: decisions('a+ b0') });
    expect(early).toMatchObject({
      state: 'pending',
      needed: 3,
      outstanding: members('c d'),
    });
    const late = decideSet({ set, decisions: decisions('a+ b+ c+ d-') });
    expect(late).toMatchObject({
      state: 'approved',
      decidedAt: time(2),
      outstanding: [],
      ignored: [
        {
          decision: { by: user('d') },
          because: 'The approval is approved already',
        },
      ],
    });
    expect([...late.votes.keys()]).toEqual(members('a b c'));
  });

  it('without members is never approved', () => {
    for (const howMany of ['any', 'all', 'majority', 2] as const) {
      expect(
        decideSet({ set: { members: [], howMany }, decisions: [] }).state,
      ).toBe('rejected');
    }
  });

  it('is final, in whatever order it is told, and counts nobody twice', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const anyDecisions = fc.array(
      fc.record({
        by: fc.constantFrom(...names, 'x', 'y').map(user),
        decision: fc.constantFrom(...decisionValues),
        at: fc
          .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 1 })
          .map(([minute]) => time(minute)),
      }),
      { maxLength: 12 },
    );
    const howMany = fc.constantFrom<HowMany>('any', 'all', 'majority', 1, 2, 3);
    const delegations: Delegation[] = [
      { delegator: user('a'), delegate: user('x') },
      { delegator: user('b'), delegate: user('x') },
      { delegator: user('c'), delegate: user('d'), end: time(30) },
    ];
    fc.assert(
      fc.property(
        fc.subarray(names, { minLength: 1 }),
        howMany,
        anyDecisions,
        fc.subarray(names),
        (of, many, all, parties) => {
          const inOrder = [...all]
            .sort((one, other) => (one.at < other.at ? -1 : 1))
            .filter(
              ({ at }, place, list) => place === 0 || list[place - 1].at !== at,
            );
          const options = {
            set: { members: of.map(user), howMany: many },
            delegations,
            conflicted: new Map(parties.map(name => [user(name), 'asked'])),
          };
          const whole = decideSet({ ...options, decisions: inOrder });
          expect(
            decideSet({ ...options, decisions: [...inOrder].reverse() }),
          ).toEqual(whole);
          const states = inOrder.map(
            (_, count) =>
              decideSet({ ...options, decisions: inOrder.slice(0, count) })
                .state,
          );
          const decided = states.findIndex(each => each !== 'pending');
          expect(
            decided < 0 ||
              [...states.slice(decided), whole.state].every(
                each => each === states[decided],
              ),
          ).toBe(true);
          const voters = [...whole.votes.values()].map(({ by }) => by);
          expect(new Set(voters).size).toBe(voters.length);
          expect(voters.some(by => options.conflicted.has(by))).toBe(false);
          const approvals = [...whole.votes.values()].filter(
            ({ decision }) => decision === 'approved',
          ).length;
          expect(whole.state !== 'approved' || approvals >= 1).toBe(true);
          expect(
            whole.state !== 'approved' ||
              many !== 'majority' ||
              approvals * 2 > of.length,
          ).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a delegate', () => {
  const set = { members: members('ann bob cy'), howMany: 'majority' } as const;
  const delegations: Delegation[] = [
    { delegator: user('ann'), delegate: user('dee') },
    { delegator: user('bob'), delegate: user('dee') },
    {
      delegator: user('cy'),
      delegate: user('bob'),
      start: time(1),
      end: time(9),
    },
  ];
  const votes = (text: string, conflicted?: Map<string, string>) =>
    Object.fromEntries(
      [
        ...decideSet({
          set,
          decisions: decisions(text),
          delegations,
          conflicted,
        }).votes,
      ].map(([member, { by, decision }]) => [
        member.split('/')[1],
        `${by.split('/')[1]} ${decision}`,
      ]),
    );

  it('decides for one delegator, and not for a second', () => {
    expect(votes('dee+')).toEqual({ ann: 'dee approved' });
    expect(votes('dee+ dee0')).toEqual({ ann: 'dee abstained' });
    expect(votes('ann0 dee+')).toEqual({
      ann: 'ann abstained',
      bob: 'dee approved',
    });
  });

  it('gives way to the delegator', () => {
    expect(votes('dee+ ann-')).toEqual({ ann: 'ann rejected' });
    expect(votes('ann- bob0 dee+')).toEqual({
      ann: 'ann rejected',
      bob: 'bob abstained',
    });
  });

  it('who is a member has their own vote and no other', () => {
    expect(votes('ann0 bob+')).toEqual({
      ann: 'ann abstained',
      bob: 'bob approved',
    });
  });

  it('is bound by the duties, and so is whom they stand in for', () => {
    const of = (name: string) =>
      new Map([[user(name), 'requested the change']]);
    expect(votes('dee+', of('dee'))).toEqual({});
    // Not for ann, so for bob.
    expect(votes('dee+', of('ann'))).toEqual({ bob: 'dee approved' });
    expect(
      seatOf(user('dee'), time(0), { set, delegations, conflicted: of('dee') }),
    ).toEqual({
      because:
        "Can't approve their own change: user:default/dee requested the change",
    });
  });

  it('is one only for the time named', () => {
    const seat = (minute: number) =>
      seatOf(user('x'), time(minute), {
        set,
        delegations: [
          {
            delegator: user('cy'),
            delegate: user('x'),
            start: time(1),
            end: time(9),
          },
        ],
      });
    expect(seat(0)).toEqual({
      because: "Isn't asked to approve: user:default/x",
    });
    expect(seat(1)).toEqual({ member: user('cy') });
    expect(seat(9)).toHaveProperty('because');
  });

  it.each<[string, Delegation[], number[]]>([
    ['oneself', [{ delegator: 'a', delegate: 'a' }], [0]],
    [
      'two at a time',
      [
        { delegator: 'a', delegate: 'b', end: time(5) },
        { delegator: 'a', delegate: 'c', start: time(4) },
      ],
      [1],
    ],
    [
      'one after the other',
      [
        { delegator: 'a', delegate: 'b', end: time(5) },
        { delegator: 'a', delegate: 'c', start: time(5) },
      ],
      [],
    ],
    [
      'an end before the start',
      [{ delegator: 'a', delegate: 'b', start: time(5), end: time(5) }],
      [0],
    ],
    [
      'one of several people',
      [
        { delegator: 'a', delegate: 'x' },
        { delegator: 'b', delegate: 'x' },
      ],
      [],
    ],
  ])('may not be %s', (_, list, wrong) => {
    expect(checkDelegations(list).map(({ index }) => index)).toEqual(wrong);
  });
});
