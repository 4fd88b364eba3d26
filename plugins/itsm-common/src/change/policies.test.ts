import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ApprovalStep } from './approval/approvalPolicy';
import { decideSet, Decision } from './approval/decideSet';
import { dutyConflicts } from './approval/dutyConflicts';
import { planApprovals } from './approval/planApprovals';
import { PeopleFacts, resolveApprovers } from './approval/resolveApprovers';
import { ChangeConfig, changeConfigSchema } from './changeConfig';
import { ChangeEntityFacts, ChangeFacts } from './changeFacts';
import { leadTimeKept, leadTimeOf } from './leadTime';
import { mayOverrideFreeze, windowsOver } from './window/windowsOver';

const folder = join(__dirname, '../../../../docs/policies');
const read = (name: string): ChangeConfig =>
  changeConfigSchema().parse(
    parse(readFileSync(join(folder, name), 'utf8')).itsm.changes,
  );

const user = (name: string) => `user:default/${name}`;
const at = '2027-03-01T12:00:00.000Z';
const people: PeopleFacts = {
  members: {
    'group:default/security': [user('sue')],
    'group:default/it-directors': [user('dan')],
    'group:default/platform': [user('pat'), user('pia')],
    'group:default/change-board': ['ann', 'bob', 'cleo', 'dan'].map(user),
    'group:default/managers': [user('max')],
    'group:default/board': [user('bob'), user('max')],
    'group:default/finance-it': [user('fay')],
  },
  roles: {
    incidentManagers: [],
    problemManagers: [],
    changeManagers: ['group:default/managers'],
    advisoryBoard: ['group:default/board'],
    administrators: [],
    auditors: [],
  },
};
const entity = (part: Partial<ChangeEntityFacts>): ChangeEntityFacts => ({
  entityRef: 'component:default/shop',
  kind: 'component',
  role: 'primary',
  owner: 'group:default/platform',
  ...part,
});
const change: ChangeFacts = {
  model: 'normal',
  riskLevel: 'low',
  assignmentGroup: 'group:default/platform',
  entities: [entity({})],
};

/* Who is asked, by set, when the named person has asked for the change. */
function asked(
  { approvals }: ChangeConfig,
  part: Partial<ChangeFacts>,
  { by = 'eve', step = 'authorize' as ApprovalStep } = {},
) {
  const parties = { requester: user(by), openedBy: user(by), implementers: [] };
  const conflicted = dutyConflicts(parties, approvals.delegates, at);
  return planApprovals({ ...change, ...part }, approvals, step)
    .map(set => resolveApprovers(set, people, conflicted))
    .map(({ howMany, members }) => [
      howMany,
      ...members.map(ref => ref.slice('user:default/'.length)),
    ]);
}

