import { CreateWindowRequest } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from './__testUtils__/setUpSchedule';

jest.setTimeout(120_000);
const databases = testDatabases();
const freeze = {
  name: 'Holidays',
  kind: 'freeze' as const,
  effect: 'hard' as const,
  scope: [{ systems: ['shop'] }],
  overriddenBy: ['group:default/sre'],
  timeZone: 'Europe/Berlin',
  start: '2026-12-20T00:00',
  end: '2027-01-04T00:00',
} satisfies CreateWindowRequest;
const page = { limit: 25, retired: false };

describe.each(databases.ids)('Windows (%s)', id => {
  it('are planned, changed and retired, and say by whom', async () => {
    const { windows, createWindow, accessAs, clock } = await setUpSchedule(
      await migrated(await databases.init(id)),
    );
    const manager = await accessAs('change-manager');
    const created = await createWindow(freeze);
    expect(created).toMatchObject({
      ...freeze,
      scope: [{ systems: ['system:default/shop'] }],
      start: '2026-12-20T00:00:00',
      end: '2027-01-04T00:00:00',
      version: 1,
      readOnly: false,
      createdBy: 'user:default/change-manager',
    });
    clock.pass(1000);
    const changed = await windows.update(
      created.id,
      { version: 1, effect: 'soft', overriddenBy: null, name: 'Year end' },
      manager,
    );
    expect(changed).toMatchObject({
      name: 'Year end',
      effect: 'soft',
      version: 2,
      updatedAt: '2026-03-02T09:00:01.000Z',
    });
    expect(changed).not.toHaveProperty('overriddenBy');
    expect(await windows.get(created.id)).toEqual(changed);
    await expect(
      windows.update(created.id, { version: 1, name: 'Mine' }, manager),
    ).rejects.toThrow('you have version 1, it is at version 2');
    const retired = await windows.retire(created.id, 2, manager);
    expect(retired.retiredAt).toBe('2026-03-02T09:00:01.000Z');
    expect(await windows.get(created.id)).toEqual(retired);
    expect(await windows.all()).toEqual([]);
    expect((await windows.list({ ...page, retired: true })).items).toEqual([
      retired,
    ]);
    await expect(
      windows.update(created.id, { version: 3, name: 'Again' }, manager),
    ).rejects.toThrow('is retired');
  });

  it('are checked as a whole when a part of one changes', async () => {
    const { windows, createWindow, accessAs } = await setUpSchedule(
      await migrated(await databases.init(id)),
    );
    const manager = await accessAs('change-manager');
    const { id: key } = await createWindow(freeze);
    const change = (patch: object) =>
      windows.update(key, { version: 1, ...patch }, manager);
    await expect(change({ end: '2026-12-01T00:00:00' })).rejects.toMatchObject({
      issues: [{ field: 'end', message: 'must be after the start' }],
    });
    await expect(change({ kind: 'maintenance' })).rejects.toMatchObject({
      issues: [{ field: 'effect' }],
    });
    await expect(change({ rrule: 'FREQ=HOURLY' })).rejects.toMatchObject({
      issues: [{ field: 'rrule' }],
    });
    expect((await windows.get(key)).version).toBe(1);
  });

  it('of the config are always there, and are changed there', async () => {
    const { windows, accessAs } = await setUpSchedule(
      await migrated(await databases.init(id)),
      { changes: { windows: [freeze] } },
    );
    const [configured] = await windows.all();
    expect(configured).toMatchObject({ name: 'Holidays', readOnly: true });
    expect(await windows.get(configured.id)).toEqual(configured);
    const manager = await accessAs('change-manager');
    await expect(
      windows.update(configured.id, { version: 1, name: 'Mine' }, manager),
    ).rejects.toThrow('itsm.changes.windows');
    await expect(windows.retire(configured.id, 1, manager)).rejects.toThrow(
      'itsm.changes.windows',
    );
  });

  it('are planned by change managers only, and each can be read', async () => {
    const { windows, accessAs } = await setUpSchedule(
      await migrated(await databases.init(id)),
      { changes: { windows: [freeze] } },
    );
    const [{ id: key }] = await windows.all();
    for (const persona of ['engineer', 'reviewer', 'sre', 'auditor']) {
      const access = await accessAs(persona);
      await expect(
        windows.create(freeze as never, access),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(windows.retire(key, 1, access)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    }
    await expect(windows.get('nothing')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('are listed by name, page by page', async () => {
    const { windows, createWindow } = await setUpSchedule(
      await migrated(await databases.init(id)),
      { changes: { windows: [{ ...freeze, name: 'C' }] } },
    );
    for (const name of ['E', 'A', 'D', 'B', 'A']) {
      await createWindow({ ...freeze, name });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await windows.list({
        ...page,
        limit: 2,
        cursor,
      });
      names.push(...items.map(({ name }) => name));
      cursor = pageInfo.nextCursor;
    } while (cursor);
    expect(names).toEqual(['A', 'A', 'B', 'C', 'D', 'E']);
    await expect(
      windows.list({ ...page, cursor: 'nonsense' }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
