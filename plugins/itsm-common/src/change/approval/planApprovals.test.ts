import * as fc from 'fast-check';
import { ChangeEntityFacts, ChangeFacts } from '../changeFacts';
import { defaultChangeModels } from '../lifecycle';
import { riskLevels } from '../risk/riskSchema';
import {
  ApprovalPolicy,
  approvalPolicySchema,
  ApprovalStep,
  approvalSteps,
  defaultApprovalPolicy,
} from './approvalPolicy';
import { checkApprovalPolicy } from './checkApprovalPolicy';
import { planApprovals } from './planApprovals';

const entity = (
  name: string,
  part: Partial<ChangeEntityFacts> = {},
): ChangeEntityFacts => ({
  entityRef: `component:default/${name}`,
  kind: 'component',
  role: 'affected',
  owner: `group:default/${name}-team`,
  ...part,
});

const change: ChangeFacts = {
  model: 'normal',
  riskLevel: 'low',
  assignmentGroup: 'group:default/platform',
  entities: [
    entity('shop', { role: 'primary', tier: 2 }),
    entity('cart', { owner: 'group:default/shop-team' }),
    entity('ledger', { role: 'impacted', tier: 1 }),
    entity('mail', { role: 'impacted', tier: 3 }),
  ],
};

const outline = (
  policy: ApprovalPolicy,
  step: ApprovalStep,
  part: Partial<ChangeFacts> = {},
) =>
  planApprovals({ ...change, ...part }, policy, step).map(
    ({ howMany, approvers, entityRefs }) =>
      `${howMany} of ${[...approvers, ...entityRefs]
        .map(ref => ref.replace('default/', ''))
        .join(', ')}`,
  );

const policyOf = (...rules: object[]) =>
  approvalPolicySchema.parse({
    rules: rules.map((rule, at) => ({
      name: `Rule ${at}`,
      steps: ['authorize'],
      approvals: [],
      ...rule,
    })),
  });

describe('the policy that ships', () => {
  it('has one of each owner assess', () => {
    expect(outline(defaultApprovalPolicy, 'assess')).toEqual([
      'any of group:shop-team, component:cart, component:shop',
    ]);
    const entities = [
      ...change.entities,
      entity('docs', { owner: 'user:default/ann' }),
      entity('orphan', { owner: undefined }),
    ];
    expect(outline(defaultApprovalPolicy, 'assess', { entities })).toEqual([
      'any of group:shop-team, component:cart, component:shop',
      'any of user:ann, component:docs',
      'any of component:orphan',
    ]);
  });

  it.each<[Partial<ChangeFacts>, string[]]>([
    [{ riskLevel: 'low' }, []],
    [{ riskLevel: 'moderate' }, ['any of role:changeManagers']],
    [
      { riskLevel: 'high' },
      [
        'majority of role:advisoryBoard',
        'any of group:ledger-team, component:ledger',
      ],
    ],
    [{ riskLevel: 'high', entities: [] }, ['majority of role:advisoryBoard']],
    [
      { riskLevel: 'low', insideSoftFreeze: true },
      ['any of role:changeManagers'],
    ],
    [
      { riskLevel: 'moderate', insideSoftFreeze: true },
      ['any of role:changeManagers'],
    ],
    [{ model: 'emergency', riskLevel: 'low' }, ['any of role:changeManagers']],
    [{ model: 'emergency', riskLevel: 'high' }, ['any of role:changeManagers']],
  ])('authorizes %j', (part, sets) => {
    expect(outline(defaultApprovalPolicy, 'authorize', part)).toEqual(sets);
  });

  it('has no mistakes', () => {
    expect(
      checkApprovalPolicy(defaultApprovalPolicy, defaultChangeModels),
    ).toEqual([]);
  });
});

