import { decideGate } from './decideGate';
import { GateChange, GateFacts } from './gateFacts';

const shop = 'component:default/shop';
const ledger = 'component:default/ledger';
const quiet: GateFacts = {
  entityRef: shop,
  environment: 'production',
  at: '2027-03-01T12:00:00.000Z',
  catalog: 'reached',
  whenUnreachable: 'deny',
  entityKnown: true,
  freezes: [],
  openIncidents: [],
  changeRequired: true,
};
const approved: GateChange = {
  number: 'CHG-1',
  state: 'scheduled',
  onHold: false,
  plannedStart: '2027-03-01T12:00:00.000Z',
  plannedEnd: '2027-03-01T14:00:00.000Z',
  entityRefs: [shop],
  contentApproved: true,
  fixes: [],
  overriddenFreezes: [],
};
const by = (part: Partial<GateChange> = {}) => ({
  change: { ...approved, ...part },
});
const freeze = (effect: 'hard' | 'soft', entityRef = shop, id = effect) => ({
  id,
  name: `The ${effect} one`,
  effect,
  entityRef,
});
const incident = (number: string, entityRef = shop) => ({ number, entityRef });
const late = { at: '2027-03-01T14:00:00.000Z' };
const early = { at: '2027-03-01T11:59:59.999Z' };
const down = { catalog: 'unreachable', entityKnown: false } as const;
const open = { whenUnreachable: 'allow' } as const;

type Case = [string, Partial<GateFacts>, string, string[]];

