import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from './__testUtils__/setUpSchedule';

jest.setTimeout(240_000);
const databases = testDatabases();
const march = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-04-01T00:00:00.000Z',
};
const cart = 'component:default/cart';
const kafka = 'resource:default/kafka';

describe.each(databases.ids)('The calendar (%s)', id => {
  const start = async () =>
    setUpSchedule(await migrated(await databases.init(id)));

  it('has what is planned, by time, with what it collides with', async () => {
    const { plan, settle, calendarView, accessAs } = await start();
    const later = await plan({
      title: 'Later',
      plannedStart: '2026-03-10T11:00:00.000Z',
      risk: { level: 'high' },
    });
    const first = await plan({ title: 'First', environment: 'production' });
    await plan({ state: 'canceled' });
    await plan({
      plannedStart: '2026-02-01T00:00:00.000Z',
      plannedEnd: '2026-03-01T00:00:00.000Z',
    });
    await plan({
      state: 'new',
      plannedStart: undefined,
      plannedEnd: undefined,
    });
    await settle();
    const access = await accessAs('engineer');
    const { changes, windows, truncated } = await calendarView.read(
      march,
      access,
    );
    expect(changes).toMatchObject([
      {
        number: first.number,
        title: 'First',
        plannedStart: '2026-03-10T10:00:00.000Z',
        plannedEnd: '2026-03-10T12:00:00.000Z',
        environment: 'production',
        conflicts: 1,
        entities: [{ entityRef: 'component:default/checkout' }],
      },
      { number: later.number, risk: 'high', conflicts: 1 },
    ]);
    expect([windows, truncated]).toEqual([[], false]);
    const risky = await calendarView.read({ ...march, risk: 'high' }, access);
    expect(risky.changes.map(({ number }) => number)).toEqual([later.number]);
  });

  it('is narrowed by owner, system, domain and entity, windows with it', async () => {
    const { plan, calendarView, accessAs, createWindow, catalog } =
      await start();
    catalog.set('domain:default/retail', {
      relations: [['hasPart', 'system:default/shop']],
    });
    catalog.set('system:default/shop', {
      relations: [['partOf', 'domain:default/retail']],
    });
    catalog.set(cart, { system: 'system:default/shop' });
    const inShop = await plan({ entityRefs: [cart] });
    const ofKafka = await plan({ entityRefs: [kafka] });
    const nights = {
      kind: 'maintenance' as const,
      timeZone: 'UTC',
      start: '2026-03-01T22:00',
      end: '2026-03-01T23:00',
    };
    await createWindow({
      ...nights,
      name: 'Shop',
      scope: [{ systems: ['shop'] }],
    });
    await createWindow({
      ...nights,
      name: 'Kafka',
      scope: [{ entities: [kafka] }],
    });
    const access = await accessAs('engineer');
    const shown = async (query: object) => {
      const calendar = await calendarView.read({ ...march, ...query }, access);
      return [
        calendar.changes.map(({ number }) => number),
        calendar.windows.map(({ window }) => window.name).sort(),
      ];
    };
    expect(await shown({})).toEqual([
      expect.arrayContaining([inShop.number, ofKafka.number]),
      ['Kafka', 'Shop'],
    ]);
    expect(await shown({ entityRef: cart })).toEqual([
      [inShop.number],
      ['Shop'],
    ]);
    expect(await shown({ entityRef: kafka })).toEqual([
      [ofKafka.number],
      ['Kafka'],
    ]);
    expect(await shown({ owner: 'group:default/payments' })).toEqual([
      [inShop.number],
      ['Shop'],
    ]);
    expect(await shown({ system: 'system:default/shop' })).toEqual([
      [inShop.number],
      ['Shop'],
    ]);
    expect(await shown({ domain: 'domain:default/retail' })).toEqual([
      [inShop.number],
      ['Shop'],
    ]);
  });

  it('shows windows by the wall clock of their zone when clocks change', async () => {
    const { calendarView, accessAs, createWindow } = await start();
    for (const timeZone of ['Europe/Berlin', 'America/New_York']) {
      await createWindow({
        name: timeZone,
        kind: 'freeze',
        effect: 'soft',
        scope: 'everything',
        timeZone,
        start: '2026-03-01T08:00',
        end: '2026-03-01T09:00',
        rrule: 'FREQ=WEEKLY',
      });
    }
    const { windows } = await calendarView.read(
      { ...march, to: '2026-04-10T00:00:00.000Z' },
      await accessAs('engineer'),
    );
    const starts = new Map(
      windows.map(({ window, occurrences }) => [
        window.name,
        occurrences.map(({ start: at }) => at.slice(5, 13)),
      ]),
    );
    expect(starts.get('America/New_York')).toEqual([
      '03-01T13',
      '03-08T12',
      '03-15T12',
      '03-22T12',
      '03-29T12',
      '04-05T12',
    ]);
    expect(starts.get('Europe/Berlin')).toEqual([
      '03-01T07',
      '03-08T07',
      '03-15T07',
      '03-22T07',
      '03-29T06',
      '04-05T06',
    ]);
  });

  it('shows nobody what they may not read', async () => {
    const { plan, calendarView, accessAs } = await start();
    const secret = await plan({
      visibility: 'restricted',
      requester: 'user:default/sre',
      openedBy: 'user:default/sre',
    });
    const numbersFor = async (persona: string) =>
      (await calendarView.read(march, await accessAs(persona))).changes.map(
        ({ number }) => number,
      );
    expect(await numbersFor('engineer')).toEqual([]);
    expect(await numbersFor('sre')).toEqual([secret.number]);
    expect(await numbersFor('auditor')).toEqual([secret.number]);
  });

  it('is read by calendar programs at an address that a new one ends', async () => {
    const { plan, calendarFeed, accessAs, createWindow, system } =
      await start();
    await plan({ title: 'Bigger disks; really, bigger' });
    await plan({ title: 'Secret', visibility: 'restricted' });
    await createWindow({
      name: 'Quiet',
      kind: 'freeze',
      effect: 'hard',
      scope: 'everything',
      timeZone: 'UTC',
      start: '2026-03-20T00:00',
      end: '2026-03-21T00:00',
    });
    const access = await accessAs('engineer');
    const tokenOf = async () =>
      new URL((await calendarFeed.createLink(access)).url).searchParams.get(
        'token',
      )!;
    const token = await tokenOf();
    const text = await calendarFeed.read(token);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toContain('DTSTART:20260310T100000Z');
    expect(text).toContain('SUMMARY:CHG-1 Bigger disks\\; really\\, bigger');
    expect(text).toContain('SUMMARY:Freeze (hard): Quiet');
    expect(text).not.toContain('Secret');
    const [head, , signature] = token.split('.');
    const payload = Buffer.from('{"sub":"user:default/sre"}').toString(
      'base64url',
    );
    for (const forged of ['x', `${head}.${payload}.${signature}`]) {
      await expect(calendarFeed.read(forged)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    const renewed = await tokenOf();
    await expect(calendarFeed.read(token)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await calendarFeed.read(renewed)).toContain('CHG-1');
    await expect(calendarFeed.createLink(system)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
