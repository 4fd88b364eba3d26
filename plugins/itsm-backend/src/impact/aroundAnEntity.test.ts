import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { randomUUID } from 'crypto';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { BlastRadius } from './BlastRadius';
import { NearbyRecords } from './NearbyRecords';
import { RelationGaps } from './RelationGaps';

const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const kafka = 'resource:default/kafka';
const db = 'resource:default/db';
const shop = 'system:default/shop';
const sales = 'domain:default/sales';
const payments = 'group:default/payments';
const engineer = 'user:default/engineer';

jest.setTimeout(60_000);

const databases = testDatabases();

async function setUp(knex: Knex) {
  const itsm = await setUpItsm(await migrated(knex));
  const { catalog, clock } = itsm;
  const isIn: [string, string] = ['partOf', shop];
  catalog.set(checkout, {
    title: 'Checkout',
    owner: payments,
    system: shop,
    relations: [isIn, ['dependsOn', cart]],
  });
  catalog.set(cart, {
    title: 'The cart',
    owner: payments,
    system: shop,
    relations: [isIn, ['dependsOn', db], ['dependencyOf', checkout]],
  });
  catalog.set(db, { relations: [['dependencyOf', cart]] });
  catalog.set(shop, {
    relations: [
      ['hasPart', checkout],
      ['hasPart', cart],
      ['partOf', sales],
    ],
  });
  catalog.set(sales, { relations: [['hasPart', shop]] });
  catalog.set(payments);
  const relations = {};
  const blastRadius = BlastRadius.create({ catalog, relations });
  return {
    ...itsm,
    nearby: NearbyRecords.create({ knex, blastRadius }),
    gaps: RelationGaps.create({
      knex,
      catalog,
      relations,
      clock: clock.now,
    }),
    access: await itsm.accessAs('engineer'),
  };
}

/** A record of a process that isn't served yet. */
async function insertOther(
  knex: Knex,
  over: { type: string; number: string; state: string; known_error?: boolean },
) {
  const { entities, ...incident } = await knex('records').first();
  const id = randomUUID();
  delete incident.words;
  await knex('records').insert({
    ...incident,
    ...over,
    id,
    sequence: 900,
    entities,
    details: '{}',
  });
  const [link] = await knex('record_entities').limit(1);
  await knex('record_entities').insert({
    ...link,
    record_id: id,
    record_type: over.type,
  });
}

