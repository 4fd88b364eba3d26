import {
  CreateProblem,
  createProblemSchema,
  CreateWindowRequest,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from '../schedule/__testUtils__/setUpSchedule';

jest.setTimeout(60_000);

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;
const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const shop = 'system:default/shop';
const known = { knownError: true, workaround: 'Restart it' };

describe.each(databases.ids)('summaries of other types (%s)', databaseId => {
  // The clock stands at nine on the second of March 2026, in UTC.
  async function setUp() {
    const itsm = await setUpSchedule(
      await migrated(await databases.init(databaseId)),
    );
    itsm.catalog.set(shop);
    itsm.catalog.set(checkout, {
      system: shop,
      relations: [
        ['partOf', shop],
        ['dependencyOf', cart],
      ],
    });
    itsm.catalog.set(cart, { relations: [['dependsOn', checkout]] });
    const sre = await itsm.accessAs('sre');
    const openProblem = (fields: Partial<CreateProblem> = {}) =>
      itsm.problems.create(
        createProblemSchema.parse({
          title: 'Checkout loses its connections',
          entityRef: checkout,
          impact: 'high',
          urgency: 'medium',
          ...fields,
        }),
        sre,
      );
    const freeze = (fields: Partial<CreateWindowRequest>) =>
      itsm.createWindow({
        name: 'Year end',
        kind: 'freeze',
        effect: 'hard',
        scope: 'everything',
        timeZone: 'UTC',
        start: '2026-03-01T00:00:00',
        end: '2026-03-03T00:00:00',
        ...fields,
      });
    const { summaries, system } = itsm;
    const summary = (ref = checkout, access = system) =>
      summaries.summary(ref, access);
    return { ...itsm, openProblem, freeze, summary };
  }

  const titlesOf = ({ items }: { items: { title: string }[] }) =>
    items.map(({ title }) => title);

  it('tell the changes being made from those to come, by their time', async () => {
    const { plan, summary } = await setUp();
    for (const state of ['new', 'review', 'closed', 'canceled']) {
      await plan({ title: state, state });
    }
    await plan({ title: 'Now', state: 'implement' });
    const at = (day: number) => ({
      plannedStart: `2026-03-0${day}T10:00:00.000Z`,
      plannedEnd: `2026-03-0${day}T11:00:00.000Z`,
    });
    await plan({ title: 'Fifth', state: 'assess', ...at(9) });
    await plan({ title: 'Third', state: 'authorize', ...at(5) });
    const risk = { level: 'high', score: 7, factors: [] };
    await plan({ title: 'First', ...at(3), risk });
    await plan({ title: 'Second', ...at(4), visibility: 'restricted' });
    await plan({ title: 'Fourth', ...at(6), entityRefs: [cart, checkout] });
    const untimed = { plannedStart: undefined, plannedEnd: undefined };
    await plan({ title: 'Last', state: 'assess', ...untimed });
    await plan({ title: 'Elsewhere', entityRefs: [cart] });

    const { changesNow, changesNext } = await summary();
    expect(changesNow).toMatchObject({
      count: 1,
      items: [{ title: 'Now', type: 'change', state: 'implement' }],
    });
    expect(changesNext.count).toBe(6);
    expect(titlesOf(changesNext)).toEqual([
      'First',
      'Second',
      'Third',
      'Fourth',
      'Fifth',
    ]);
    expect(changesNext.items[0]).toMatchObject({
      ...at(3),
      risk: 'high',
    });
    expect(changesNext.items[0].entity?.entityRef).toBe(checkout);
  });

  it('show to each what they may read', async () => {
    const { plan, openProblem, summary, accessAs } = await setUp();
    await plan({ title: 'Open' });
    const secret = {
      visibility: 'restricted',
      requester: 'user:default/sre',
      openedBy: 'user:default/sre',
    } as const;
    await plan({ title: 'Secret', entityRefs: [cart], ...secret });
    await openProblem({ visibility: 'restricted', ...known });
    const stranger = await accessAs('stranger');
    const { changesNext } = await summary(cart, stranger);
    expect(changesNext).toEqual({ count: 0, items: [] });
    const seen = await summary(checkout, stranger);
    expect(titlesOf(seen.changesNext)).toEqual(['Open']);
    expect(seen.openProblems).toEqual({ count: 0, items: [] });
    expect(seen.knownErrors).toEqual({ count: 0, items: [] });
    expect((await summary(cart)).changesNext.count).toBe(1);
  });

  it('count open problems, and known errors as long as one may meet them', async () => {
    const { openProblem, summary, knex } = await setUp();
    await openProblem();
    await openProblem({ urgency: 'high', title: 'Worse' });
    await openProblem(known);
    const accepted = await openProblem(known);
    const fixed = await openProblem(known);
    for (const [{ id }, code] of [
      [accepted, 'risk_accepted'],
      [fixed, 'fix_applied'],
    ] as const) {
      await knex('records')
        .where({ id })
        .update({ state: 'closed', active: false, resolution_code: code });
      await knex('record_entities')
        .where({ record_id: id })
        .update({ active: false });
    }
    const { openProblems, knownErrors } = await summary();
    expect(openProblems.count).toBe(3);
    expect(openProblems.items[0]).toMatchObject({ title: 'Worse' });
    expect(knownErrors.count).toBe(2);
    expect(knownErrors.items).toHaveLength(2);
    expect(knownErrors.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          workaround: 'Restart it',
          knownErrorSince: '2026-03-02T09:00:00.000Z',
        }),
        expect.objectContaining({ number: accepted.number }),
      ]),
    );
  });

  it('sum up all types for a system, each record once', async () => {
    const { plan, openProblem, summary } = await setUp();
    const other = 'component:default/other';
    await plan({ entityRefs: [checkout, other] });
    await plan({ entityRefs: [other], state: 'implement' });
    await openProblem(known);
    const { changesNow, changesNext, openProblems, knownErrors } =
      await summary(shop);
    const counts = [changesNow, changesNext, openProblems, knownErrors];
    expect(counts.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(counts.map(({ items }) => items.length)).toEqual([1, 1, 1, 1]);
  });

  it('say which freezes are on and which come, whole, over the entity itself', async () => {
    const { freeze, summary, clock, catalog } = await setUp();
    expect((await summary()).freezes).toEqual([]);
    const { id } = await freeze({});
    await freeze({
      name: 'Sundays',
      effect: 'soft',
      scope: [{ systems: ['shop'] }],
      start: '2026-01-04T00:00:00',
      end: '2026-01-05T00:00:00',
      rrule: 'FREQ=WEEKLY;BYDAY=SU',
    });
    await freeze({ name: 'Cart', scope: [{ entities: [cart] }] });
    const later = { start: '2026-04-02T00:00:00', end: '2026-04-03T00:00:00' };
    await freeze({ name: 'Too far', ...later });
    await freeze({ name: 'Upkeep', kind: 'maintenance', effect: undefined });
    const { freezes } = await summary();
    expect(freezes).toEqual([
      {
        id,
        name: 'Year end',
        effect: 'hard',
        start: '2026-03-01T00:00:00.000Z',
        end: '2026-03-03T00:00:00.000Z',
        on: true,
      },
      {
        id: expect.any(String),
        name: 'Sundays',
        effect: 'soft',
        start: '2026-03-08T00:00:00.000Z',
        end: '2026-03-09T00:00:00.000Z',
        on: false,
      },
    ]);
    // The end isn't in it; and what the catalog said before will do.
    catalog.isDown = true;
    clock.pass(15 * HOUR);
    const next = (await summary()).freezes;
    expect(next.map(({ name, on }) => [name, on])).toEqual([
      ['Sundays', false],
    ]);
    clock.pass(5 * 24 * HOUR);
    expect((await summary()).freezes[0]).toMatchObject({
      name: 'Sundays',
      on: true,
    });
  });
});