const cases: Case[] = [
  // Without a change
  [
    'nothing against, no change needed',
    { changeRequired: false },
    'allow',
    ['nothing_against'],
  ],
  ['a change needed, none named', {}, 'needs_approval', ['change_missing']],
  ['an unknown change', { unknownChange: 'CHG-9' }, 'deny', ['change_unknown']],
  [
    'an unknown change where none is needed',
    { unknownChange: 'CHG-9', changeRequired: false },
    'deny',
    ['change_unknown'],
  ],
  [
    'an unknown entity',
    { entityKnown: false, changeRequired: false },
    'deny',
    ['entity_unknown'],
  ],
  // By a change, in each of its states
  ['an approved change in its time', by(), 'allow', ['change_approved']],
  [
    'a change that is being implemented',
    by({ state: 'implement' }),
    'allow',
    ['change_approved'],
  ],
  [
    'an approved change where none is needed',
    { ...by(), changeRequired: false },
    'allow',
    ['change_approved'],
  ],
  ['a draft', by({ state: 'new' }), 'deny', ['change_not_approved']],
  [
    'a draft where no change is needed',
    { ...by({ state: 'new' }), changeRequired: false },
    'deny',
    ['change_not_approved'],
  ],
  [
    'a change in assessment',
    by({ state: 'assess' }),
    'deny',
    ['change_not_approved'],
  ],
  [
    'a change awaiting authorization',
    by({ state: 'authorize' }),
    'deny',
    ['change_not_approved'],
  ],
  ['a change in review', by({ state: 'review' }), 'deny', ['change_over']],
  ['a closed change', by({ state: 'closed' }), 'deny', ['change_over']],
  ['a canceled change', by({ state: 'canceled' }), 'deny', ['change_over']],
  ['a change on hold', by({ onHold: true }), 'deny', ['change_on_hold']],
  [
    'a change edited since its approval',
    by({ contentApproved: false }),
    'deny',
    ['change_edited_since_approval'],
  ],
  [
    'a change of another entity',
    by({ entityRefs: [ledger] }),
    'deny',
    ['change_of_other_entity'],
  ],
  [
    'a change of several entities',
    by({ entityRefs: [ledger, shop] }),
    'allow',
    ['change_approved'],
  ],
  [
    'a change for another environment',
    by({ environment: 'staging' }),
    'deny',
    ['change_of_other_environment'],
  ],
  [
    'a change for this environment',
    by({ environment: 'production' }),
    'allow',
    ['change_approved'],
  ],
  [
    'no environment told',
    { ...by({ environment: 'production' }), environment: undefined },
    'allow',
    ['change_approved'],
  ],
  // Its time
  ['a moment early', { ...by(), ...early }, 'deny', ['change_out_of_window']],
  ['at its end', { ...by(), ...late }, 'deny', ['change_out_of_window']],
  [
    'without a plan',
    by({ plannedStart: undefined, plannedEnd: undefined }),
    'deny',
    ['change_out_of_window'],
  ],
  [
    'started late with a reason',
    { ...by({ state: 'implement', overrideReason: 'Disk was late' }), ...late },
    'allow',
    ['window_overridden'],
  ],
  [
    'late with a reason, not started',
    { ...by({ overrideReason: 'Disk was late' }), ...late },
    'deny',
    ['change_out_of_window'],
  ],
  [
    'started late without a reason',
    { ...by({ state: 'implement' }), ...late },
    'deny',
    ['change_out_of_window'],
  ],
  [
    'a draft, and early',
    { ...by({ state: 'new' }), ...early },
    'deny',
    ['change_not_approved', 'change_out_of_window'],
  ],
  // Freezes
  [
    'a hard freeze, no change',
    { freezes: [freeze('hard')], changeRequired: false },
    'deny',
    ['hard_freeze'],
  ],
  [
    'a hard freeze, approved change',
    { ...by(), freezes: [freeze('hard')] },
    'deny',
    ['hard_freeze', 'change_approved'],
  ],
  [
    'a hard freeze over its blast radius',
    { ...by(), freezes: [freeze('hard', ledger)] },
    'deny',
    ['hard_freeze', 'change_approved'],
  ],
  [
    'a hard freeze that was overridden',
    { ...by({ overriddenFreezes: ['hard'] }), freezes: [freeze('hard')] },
    'allow',
    ['freeze_overridden', 'change_approved'],
  ],
  [
    'one of two hard freezes overridden',
    {
      ...by({ overriddenFreezes: ['hard'] }),
      freezes: [freeze('hard'), { ...freeze('hard'), id: 'other' }],
    },
    'deny',
    ['hard_freeze', 'freeze_overridden', 'change_approved'],
  ],
  [
    'a soft freeze, no change',
    { freezes: [freeze('soft')], changeRequired: false },
    'needs_approval',
    ['soft_freeze'],
  ],
  [
    'a soft freeze, change needed',
    { freezes: [freeze('soft')] },
    'needs_approval',
    ['soft_freeze', 'change_missing'],
  ],
  [
    'a soft freeze, approved change',
    { ...by(), freezes: [freeze('soft')] },
    'allow',
    ['soft_freeze', 'change_approved'],
  ],
  [
    'a soft freeze, draft',
    { ...by({ state: 'new' }), freezes: [freeze('soft')] },
    'deny',
    ['change_not_approved', 'soft_freeze'],
  ],
  // Incidents
  [
    'an open incident',
    { openIncidents: [incident('INC-1')], changeRequired: false },
    'deny',
    ['open_incident'],
  ],
  [
    'an open incident upstream',
    { ...by(), openIncidents: [incident('INC-1', ledger)] },
    'deny',
    ['open_incident', 'change_approved'],
  ],
  [
    'an incident that the change fixes',
    { ...by({ fixes: ['INC-1'] }), openIncidents: [incident('INC-1')] },
    'allow',
    ['fixes_incident', 'change_approved'],
  ],
  [
    'two incidents, one of them fixed',
    {
      ...by({ fixes: ['INC-1'] }),
      openIncidents: [incident('INC-1'), incident('INC-2')],
    },
    'deny',
    ['open_incident', 'fixes_incident', 'change_approved'],
  ],
  [
    'an incident, change missing',
    { openIncidents: [incident('INC-1')] },
    'deny',
    ['open_incident', 'change_missing'],
  ],
  [
    'a fix during a hard freeze',
    {
      ...by({ fixes: ['INC-1'] }),
      openIncidents: [incident('INC-1')],
      freezes: [freeze('hard')],
    },
    'deny',
    ['hard_freeze', 'fixes_incident', 'change_approved'],
  ],
  // The catalog
  [
    'no catalog, closed',
    { ...down, changeRequired: false },
    'deny',
    ['catalog_unreachable'],
  ],
  [
    'no catalog, open',
    { ...down, ...open, changeRequired: false },
    'allow',
    ['catalog_unreachable'],
  ],
  [
    'no catalog, closed, approved change',
    { ...down, ...by() },
    'deny',
    ['catalog_unreachable', 'change_approved'],
  ],
  [
    'no catalog, open, approved change',
    { ...down, ...open, ...by() },
    'allow',
    ['catalog_unreachable', 'change_approved'],
  ],
  [
    'no catalog, open, change missing',
    { ...down, ...open },
    'needs_approval',
    ['change_missing', 'catalog_unreachable'],
  ],
  [
    'no catalog, open, a freeze that is known',
    { ...down, ...open, freezes: [freeze('hard')] },
    'deny',
    ['hard_freeze', 'change_missing', 'catalog_unreachable'],
  ],
];

describe('the gate', () => {
  it.each(cases)('%s', (_, part, decision, codes) => {
    const answer = decideGate({ ...quiet, ...part });
    expect(answer.decision).toBe(decision);
    expect(answer.reasons.map(({ code }) => code)).toEqual(codes);
    for (const { code, message, ref } of answer.reasons) {
      expect(message).not.toBe('');
      expect(ref !== undefined).toBe(code !== 'entity_unknown');
    }
  });

  it('says where the trouble is', () => {
    const { reasons } = decideGate({
      ...quiet,
      freezes: [freeze('hard', ledger)],
      openIncidents: [incident('INC-1', ledger)],
    });
    expect(reasons).toEqual([
      {
        code: 'hard_freeze',
        message: `The hard freeze 'The hard one' is on (it is over ${ledger})`,
        ref: 'hard',
      },
      {
        code: 'open_incident',
        message: `INC-1 is open with priority 1, on ${ledger}, and no change is named that fixes it`,
        ref: 'INC-1',
      },
      {
        code: 'change_missing',
        message: `${shop} is deployed by an approved change; none was named`,
        ref: shop,
      },
    ]);
  });
});