describe('rules', () => {
  it.each<[object, Partial<ChangeFacts>, boolean]>([
    [{}, {}, true],
    [{ model: ['normal', 'emergency'] }, {}, true],
    [{ model: 'emergency' }, {}, false],
    [{ riskLevel: 'low' }, {}, true],
    [{ category: 'Network' }, { category: 'Network / DNS' }, true],
    [{ category: 'Network / DNS' }, { category: 'Network' }, false],
    [{ environment: 'production' }, { environment: 'production' }, true],
    [{ environment: 'production' }, {}, false],
    [{ entity: { tiers: [2] } }, {}, true],
    // The tier of what is only impacted is another question.
    [{ entity: { tiers: [1] } }, {}, false],
    [{ impacted: { tiers: [1] } }, {}, true],
    [{ entity: { kinds: ['component'], owners: ['shop-team'] } }, {}, true],
    [{ entity: { tiers: [2], owners: ['cart-team'] } }, {}, false],
    [{ insideSoftFreeze: true }, {}, false],
    [{ insideSoftFreeze: false }, {}, true],
    [{ recordedAfterTheFact: true }, { recordedAfterTheFact: true }, true],
    [{ leadTimeMissed: true }, { leadTimeMissed: true }, true],
    [{ model: 'normal', riskLevel: 'high' }, {}, false],
  ])('when %j, of a change with %j: %s', (when, part, is) => {
    const policy = policyOf(
      { when, approvals: [{ who: 'assignmentGroup' }] },
      {},
    );
    expect(outline(policy, 'authorize', part)).toEqual(
      is ? ['any of group:platform'] : [],
    );
  });

  it('add up in their order, up to one that says stop, and ask the same once', () => {
    const security = { who: 'group:security', howMany: 2 };
    const policy = policyOf(
      { approvals: [security] },
      { approvals: [{ who: ['group:b', 'user:ann'], each: true }, security] },
      {
        when: { model: 'normal' },
        approvals: [{ who: ['user:bob', 'group:a'] }],
        stop: true,
      },
      { approvals: [{ who: 'group:z' }] },
    );
    expect(outline(policy, 'authorize')).toEqual([
      '2 of group:security',
      'any of group:b',
      'any of user:ann',
      'any of group:a, user:bob',
    ]);
    expect(planApprovals(change, policy, 'authorize')[0].rules).toEqual([
      'Rule 0',
      'Rule 1',
    ]);
    expect(outline(policy, 'authorize', { model: 'other' })).toHaveLength(4);
  });

  it('must be for every change: silence is no approval', () => {
    const policy = policyOf({ when: { riskLevel: 'high' } });
    expect(() => planApprovals(change, policy, 'authorize')).toThrow(
      "No rule of the approval policy is for this change in the step 'authorize'",
    );
  });
});

