import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { reconcileEntities } from './reconcileEntities';

const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const kafka = 'resource:default/kafka';

const databases = testDatabases();

async function setUp(knex: Knex) {
  const itsm = await setUpItsm(await migrated(knex));
  const { catalog, writer, system, incidents } = itsm;
  const logger = mockServices.logger.mock();
  return {
    ...itsm,
    logger,
    run: () =>
      reconcileEntities({ knex, writer, catalog, logger, access: system }),
    read: (key: string) => incidents.get(key, system),
    activity: async (key: string) =>
      (
        await incidents.activity(
          key,
          { limit: 50, order: 'asc' },
          await itsm.accessAs('engineer'),
        )
      ).items,
  };
}

describe.each(databases.ids)('the reconciliation on %p', id => {
  it('fills in what could not be asked when the catalog was down', async () => {
    const itsm = await setUp(await databases.init(id));
    itsm.catalog.isDown = true;
    const { number } = await itsm.openIncident({
      affectedEntityRefs: [kafka, 'component:default/unknown'],
    });
    expect(await itsm.run()).toBe(0);
    expect((await itsm.read(number)).entities[0].snapshotState).toBe('pending');

    itsm.catalog.isDown = false;
    expect(await itsm.run()).toBe(1);
    const incident = await itsm.read(number);
    expect(incident).toMatchObject({
      version: 2,
      assignmentGroup: 'group:default/payments',
      dataQuality: ['dangling_entity'],
      entities: [
        { snapshotState: 'taken', snapshot: { tier: 1 } },
        {
          snapshotState: 'taken',
          snapshot: { owner: 'group:default/platform' },
        },
        { snapshotState: 'dangling', snapshot: { name: 'unknown' } },
      ],
    });
    const history = await itsm.activity(number);
    expect(history[1]).toMatchObject({
      kind: 'system',
      channel: 'job',
      actor: 'service:default/itsm',
      message: expect.stringContaining('catalog'),
    });
    expect(
      await itsm.incidents.verifyActivity(number, itsm.system),
    ).toMatchObject({ valid: true });
    const found = await itsm.incidents.list(
      {
        owner: ['group:default/platform'],
        limit: 5,
        orderBy: 'openedAt',
        order: 'desc',
        total: false,
      },
      itsm.system,
    );
    expect(found.items).toHaveLength(1);
    expect(await itsm.run()).toBe(0);

    itsm.catalog.set('component:default/unknown', { tier: 3 });
    expect(await itsm.run()).toBe(1);
    expect(await itsm.read(number)).toMatchObject({
      entities: [{}, {}, { snapshotState: 'taken', snapshot: { tier: 3 } }],
    });
    expect((await itsm.read(number)).dataQuality).toBeUndefined();
  });

  it('leaves a group that somebody chose', async () => {
    const itsm = await setUp(await databases.init(id));
    itsm.catalog.isDown = true;
    const { number } = await itsm.openIncident({
      assignmentGroup: 'group:default/sre',
    });
    itsm.catalog.isDown = false;
    await itsm.run();
    expect((await itsm.read(number)).assignmentGroup).toBe('group:default/sre');
  });

  it('keeps snapshots as they were taken', async () => {
    const itsm = await setUp(await databases.init(id));
    const { number } = await itsm.openIncident();
    itsm.catalog.set(checkout, { owner: 'group:default/platform' });
    expect(await itsm.run()).toBe(0);
    expect((await itsm.read(number)).entities[0].snapshot.owner).toBe(
      'group:default/payments',
    );
  });

  it('marks what is gone, with what is known of it, and what is back', async () => {
    const itsm = await setUp(await databases.init(id));
    const open = await itsm.openIncident();
    const closed = await itsm.openIncident();
    await itsm.incidents.transition(
      closed.number,
      { to: 'canceled', reason: 'A mistake' },
      await itsm.accessAs('engineer'),
    );
    itsm.catalog.remove(checkout);
    expect(await itsm.run()).toBe(1);
    expect(await itsm.read(open.number)).toMatchObject({
      entities: [{ snapshotState: 'dangling', snapshot: { tier: 1 } }],
    });
    expect((await itsm.read(open.number)).dataQuality).toBeUndefined();
    expect((await itsm.read(closed.number)).entities[0].snapshotState).toBe(
      'taken',
    );
    itsm.catalog.set(checkout, { tier: 4 });
    expect(await itsm.run()).toBe(1);
    expect(await itsm.read(open.number)).toMatchObject({
      entities: [{ snapshotState: 'taken', snapshot: { tier: 1 } }],
    });
  });

  it('does not believe a catalog that lost most of what is linked', async () => {
    const itsm = await setUp(await databases.init(id));
    for (let at = 0; at < 12; at += 1) {
      const entityRef = `component:default/c${at}`;
      itsm.catalog.set(entityRef, {});
      await itsm.openIncident({ entityRef });
    }
    for (let at = 0; at < 7; at += 1) {
      itsm.catalog.remove(`component:default/c${at}`);
    }
    expect(await itsm.run()).toBe(0);
    itsm.catalog.set('component:default/c0', {});
    expect(await itsm.run()).toBe(6);
  });

  it('follows an entity that says what it was called', async () => {
    const itsm = await setUp(await databases.init(id));
    const renamed = 'component:default/basket';
    const both = await itsm.openIncident({ affectedEntityRefs: [cart] });
    const twice = await itsm.openIncident({
      entityRef: cart,
      affectedEntityRefs: [checkout],
    });
    itsm.catalog.set(renamed, { tier: 2 });
    itsm.catalog.renames.set(cart, renamed);
    // It is still there: nothing to follow.
    expect(await itsm.run()).toBe(0);
    itsm.catalog.remove(cart);
    itsm.catalog.renames.set(checkout, renamed);
    itsm.catalog.remove(checkout);
    expect(await itsm.run()).toBe(2);
    for (const { number } of [both, twice]) {
      expect((await itsm.read(number)).entities).toEqual([
        expect.objectContaining({
          entityRef: renamed,
          role: 'primary',
          snapshotState: 'taken',
        }),
      ]);
    }
    expect(await itsm.run()).toBe(0);
  });

  it('stops where the catalog stops answering', async () => {
    const itsm = await setUp(await databases.init(id));
    itsm.catalog.isDown = true;
    await itsm.openIncident();
    jest
      .spyOn(itsm.catalog, 'renamed')
      .mockResolvedValue({ reached: true, value: new Map() });
    expect(await itsm.run()).toBe(0);
    expect(itsm.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the catalog is down'),
    );
  });
});
