import { EntityFacts } from '../changeFacts';
import { CreateWindowRequest } from '../window/window';
import { change, hour, window, world } from './__testUtils__/world';
import { ConflictIndex } from './ConflictIndex';
import { Conflict, ReachedEntity } from './conflicts';

const [shop, cart, ledger] = ['shop', 'cart', 'ledger'].map(
  name => `component:default/${name}`,
);
const below: ReachedEntity[] = [
  { entityRef: cart, direction: 'downstream', path: [ledger, cart] },
  { entityRef: shop, direction: 'downstream', path: [ledger, cart, shop] },
];
const closures = new Map([[ledger, below]]);

const outline = (conflicts: Conflict[]) =>
  conflicts.map(({ kind, number, window: is, userRef }) =>
    [kind, number ?? is?.id ?? userRef].join(' '),
  );

describe('a change conflicts', () => {
  it('with another of the same entity at the same time', () => {
    const one = change('CHG-1', 0, 4, [shop]);
    const touching = change('CHG-2', 4, 6, [shop]);
    const other = change('CHG-3', 3, 6, [cart, shop]);
    const index = new ConflictIndex(world({ changes: [one, touching, other] }));
    expect(index.conflictsOf(one)).toEqual([
      {
        kind: 'same_entity',
        number: 'CHG-3',
        entityRef: shop,
        during: [{ start: hour(3), end: hour(4) }],
      },
    ]);
    expect(outline(index.conflictsOf(other))).toEqual([
      'same_entity CHG-1',
      'same_entity CHG-2',
    ]);
  });

  it('with what is in its blast radius or it stands on, whichever closure says so', () => {
    const base = change('CHG-1', 0, 4, [ledger]);
    const top = change('CHG-2', 2, 6, [shop]);
    const index = new ConflictIndex(world({ changes: [base, top], closures }));
    expect(index.conflictsOf(base)).toEqual([
      {
        kind: 'related_entity',
        number: 'CHG-2',
        entityRef: ledger,
        otherEntityRef: shop,
        direction: 'downstream',
        path: [ledger, cart, shop],
        during: [{ start: hour(2), end: hour(4) }],
      },
    ]);
    expect(index.conflictsOf(top)).toEqual([
      {
        kind: 'related_entity',
        number: 'CHG-1',
        entityRef: shop,
        otherEntityRef: ledger,
        direction: 'upstream',
        path: [shop, cart, ledger],
        during: [{ start: hour(2), end: hour(4) }],
      },
    ]);
  });

  it('with no change of another environment, unless by the same person', () => {
    const ann = { implementers: ['user:default/ann'] };
    const one = change('CHG-1', 0, 4, [shop], {
      ...ann,
      environment: 'staging',
    });
    const others = [
      change('CHG-2', 0, 4, [shop], { environment: 'production' }),
      change('CHG-3', 0, 4, [shop]),
      change('CHG-4', 0, 4, [cart], { ...ann, environment: 'production' }),
    ];
    const index = new ConflictIndex(world({ changes: [one, ...others] }));
    expect(outline(index.conflictsOf(one))).toEqual([
      'same_entity CHG-3',
      'same_implementer CHG-4',
    ]);
  });

  it('with freezes over its entities, what they are inside of, or its blast radius', () => {
    const windows = [
      window('all-shop', { scope: [{ entities: [shop] }] }),
      window('payments', { scope: [{ systems: ['payments'] }] }),
      window('later', { start: '2027-03-28T00:00', end: '2027-03-29T00:00' }),
    ];
    const entities = new Map<string, EntityFacts>([
      [
        ledger,
        {
          entityRef: ledger,
          kind: 'component',
          within: [{ entityRef: 'system:default/payments', kind: 'system' }],
        },
      ],
    ]);
    const one = change('CHG-1', 20, 24, [ledger]);
    const index = new ConflictIndex(world({ windows, entities, closures }));
    const during = [{ start: hour(20), end: hour(24) }];
    expect(index.conflictsOf(one)).toEqual([
      {
        kind: 'freeze',
        window: { id: 'payments', name: 'payments', effect: 'hard' },
        entityRef: ledger,
        otherEntityRef: 'system:default/payments',
        during,
      },
      {
        kind: 'freeze',
        window: { id: 'all-shop', name: 'all-shop', effect: 'hard' },
        entityRef: ledger,
        otherEntityRef: shop,
        direction: 'downstream',
        path: [ledger, cart, shop],
        during,
      },
    ]);
    // What stands on something frozen may change.
    const up = new ConflictIndex(
      world({
        windows: [window('ledger', { scope: [{ entities: [ledger] }] })],
        closures,
      }),
    );
    expect(up.conflictsOf(change('CHG-2', 20, 24, [shop]))).toEqual([]);
  });

  it('with maintenance windows that it is outside of, if there are some', () => {
    const nights: Partial<CreateWindowRequest> = {
      kind: 'maintenance',
      effect: undefined,
      scope: [{ entities: [shop] }],
      timeZone: 'Europe/Berlin',
      rrule: 'FREQ=DAILY',
    };
    const windows = [
      window('early', {
        ...nights,
        start: '2027-03-01T00:00',
        end: '2027-03-01T02:00',
      }),
      window('late', {
        ...nights,
        start: '2027-03-01T02:00',
        end: '2027-03-01T04:00',
      }),
    ];
    const index = new ConflictIndex(world({ windows }));
    const of = (from: number, to: number, entityRef = shop) =>
      outline(index.conflictsOf(change('CHG-1', from, to, [entityRef])));
    // From 23:00 to 03:00 UTC in winter; in the night of the leap to 02:00.
    expect(of(-1, 3)).toEqual([]);
    expect(of(23, 26)).toEqual([]);
    expect(of(23, 27)).toEqual(['outside_maintenance early']);
    expect(of(46, 50)).toEqual([]);
    expect(of(23, 27, cart)).toEqual([]);
  });

  it('with open incidents, unless it is there to fix them', () => {
    const incidents = [
      { number: 'INC-1', entityRefs: [shop, cart] },
      { number: 'INC-2', entityRefs: [shop] },
    ];
    const index = new ConflictIndex(world({ incidents }));
    const one = change('CHG-1', 0, 1, [shop], { fixes: ['INC-2'] });
    expect(index.conflictsOf(one)).toEqual([
      { kind: 'open_incident', number: 'INC-1', entityRef: shop },
    ]);
  });

  it('as it was edited last', () => {
    const one = change('CHG-1', 0, 4, [shop]);
    const other = change('CHG-2', 2, 4, [shop]);
    const index = new ConflictIndex(world({ changes: [one, other] }));
    index.put({ ...other, start: hour(10), end: hour(12) });
    expect(index.conflictsOf(one)).toEqual([]);
    index.put({ ...other, entityRefs: [cart] });
    expect(index.conflictsOf(one)).toEqual([]);
    index.put(other);
    expect(outline(index.conflictsOf(one))).toEqual(['same_entity CHG-2']);
    index.remove('CHG-2');
    expect(index.conflictsOf(one)).toEqual([]);
  });
});