describe.each(databases.ids)('around an entity, on %p', id => {
  it('shows what is known of it and of what it stands on', async () => {
    const knex = await databases.init(id);
    const itsm = await setUp(knex);
    const open = (entityRef: string, urgency: string) =>
      itsm.openIncident({ entityRef, impact: 'high', urgency });
    const far = await open(db, 'high');
    const minor = await open(checkout, 'low');
    const major = await open(checkout, 'high');
    const next = await open(cart, 'high');
    await open(kafka, 'high');
    const { nearby } = itsm;
    const answer = await nearby.nearby(checkout, itsm.access);
    expect(answer).toMatchObject({ catalogReached: true, changes: [] });
    expect(
      answer.incidents.map(({ record, distance }) => [record.number, distance]),
    ).toEqual([
      [major.number, 0],
      [minor.number, 0],
      [next.number, 1],
      [far.number, 2],
    ]);
    expect(answer).toMatchObject({ entityRef: checkout, title: 'Checkout' });
    expect(answer.incidents[3]).toMatchObject({
      record: { entity: { entityRef: db, title: 'db' } },
      entityRef: db,
      path: [
        { relation: 'dependsOn', entityRef: cart, title: 'The cart' },
        { relation: 'dependsOn', entityRef: db },
      ],
    });
    expect(answer.incidents[2].record.entity?.title).toBe('The cart');
    await expect(
      nearby.nearby('component:default/nothing', itsm.access),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    itsm.catalog.isDown = true;
    const alone = await nearby.nearby(checkout, itsm.access);
    expect(alone.catalogReached).toBe(false);
    expect(alone.incidents).toHaveLength(2);
  });

  it('shows at most twenty, each once, and none that may not be read', async () => {
    const itsm = await setUp(await databases.init(id));
    const opened = [];
    for (let at = 0; at < 15; at += 1) {
      opened.push(await itsm.openIncident({ affectedEntityRefs: [cart, db] }));
    }
    const access = await itsm.accessAs('reviewer');
    const answer = await itsm.nearby.nearby(checkout, access);
    expect(answer.incidents.map(({ record }) => record.number).sort()).toEqual(
      opened.map(({ number }) => number).sort(),
    );
    for (let at = 0; at < 15; at += 1) {
      await itsm.openIncident({ entityRef: cart });
    }
    await itsm.openIncident({ visibility: 'restricted', urgency: 'high' });
    const more = await itsm.nearby.nearby(checkout, access);
    expect(more.incidents).toHaveLength(20);
    expect(more.incidents.every(({ record }) => record.priority > 1)).toBe(
      true,
    );
  });

  it('shows changes under way and known errors, as soon as there are any', async () => {
    const knex = await databases.init(id);
    const itsm = await setUp(knex);
    await itsm.openIncident();
    const change = { type: 'change', number: 'CHG-1' };
    await insertOther(knex, { ...change, state: 'implement' });
    const problem = { type: 'problem', number: 'PRB-1', state: 'closed' };
    await insertOther(knex, { ...problem, known_error: true });
    const answer = await itsm.nearby.nearby(checkout, itsm.access);
    expect(answer.changes.map(item => item.record.number)).toEqual(['CHG-1']);
    expect(answer.knownErrors.map(item => item.record.number)).toEqual([
      'PRB-1',
    ]);
    await knex('records').where({ number: 'CHG-1' }).update({ state: 'new' });
    await knex('records')
      .where({ number: 'PRB-1' })
      .update({ known_error: false });
    expect(await itsm.nearby.nearby(checkout, itsm.access)).toMatchObject({
      changes: [],
      knownErrors: [],
    });
  });

  it.each([
    ['a system', shop, 3],
    ['its domain', sales, 3],
    ['its owner', payments, 3],
    ['an entity', cart, 2],
  ])('sums up %s', async (_, entityRef, count) => {
    const itsm = await setUp(await databases.init(id));
    await itsm.openIncident({ affectedEntityRefs: [cart, db] });
    await itsm.openIncident();
    const resolved = await itsm.openIncident({ entityRef: cart });
    await itsm.openIncident({ entityRef: kafka });
    const summary = await itsm.summaries.summary(entityRef, itsm.access);
    expect(summary.openIncidents.count).toBe(count);
    expect(summary.openIncidents.items).toHaveLength(count);
    expect(summary.trend[12]).toMatchObject({ opened: count });
    expect(summary.perEntity).toEqual(
      entityRef === cart
        ? undefined
        : [
            { entityRef: cart, open: 2 },
            { entityRef: checkout, open: 2 },
          ],
    );
    await itsm.incidents.transition(
      resolved.number,
      {
        to: 'resolved',
        resolutionCode: 'solution_provided',
        resolutionNotes: 'Restarted',
      },
      itsm.access,
    );
    await itsm.incidents.transition(
      resolved.number,
      { to: 'closed' },
      itsm.access,
    );
    const later = await itsm.summaries.summary(entityRef, itsm.access);
    expect(later.openIncidents.count).toBe(count - 1);
  });

  it('sums up nothing that is hidden', async () => {
    const itsm = await setUp(await databases.init(id));
    await itsm.openIncident();
    await itsm.openIncident({ entityRef: cart });
    itsm.catalog.set(cart, { system: shop, hiddenFrom: [engineer] });
    const { perEntity } = await itsm.summaries.summary(shop, itsm.access);
    expect(perEntity).toEqual([{ entityRef: checkout, open: 1 }]);
    await expect(
      itsm.summaries.summary(cart, itsm.access),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    itsm.catalog.isDown = true;
    const { openIncidents } = await itsm.summaries.summary(
      checkout,
      itsm.access,
    );
    expect(openIncidents.count).toBe(1);
  });

  it('reports entities that failed together although no relation says why', async () => {
    const itsm = await setUp(await databases.init(id));
    const explained = { entityRef: db, affectedEntityRefs: [checkout] };
    await itsm.openIncident(explained);
    const unexplained = { entityRef: kafka, affectedEntityRefs: [cart] };
    const first = await itsm.openIncident(unexplained);
    const second = await itsm.openIncident(unexplained);
    const { items } = await itsm.gaps.find(itsm.access);
    expect(items).toEqual([
      {
        primaryRef: kafka,
        affectedRef: cart,
        incidents: expect.arrayContaining([first.number, second.number]),
        suggestion: { from: cart, relation: 'dependsOn', to: kafka },
      },
    ]);
    // Both stand on one thing: that explains it too.
    itsm.catalog.set(kafka, { relations: [['dependsOn', db]] });
    expect((await itsm.gaps.find(itsm.access)).items).toEqual([]);
    itsm.catalog.set(kafka, { hiddenFrom: [engineer] });
    expect((await itsm.gaps.find(itsm.access)).items).toEqual([]);
    itsm.clock.pass(91 * 24 * 60 * 60 * 1000);
    itsm.catalog.set(kafka);
    expect((await itsm.gaps.find(itsm.access)).items).toEqual([]);
    itsm.catalog.isDown = true;
    await itsm.openIncident(unexplained);
    await expect(itsm.gaps.find(itsm.access)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('tells nobody of what is hidden from them', async () => {
    const itsm = await setUp(await databases.init(id));
    const { catalog } = itsm;
    const blastRadius = BlastRadius.create({ catalog, relations: {} });
    const query = { entityRef: db, direction: 'downstream', depth: 3 } as const;
    const credentials = mockCredentials.user(engineer);
    const all = await blastRadius.of(query, credentials);
    expect(all.nodes.map(node => node.entityRef)).toEqual([cart, checkout]);
    catalog.set(cart, { hiddenFrom: [engineer] });
    const some = await blastRadius.of(query, credentials);
    expect(some).toMatchObject({ nodes: [], edges: [] });
    catalog.remove(cart);
    const missing = await blastRadius.of(query, credentials);
    expect(missing.nodes).toMatchObject([{ entityRef: cart, missing: true }]);
  });
});