describe('docs/policies', () => {
  it('are all read here', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'approver-by-tier.yaml',
      'board-majority.yaml',
      'emergency-after-the-fact.yaml',
      'holiday-freeze.yaml',
      'lead-times-by-risk.yaml',
    ]);
  });

  describe('lead-times-by-risk', () => {
    const config = read('lead-times-by-risk.yaml');

    it.each([
      // Submitted on Monday the 15th of March; Easter is the 28th.
      ['low', '2027-03-17'],
      ['moderate', '2027-03-22'],
      ['high', '2027-03-31'],
    ] as const)('of %s risk may start on %s', (riskLevel, day) => {
      const leadTime = leadTimeOf({ ...change, riskLevel }, config.leadTimes)!;
      const { earliestStart } = leadTimeKept({
        submittedAt: '2027-03-15T10:00:00.000Z',
        plannedStart: `${day}T00:00:00.000Z`,
        leadTime,
        calendar: config.businessCalendar,
      });
      expect(Date.parse(earliestStart)).toBe(
        Date.parse(
          `${day}T00:00:00${day > '2027-03-28' ? '+02:00' : '+01:00'}`,
        ),
      );
    });

    it('needs a change manager for what comes sooner', () => {
      expect(asked(config, {})).toEqual([]);
      expect(asked(config, { leadTimeMissed: true })).toEqual([['any', 'max']]);
      expect(
        leadTimeOf(
          { ...change, model: 'emergency', riskLevel: 'high' },
          config.leadTimes,
        ),
      ).toEqual({ hours: 0 });
    });
  });

  describe('approver-by-tier', () => {
    const config = read('approver-by-tier.yaml');

    it.each<[Partial<ChangeEntityFacts>, unknown[]]>([
      [{ tier: 1 }, [['any', 'dan']]],
      [{ tier: 2 }, [['any', 'max']]],
      [{ tier: 4 }, [['any', 'pat', 'pia']]],
      [{}, [['any', 'pat', 'pia']]],
      [
        { type: 'firewall' },
        [
          ['any', 'sue'],
          ['any', 'pat', 'pia'],
        ],
      ],
      [
        { type: 'firewall', tier: 1 },
        [
          ['any', 'sue'],
          ['any', 'dan'],
        ],
      ],
    ])('of %j', (part, expected) => {
      expect(asked(config, { entities: [entity(part)] })).toEqual(expected);
    });

    it('asks the highest tier of several', () => {
      const entities = [
        entity({ tier: 2 }),
        entity({ role: 'affected', entityRef: 'component:default/x', tier: 1 }),
      ];
      expect(asked(config, { entities })).toEqual([['any', 'dan']]);
    });

    it('does not let security approve its own change', () => {
      const entities = [entity({ type: 'firewall' })];
      expect(() => asked(config, { entities }, { by: 'sue' })).toThrow(
        "rule 'Firewalls' leaves too few to approve",
      );
    });
  });

  describe('board-majority', () => {
    const config = read('board-majority.yaml');
    const board = ['ann', 'bob', 'cleo', 'dan'];
    const vote = (...votes: string[]) => {
      const decisions = votes.map(
        (text, minute): Decision => ({
          by: user(text.slice(1)),
          decision: text[0] === '+' ? 'approved' : 'rejected',
          at: new Date(Date.parse(at) + minute * 60_000).toISOString(),
        }),
      );
      return decideSet({
        set: { members: board.map(user), howMany: 'majority' },
        decisions,
        delegations: config.approvals.delegates,
      });
    };

    it('asks the board', () => {
      expect(asked(config, {})).toEqual([['majority', ...board]]);
      expect(asked(config, { model: 'emergency' })).toEqual([[2, ...board]]);
    });

    it('counts delegates for their members, and nobody twice', () => {
      expect(vote('+amir', '+bea').state).toBe('pending');
      expect(vote('+amir', '+bea', '+dan').state).toBe('approved');
      // Ann is on the board, and Cleo's delegate: one vote.
      expect(vote('+ann', '+amir', '+bob', '+ann').state).toBe('pending');
      expect(vote('-amir', '+ann', '+bob', '+dan').state).toBe('approved');
      expect(vote('-ann', '-bea').state).toBe('rejected');
    });

    it('binds the delegates by the duties of their members', () => {
      // Ann asks for it: neither she nor Amir votes, for her or for Cleo.
      expect(asked(config, {}, { by: 'ann' })).toEqual([
        ['majority', 'bob', 'cleo', 'dan'],
      ]);
    });
  });

  describe('holiday-freeze', () => {
    const config = read('holiday-freeze.yaml');
    const shop = entity({
      within: [{ entityRef: 'domain:default/finance', kind: 'domain' }],
    });
    const status = entity({ entityRef: 'component:default/status-page' });
    const on = (time: string, who = shop, environment = 'production') =>
      windowsOver(
        [who],
        config.windows,
        {
          start: new Date(time).toISOString(),
          end: new Date(Date.parse(time) + 1).toISOString(),
        },
        environment,
      ).map(({ window }) => window.name);

    it.each<[string, string[]]>([
      ['2027-12-19T23:59:59-05:00', []],
      ['2027-12-20T00:00:00-05:00', ['Holiday freeze']],
      ['2029-01-02T23:59:59-05:00', ['Holiday freeze']],
      ['2029-01-03T00:00:00-05:00', []],
      ['2027-09-30T18:00:00-04:00', ['Quarter end']],
      ['2027-12-31T12:00:00-05:00', ['Holiday freeze', 'Quarter end']],
      ['2027-08-30T18:00:00-04:00', []],
    ])('at %s: %j', (time, names) => {
      expect(on(time)).toEqual(names);
    });

    it('leaves out what it excepts, and other environments', () => {
      expect(on('2027-12-24T00:00:00Z', status)).toEqual([]);
      expect(on('2027-12-24T00:00:00Z', shop, 'staging')).toEqual([]);
    });

    it('may be overridden by an on-call lead only', () => {
      const [freeze] = config.windows;
      const may = (group: string, isChangeManager: boolean) =>
        mayOverrideFreeze(freeze, {
          userRef: user('max'),
          groups: [group],
          isChangeManager,
        });
      expect(may('group:default/on-call-leads', false)).toBe(true);
      expect(may('group:default/managers', true)).toBe(false);
    });

    it('asks finance too inside a soft freeze', () => {
      expect(asked(config, { insideSoftFreeze: true })).toEqual([
        ['any', 'fay'],
        ['any', 'max'],
      ]);
      expect(asked(config, {})).toEqual([['any', 'max']]);
    });
  });

  describe('emergency-after-the-fact', () => {
    const config = read('emergency-after-the-fact.yaml');
    const done = { model: 'emergency', recordedAfterTheFact: true };

    it('has a second person review what is done', () => {
      expect(asked(config, done)).toEqual([['any', 'max']]);
      // Max did it himself.
      expect(asked(config, done, { by: 'max' })).toEqual([['any', 'bob']]);
    });

    it('needs two beforehand', () => {
      expect(asked(config, { model: 'emergency' })).toEqual([
        [2, 'bob', 'max'],
      ]);
      expect(() =>
        asked(config, { model: 'emergency' }, { by: 'bob' }),
      ).toThrow("rule 'Emergency ahead' leaves too few to approve");
    });
  });
});

