import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from './__testUtils__/setUpSchedule';

jest.setTimeout(120_000);
const databases = testDatabases();
const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const kafka = 'resource:default/kafka';

async function start(knex: Parameters<typeof setUpSchedule>[0]) {
  const itsm = await setUpSchedule(await migrated(knex));
  itsm.catalog.set(checkout, {
    system: 'system:default/shop',
    relations: [['dependsOn', kafka]],
  });
  itsm.catalog.set(kafka, { relations: [['dependencyOf', checkout]] });
  itsm.catalog.set('system:default/shop');
  const engineer = await itsm.accessAs('engineer');
  const kinds = async (key: string) =>
    (await itsm.changeSchedule.conflicts(key, engineer)).map(
      ({ kind, number }) => [kind, number],
    );
  return { ...itsm, engineer, kinds };
}

describe.each(databases.ids)('Conflicts of changes (%s)', id => {
  it('are told to both sides with the other record, the entity and the path', async () => {
    const { plan, changeSchedule, engineer, settle, stored, announced } =
      await start(await databases.init(id));
    const one = await plan({
      title: 'Disks',
      implementers: ['user:default/a'],
    });
    const other = await plan({
      title: 'Brokers',
      entityRefs: [kafka],
      implementers: ['user:default/a'],
      plannedStart: '2026-03-10T11:00:00.000Z',
      plannedEnd: '2026-03-10T13:00:00.000Z',
    });
    const during = [
      { start: '2026-03-10T11:00:00.000Z', end: '2026-03-10T12:00:00.000Z' },
    ];
    expect(await changeSchedule.conflicts(one.id, engineer)).toEqual([
      {
        kind: 'related_entity',
        number: other.number,
        record: expect.objectContaining({ title: 'Brokers', type: 'change' }),
        entityRef: checkout,
        otherEntityRef: kafka,
        direction: 'upstream',
        path: [checkout, kafka],
        during,
      },
      {
        kind: 'same_implementer',
        number: other.number,
        record: expect.objectContaining({ title: 'Brokers' }),
        userRef: 'user:default/a',
        during,
      },
    ]);
    await settle();
    expect(await stored(one.id)).toHaveLength(2);
    expect(await stored(other.id)).toMatchObject([
      { kind: 'related_entity', number: one.number, direction: 'downstream' },
      { kind: 'same_implementer', number: one.number },
    ]);
    expect(announced.flat().sort()).toEqual([one.number, other.number]);
  });

  it('come and go as either side changes', async () => {
    const { plan, edit, settle, stored } = await start(
      await databases.init(id),
    );
    const one = await plan();
    const other = await plan({ plannedStart: '2026-03-10T11:00:00.000Z' });
    await settle();
    const kindsOf = async ({ id: key }: { id: string }) =>
      (await stored(key)).map(({ kind }) => kind);
    expect(await kindsOf(one)).toEqual(['same_entity']);
    await edit(other.id, {
      plannedStart: '2026-03-11T11:00:00.000Z',
      plannedEnd: '2026-03-11T12:00:00.000Z',
    });
    await settle();
    expect(await kindsOf(one)).toEqual([]);
    await edit(one.id, {
      plannedStart: '2026-03-11T11:59:59.999Z',
      plannedEnd: '2026-03-11T12:30:00.000Z',
    });
    await settle();
    expect(await kindsOf(other)).toEqual(['same_entity']);
    await edit(one.id, { environment: 'staging' });
    await edit(other.id, { environment: 'production' });
    await settle();
    expect(await kindsOf(other)).toEqual([]);
    await edit(other.id, { environment: 'staging' });
    await settle();
    expect(await kindsOf(one)).toEqual(['same_entity']);
    await edit(other.id, { state: 'closed', active: false });
    await settle();
    expect(await kindsOf(one)).toEqual([]);
    expect(await kindsOf(other)).toEqual([]);
  });

  it('of a draft are told to itself, not to others', async () => {
    const { plan, kinds, edit } = await start(await databases.init(id));
    const planned = await plan();
    const draft = await plan({ state: 'new' });
    expect(await kinds(draft.id)).toEqual([['same_entity', planned.number]]);
    expect(await kinds(planned.id)).toEqual([]);
    await edit(draft.id, { state: 'assess' });
    expect(await kinds(planned.id)).toEqual([['same_entity', draft.number]]);
    const vague = await plan({ state: 'new', plannedEnd: undefined });
    expect(await kinds(vague.id)).toEqual([]);
  });

  it('come from urgent incidents that it is not there to fix', async () => {
    const { plan, settle, stored, openIncident, writer, system, kinds } =
      await start(await databases.init(id));
    const change = await plan();
    const incident = await openIncident();
    await openIncident({ impact: 'low', urgency: 'low' });
    await settle();
    expect(await kinds(change.id)).toEqual([
      ['open_incident', incident.number],
    ]);
    expect(await stored(change.id)).toEqual([
      { kind: 'open_incident', number: incident.number, entityRef: checkout },
    ]);
    await writer.write(system, async write => {
      const draft = await write.open(incident.id);
      draft.update({ priority: 3 });
    });
    await settle();
    expect(await stored(change.id)).toEqual([]);
  });

  it('come from freezes and maintenance windows as soon as these are planned', async () => {
    const { plan, settle, stored, createWindow, windows, accessAs, kinds } =
      await start(await databases.init(id));
    const change = await plan();
    const below = await plan({ entityRefs: [kafka], state: 'new' });
    const freeze = await createWindow({
      name: 'Quiet day',
      kind: 'freeze',
      effect: 'hard',
      scope: [{ systems: ['shop'] }],
      timeZone: 'Europe/Berlin',
      start: '2026-03-10T12:30',
      end: '2026-03-10T20:00',
    });
    await createWindow({
      name: 'Nights',
      kind: 'maintenance',
      scope: [{ entities: [checkout] }],
      timeZone: 'Europe/Berlin',
      start: '2026-03-01T22:00',
      end: '2026-03-02T02:00',
      rrule: 'FREQ=DAILY',
    });
    await settle();
    expect(await stored(change.id)).toMatchObject([
      {
        kind: 'freeze',
        window: { id: freeze.id, name: 'Quiet day', effect: 'hard' },
        entityRef: checkout,
        otherEntityRef: 'system:default/shop',
        during: [
          {
            start: '2026-03-10T11:30:00.000Z',
            end: '2026-03-10T12:00:00.000Z',
          },
        ],
      },
      { kind: 'outside_maintenance', entityRef: checkout },
    ]);
    expect(await kinds(below.id)).toEqual([
      ['related_entity', change.number],
      ['freeze', undefined],
    ]);
    await windows.retire(freeze.id, 1, await accessAs('change-manager'));
    await settle();
    expect(await stored(change.id)).toMatchObject([
      { kind: 'outside_maintenance' },
    ]);
  });

  it('hold while the catalog is down, by what it said before', async () => {
    const { plan, kinds, catalog, clock } = await start(
      await databases.init(id),
    );
    const one = await plan();
    expect(await kinds(one.id)).toEqual([]);
    catalog.isDown = true;
    clock.pass(60 * 60 * 1000);
    const other = await plan({ entityRefs: [kafka] });
    expect(await kinds(one.id)).toEqual([['related_entity', other.number]]);
    const unheardOf = await plan({ entityRefs: [cart] });
    expect(await kinds(unheardOf.id)).toEqual([]);
  });

  it('say nothing of a record that the caller may not read', async () => {
    const { plan, changeSchedule, engineer, accessAs } = await start(
      await databases.init(id),
    );
    const one = await plan({ requester: 'user:default/reviewer' });
    await plan({
      visibility: 'restricted',
      title: 'Secret',
      requester: 'user:default/sre',
    });
    const conflicts = await changeSchedule.conflicts(one.id, engineer);
    expect(conflicts).toMatchObject([{ kind: 'same_entity' }]);
    expect(JSON.stringify(conflicts)).not.toMatch(/CHG|Secret/);
    const manager = await accessAs('change-manager');
    expect(await changeSchedule.conflicts(one.id, manager)).toMatchObject([
      { record: { title: 'Secret' } },
    ]);
  });

  it('are looked for again after a crash between the write and its aftermath', async () => {
    const first = await start(await databases.init(id));
    const one = await first.plan();
    await first.plan();
    await first.settle();
    await first.edit(one.id, {
      plannedStart: '2026-03-12T10:00:00.000Z',
      plannedEnd: '2026-03-12T12:00:00.000Z',
    });
    // What another backend finds that starts after this one is gone.
    const second = await setUpSchedule(first.knex);
    second.clock.pass(60_000);
    await second.settle();
    expect(await second.stored(one.id)).toEqual([]);
    expect(await second.knex('change_conflicts')).toEqual([]);
  });

  it('find the next times without one', async () => {
    const { plan, changeSchedule, engineer, createWindow } = await start(
      await databases.init(id),
    );
    const change = await plan();
    await plan({ plannedStart: '2026-03-10T10:00:00.000Z' });
    await createWindow({
      name: 'Mornings',
      kind: 'maintenance',
      scope: [{ entities: [checkout] }],
      timeZone: 'UTC',
      start: '2026-03-01T08:00',
      end: '2026-03-01T11:00',
      rrule: 'FREQ=DAILY',
    });
    const slots = await changeSchedule.slots(
      change.id,
      { from: '2026-03-10T00:00:00.000Z', limit: 3 },
      engineer,
    );
    expect(slots.map(({ start: at }) => at)).toEqual([
      '2026-03-10T08:00:00.000Z',
      '2026-03-11T08:00:00.000Z',
      '2026-03-12T08:00:00.000Z',
    ]);
    for (const slot of slots) {
      const preview = await changeSchedule.preview(
        {
          entityRefs: [checkout],
          plannedStart: slot.start,
          plannedEnd: slot.end,
          implementers: [],
          changeNumber: change.number,
          limit: 1,
        },
        engineer,
      );
      expect(preview.conflicts).toEqual([]);
    }
    await expect(
      changeSchedule.slots(
        change.id,
        {
          from: '2026-03-10T00:00:00.000Z',
          until: '2026-12-10T00:00:00.000Z',
          limit: 3,
        },
        engineer,
      ),
    ).rejects.toMatchObject({ issues: [{ field: 'until' }] });
  });
});
