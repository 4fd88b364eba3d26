import { CreateWindowRequest } from 'backstage-plugin-itsm-common';
import * as fc from 'fast-check';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from '../schedule/__testUtils__/setUpSchedule';
import { calendarRoutes } from './calendar';
import { conflictRoutes } from './conflicts';
import { windowRoutes } from './windows';
import { serve } from './__testUtils__/serve';

jest.setTimeout(240_000);
const databases = testDatabases();
const freeze: CreateWindowRequest = {
  name: 'Holidays',
  kind: 'freeze',
  effect: 'hard',
  scope: 'everything',
  timeZone: 'Europe/Berlin',
  start: '2026-03-20T00:00',
  end: '2026-03-21T00:00',
};

const odd = {
  name: fc.oneof(fc.string(), fc.integer()),
  kind: fc.constantFrom('maintenance', 'other', null),
  effect: fc.constantFrom('soft', undefined, 7),
  scope: fc.oneof(
    fc.constant([]),
    fc.constant([{ systems: ['shop'] }]),
    fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
  ),
  except: fc.jsonValue(),
  environments: fc.constantFrom([], ['production'], 'x'),
  overriddenBy: fc.constantFrom(['group:default/sre'], ['nonsense'], []),
  timeZone: fc.constantFrom('UTC', 'Nowhere/At_All', ''),
  start: fc.constantFrom(
    '2026-03-29T02:30',
    '1000-01-01T00:00',
    '2026-02-30T00:00',
    'noon',
  ),
  end: fc.constantFrom('2026-03-20T01:00', '2199-12-31T23:59', '2026-03-20'),
  rrule: fc.constantFrom(
    'FREQ=DAILY',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY',
    'FREQ=DAILY;COUNT=1;UNTIL=20260320',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO',
    ';;;',
  ),
  extra: fc.integer(),
};

/* One that is right, but for what is put in the place of some of it. */
const anyWindow = fc
  .tuple(
    fc.record(odd),
    fc.subarray(Object.keys(odd) as (keyof typeof odd)[], { maxLength: 2 }),
  )
  .map(([parts, fields]) => ({
    ...freeze,
    ...Object.fromEntries(fields.map(field => [field, parts[field]])),
  }));

describe.each(databases.ids)('Routes of windows (%s)', id => {
  async function start() {
    const itsm = await setUpSchedule(await migrated(await databases.init(id)));
    const { schedule, catalog, accessAs } = itsm;
    const as = async (persona: string) =>
      serve({
        routes: [
          ...windowRoutes(schedule.windows),
          ...conflictRoutes(schedule.changeSchedule),
          ...calendarRoutes(schedule),
        ],
        sight: catalog,
        access: await accessAs(persona),
      });
    return { ...itsm, as };
  }

  it('plan, change and retire windows', async () => {
    const { as } = await start();
    const api = await as('change-manager');
    const { body } = await api.post('/windows').send(freeze).expect(201);
    const path = `/windows/${body.id}`;
    await api.patch(path).send({ version: 1, name: 'Easter' }).expect(200);
    await api.patch(path).send({ version: 1, name: 'Mine' }).expect(409);
    await api.patch(path).send({ name: 'Mine' }).expect(400);
    await api.delete(path).expect(400);
    await api.delete(`${path}?version=2`).expect(200);
    await api.get(path).expect(200);
    await api.get('/windows/nothing').expect(404);
    const engineer = await as('engineer');
    await engineer.post('/windows').send(freeze).expect(403);
    const listed = await engineer.get('/windows?retired=true').expect(200);
    expect(listed.body.items).toMatchObject([{ name: 'Easter', version: 3 }]);
  });

  it('refuse what is wrong with its path, and fail at nothing', async () => {
    const { as, knex } = await start();
    const api = await as('change-manager');
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(anyWindow, async window => {
        const { status, body } = await api.post('/windows').send(window);
        seen.add(status);
        expect([201, 400]).toContain(status);
        expect(status === 201 || body.error.issues.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect([...seen].sort()).toEqual([201, 400]);
    const calendar = await api
      .get('/calendar')
      .query({ from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })
      .expect(200);
    const [{ count }] = await knex('windows').count({ count: '*' });
    expect(calendar.body.windows.length).toBeLessThanOrEqual(Number(count));
  });

  it('serve the calendar feed without signing in, by its address alone', async () => {
    const { as } = await start();
    const api = await as('engineer');
    const { body } = await api.post('/calendar/link').send({}).expect(201);
    const feed = await api
      .get(`/calendar.ics${new URL(body.url).search}`)
      .expect(200);
    expect(feed.headers['content-type']).toMatch('text/calendar');
    expect(feed.text).toContain('BEGIN:VCALENDAR');
    await api.get('/calendar.ics?token=none').expect(404);
    await api.get('/calendar.ics').expect(400);
  });

  it('hide the entities of a conflict that the caller may not see', async () => {
    const { as, plan, catalog } = await start();
    const kafka = 'resource:default/kafka';
    catalog.set('component:default/checkout', {
      relations: [['dependsOn', kafka]],
    });
    catalog.set(kafka, { hiddenFrom: ['user:default/mock'] });
    const { number } = await plan();
    await plan({ entityRefs: [kafka] });
    const api = await as('engineer');
    const { body } = await api.get(`/changes/${number}/conflicts`).expect(200);
    expect(body).toMatchObject([
      {
        kind: 'related_entity',
        otherEntityRef: 'hidden:default/1',
        path: ['component:default/checkout', 'hidden:default/1'],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('kafka');
    await api.get('/changes/CHG-99/conflicts').expect(404);
    await api
      .post('/conflicts/preview')
      .send({
        entityRefs: ['component:default/checkout'],
        plannedStart: '2026-03-10T12:00:00Z',
        plannedEnd: '2026-03-10T11:00:00Z',
      })
      .expect(400);
  });
});