describe('a policy', () => {
  it.each<[object, string]>([
    [{ rules: [] }, 'rules'],
    [{}, 'rules'],
    [{ rules: [{}] }, 'rules.0.name'],
    [{ rules: [{ steps: [] }] }, 'rules.0.steps'],
    [{ rules: [{ steps: ['review'] }] }, 'rules.0.steps.0'],
    [{ rules: [{ when: { riskLevel: 'huge' } }] }, 'rules.0.when.riskLevel.0'],
    [{ rules: [{ when: { model: [] } }] }, 'rules.0.when.model'],
    [{ rules: [{ when: { entity: {} } }] }, 'rules.0.when.entity'],
    [{ rules: [{ when: { moon: 'full' } }] }, 'rules.0.when'],
    [{ rules: [{ approvals: [{ who: [] }] }] }, 'rules.0.approvals.0.who'],
    [
      { rules: [{ approvals: [{ who: 'everybody' }] }] },
      'rules.0.approvals.0.who.0',
    ],
    [
      { rules: [{ approvals: [{ who: 'role:kings' }] }] },
      'rules.0.approvals.0.who.0',
    ],
    [
      { rules: [{ approvals: [{ who: 'component:x' }] }] },
      'rules.0.approvals.0.who.0',
    ],
    [
      { rules: [{ approvals: [{ who: 'group:a', howMany: 0 }] }] },
      'rules.0.approvals.0.howMany',
    ],
    [
      { rules: [{ approvals: [{ who: 'group:a', howMany: 'most' }] }] },
      'rules.0.approvals.0.howMany',
    ],
    [
      {
        rules: [{ approvals: [{ who: 'group:a', fallback: 'entityOwners' }] }],
      },
      'rules.0.approvals.0.fallback',
    ],
  ])('%j is refused at %s', (given, path) => {
    const { error } = approvalPolicySchema.safeParse(given);
    expect(error?.issues.map(issue => issue.path.join('.'))).toContain(path);
  });

  const both = { steps: [...approvalSteps] };
  const asks = { approvals: [{ who: 'role:changeManagers' }] };
  it.each<[string, object[], string, string]>([
    [
      'a gap',
      [{ ...both, ...asks, when: { riskLevel: ['low', 'high'] } }],
      'rules',
      "'normal' and of moderate risk in the step 'assess'",
    ],
    [
      'a gap behind conditions that may not hold',
      [{ ...both, ...asks, when: { entity: { tiers: [1, 2, 3, 4] } } }],
      'rules',
      'has no rule that is surely for',
    ],
    [
      'an emergency without authority',
      [{ ...both }],
      'rules',
      'would let nobody authorize an emergency change',
    ],
    [
      'an emergency that a tag lets through',
      [
        { ...both, when: { entity: { tags: ['x'] } }, stop: true },
        { ...both, ...asks },
      ],
      'rules.0',
      'would let nobody authorize',
    ],
    [
      'an emergency that perhaps asks nobody',
      [{ ...both, approvals: [{ who: 'ownersOfImpactedTier1' }] }],
      'rules',
      'would let nobody authorize',
    ],
    [
      'a rule behind a stop',
      [{ ...both, ...asks, stop: true }, { ...both }],
      'rules.1',
      'never read',
    ],
    [
      'a rule of a step that the model has not',
      [
        { ...both, ...asks },
        { steps: ['assess'], when: { model: 'emergency' } },
      ],
      'rules.1',
      'never read',
    ],
    [
      'an unknown model',
      [
        { ...both, ...asks },
        { ...both, when: { model: ['normal', 'nomral'] } },
      ],
      'rules.1.when.model.1',
      "'nomral'",
    ],
    [
      'one name twice',
      [
        { ...both, ...asks, name: 'A' },
        { ...both, name: 'A' },
      ],
      'rules.1.name',
      "two rules: 'A'",
    ],
  ])('with %s is refused', (_, rules, path, message) => {
    const issues = checkApprovalPolicy(policyOf(...rules), defaultChangeModels);
    expect(issues.map(issue => issue.path.join('.'))).toContain(path);
    expect(issues.map(issue => issue.message).join()).toContain(message);
  });

  it('without mistakes has an answer for every change, and an authority for every emergency', () => {
    const when = fc.record(
      {
        model: fc.subarray(['normal', 'emergency'], { minLength: 1 }),
        riskLevel: fc.subarray([...riskLevels], { minLength: 1 }),
        insideSoftFreeze: fc.boolean(),
        entity: fc.constantFrom({ tiers: [1] }, { tags: ['x'] }),
      },
      { requiredKeys: [] },
    );
    const approvals = fc.array(
      fc.record({
        who: fc.subarray(
          [
            'entityOwners',
            'ownersOfImpactedTier1',
            'group:a',
            'role:advisoryBoard',
          ],
          { minLength: 1 },
        ),
        each: fc.boolean(),
        howMany: fc.constantFrom('any', 'all', 'majority', 2),
      }),
      { maxLength: 2 },
    );
    const rule = fc.record({
      steps: fc.subarray([...approvalSteps], { minLength: 1 }),
      when: fc.oneof(when, fc.constant({})),
      approvals,
      stop: fc.boolean(),
    });
    const facts = fc.record({
      model: fc.constantFrom('normal', 'emergency'),
      riskLevel: fc.constantFrom(...riskLevels),
      insideSoftFreeze: fc.boolean(),
      entities: fc
        .tuple(fc.integer({ min: 1, max: 2 }), fc.subarray(['x']))
        .map(([tier, tags]) => [
          entity('shop', { role: 'primary', tier, tags }),
        ]),
    });
    let sound = 0;
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 5 }),
        fc.array(facts, { minLength: 5, maxLength: 10 }),
        (rules, changes) => {
          const policy = policyOf(...rules);
          const issues = checkApprovalPolicy(policy, defaultChangeModels);
          if (issues.length > 0) {
            return;
          }
          sound += 1;
          for (const each of changes) {
            const { path } = defaultChangeModels[each.model];
            const plans = approvalSteps
              .filter(step => path.includes(step))
              .map(step => planApprovals(each, policy, step));
            expect(each.model !== 'emergency' || plans.at(-1)!.length > 0).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});
