import { EntityFacts } from '../changeFacts';
import { CreateWindowRequest, createWindowSchema } from './window';
import { coveredThrough, mayOverrideFreeze, windowsOver } from './windowsOver';

const retail: EntityFacts = {
  entityRef: 'domain:default/retail',
  kind: 'domain',
};
const payments: EntityFacts = {
  entityRef: 'system:default/payments',
  kind: 'system',
  tags: ['pci'],
};
const ledger: EntityFacts = {
  entityRef: 'component:default/ledger',
  kind: 'component',
  type: 'service',
  owner: 'group:default/ledger-team',
  ownerParents: ['group:default/finance'],
  tier: 1,
  within: [payments, retail],
};
const journal: EntityFacts = {
  entityRef: 'component:default/journal',
  kind: 'component',
  tier: 3,
  within: [{ ...ledger, within: undefined }, payments, retail],
};
const shop: EntityFacts = {
  entityRef: 'component:default/shop',
  kind: 'component',
  type: 'website',
  owner: 'user:default/ann',
  within: [retail],
};

const freeze = (part: Partial<CreateWindowRequest>) =>
  createWindowSchema.parse({
    name: 'Freeze',
    kind: 'freeze',
    effect: 'hard',
    scope: 'everything',
    timeZone: 'UTC',
    start: '2027-12-20T00:00',
    end: '2027-12-27T00:00',
    ...part,
  });

describe('a window covers', () => {
  it.each<[string, Partial<CreateWindowRequest>, (string | undefined)[]]>([
    ['everything', {}, ['ledger', 'journal', 'shop']],
    [
      'an entity and what is below it',
      { scope: [{ entities: ['component:ledger'] }] },
      ['ledger', 'ledger', undefined],
    ],
    [
      'a system',
      { scope: [{ systems: ['payments'] }] },
      ['payments', 'payments', undefined],
    ],
    [
      'a domain',
      { scope: [{ domains: ['retail'] }] },
      ['retail', 'retail', 'retail'],
    ],
    [
      'a kind',
      { scope: [{ kinds: ['Component'] }] },
      ['ledger', 'journal', 'shop'],
    ],
    [
      'a tag, of the system too',
      { scope: [{ tags: ['PCI'] }] },
      ['payments', 'payments', undefined],
    ],
    [
      'an owner',
      { scope: [{ owners: ['user:ann'] }] },
      [undefined, undefined, 'shop'],
    ],
    [
      'an owner above the owner',
      { scope: [{ owners: ['finance'] }] },
      ['ledger', 'ledger', undefined],
    ],
    ['a tier', { scope: [{ tiers: [3] }] }, [undefined, 'journal', undefined]],
    [
      'all of one scope',
      { scope: [{ domains: ['retail'], types: ['website'] }] },
      [undefined, undefined, 'retail'],
    ],
    [
      'either of two scopes',
      { scope: [{ types: ['website'] }, { tiers: [1] }] },
      ['ledger', 'ledger', 'shop'],
    ],
    [
      'a domain but for a system',
      { scope: [{ domains: ['retail'] }], except: [{ systems: ['payments'] }] },
      [undefined, undefined, 'retail'],
    ],
    [
      'a system but for an entity and what is below',
      {
        scope: [{ systems: ['payments'] }],
        except: [{ entities: ['component:ledger'] }],
      },
      [undefined, undefined, undefined],
    ],
    [
      'everything but a tier',
      { except: [{ tiers: [3] }] },
      ['ledger', undefined, 'shop'],
    ],
  ])('%s', (_, part, expected) => {
    expect(
      [ledger, journal, shop].map(
        entity => coveredThrough(freeze(part), entity)?.split('/')[1],
      ),
    ).toEqual(expected);
  });

  it('an environment, and what might be in it', () => {
    const window = freeze({ environments: ['production'] });
    const through = (environment?: string) =>
      coveredThrough(window, shop, environment);
    expect(through('production')).toBe(shop.entityRef);
    expect(through('staging')).toBeUndefined();
    expect(through()).toBe(shop.entityRef);
  });

  it('entities at some time', () => {
    const december = freeze({ scope: [{ systems: ['payments'] }] });
    const june = freeze({ start: '2027-06-01T00:00', end: '2027-06-02T00:00' });
    const span = {
      start: '2027-12-26T23:00:00.000Z',
      end: '2027-12-27T01:00:00.000Z',
    };
    const over = windowsOver([ledger, shop], [december, june], span);
    expect(over).toEqual([
      {
        window: december,
        entityRef: ledger.entityRef,
        inheritedFrom: payments.entityRef,
        occurrences: [
          {
            start: '2027-12-20T00:00:00.000Z',
            end: '2027-12-27T00:00:00.000Z',
          },
        ],
      },
    ]);
    const after = { ...span, start: '2027-12-27T00:00:00.000Z' };
    expect(windowsOver([ledger, shop], [december, june], after)).toEqual([]);
  });
});

describe('a hard freeze may be overridden', () => {
  const person = {
    userRef: 'user:default/ann',
    groups: ['group:default/oncall'],
  };
  it.each<[string[] | undefined, boolean, boolean]>([
    [undefined, true, true],
    [undefined, false, false],
    [['group:default/oncall'], false, true],
    [['user:default/ann'], false, true],
    // Those whom it names, and nobody else.
    [['group:default/leads'], true, false],
  ])('%j, change manager: %s → %s', (overriddenBy, isChangeManager, may) => {
    expect(
      mayOverrideFreeze({ overriddenBy }, { ...person, isChangeManager }),
    ).toBe(may);
  });
});