describe('blockers of a change', () => {
  it('are the others, freezes, and all but its maintenance windows', () => {
    const ann = { implementers: ['user:default/ann'] };
    const index = new ConflictIndex(
      world({
        closures,
        changes: [
          change('CHG-1', 26, 28, [shop]),
          change('CHG-2', 30, 31, [ledger]),
          change('CHG-3', 31, 32, ['component:default/x'], ann),
          change('CHG-4', 33, 34, ['component:default/x']),
        ],
        windows: [
          window('freeze', {}),
          window('night', {
            kind: 'maintenance',
            effect: undefined,
            scope: [{ entities: [shop] }],
            start: '2027-03-28T01:00',
            end: '2027-03-28T12:00',
          }),
        ],
      }),
    );
    const span = { start: hour(0), end: hour(48) };
    expect(index.blockersOf(change('CHG-9', 0, 1, [shop], ann), span)).toEqual({
      blocked: [
        { start: hour(0), end: hour(24) },
        { start: hour(26), end: hour(28) },
        { start: hour(30), end: hour(32) },
      ],
      allowed: [{ start: hour(25), end: hour(36) }],
    });
    const elsewhere = change('CHG-9', 0, 1, ['component:default/y']);
    expect(index.blockersOf(elsewhere, span).allowed).toBeUndefined();
  });
});