describe('the configuration of changes', () => {
  it('is complete by itself', () => {
    const config = changeConfigSchema().parse({});
    expect(config.approvals.rules.length).toBeGreaterThan(0);
    expect(config.risk.thresholds).toEqual({ moderate: 25, high: 50 });
    expect(config.businessCalendar.timeZone).toBe('UTC');
  });

  const window = {
    name: 'Freeze',
    kind: 'freeze',
    effect: 'hard',
    scope: 'everything',
    timeZone: 'UTC',
    start: '2027-01-01T00:00',
    end: '2027-01-02T00:00',
  };
  it.each<[object, string]>([
    [{ leadTime: [] }, ''],
    [
      { leadTimes: [{ when: { model: 'nomral' }, leadTime: { hours: 1 } }] },
      'leadTimes.0.when.model',
    ],
    [{ leadTimes: [{ leadTime: { weeks: 1 } }] }, 'leadTimes.0.leadTime'],
    [
      {
        approvals: { rules: [{ name: 'A', steps: ['assess'], approvals: [] }] },
      },
      'approvals.rules',
    ],
    [{ approvals: { rules: [], delegates: [] } }, 'approvals.rules'],
    [{ windows: [window, window] }, 'windows.1.name'],
    [{ windows: [{ ...window, end: '2026-01-01T00:00' }] }, 'windows.0.end'],
    [
      { windows: [{ ...window, rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31' }] },
      'windows.0.rrule',
    ],
    [{ risk: { thresholds: { moderate: 0 } } }, 'risk.thresholds.moderate'],
    [
      { businessCalendar: { timeZone: 'Bielefeld' } },
      'businessCalendar.timeZone',
    ],
  ])('%j is refused at %s', (given, path) => {
    const { error } = changeConfigSchema().safeParse(given);
    expect(error?.issues.map(issue => issue.path.join('.'))).toContain(path);
  });
});
