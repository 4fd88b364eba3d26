import { ItsmRecord } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import {
  insertRecords,
  manyIncidents,
} from '../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../records/rows';

jest.setTimeout(120_000);

const databases = testDatabases();
const DAY = 24 * 60 * 60 * 1000;

/* The Mondays of the last thirteen weeks, with the one that is under way. */
function mondays(now: Date): number[] {
  const today = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate(),
  );
  const monday = today - ((now.getUTCDay() + 6) % 7) * DAY;
  return Array.from({ length: 13 }, (_, at) => monday - (12 - at) * 7 * DAY);
}

/* What a summary has to say, counted one by one. */
function summed(incidents: ItsmRecord[], now: Date) {
  const open = incidents
    .filter(({ state }) => ['new', 'in_progress', 'on_hold'].includes(state))
    .sort(
      (one, other) =>
        one.priority - other.priority ||
        Date.parse(one.openedAt) - Date.parse(other.openedAt) ||
        (one.id < other.id ? -1 : 1),
    );
  const priorities = [...new Set(open.map(({ priority }) => priority))];
  const within = (time: string | undefined, start: number) =>
    time !== undefined &&
    Date.parse(time) >= start &&
    Date.parse(time) < start + 7 * DAY;
  return {
    openIncidents: {
      count: open.length,
      byPriority: priorities.map(priority => ({
        priority,
        count: open.filter(incident => incident.priority === priority).length,
      })),
      items: open
        .slice(0, 5)
        .map(({ number, priority, title }) =>
          expect.objectContaining({ number, priority, title }),
        ),
    },
    trend: mondays(now).map(start => ({
      start: new Date(start).toISOString(),
      opened: incidents.filter(({ openedAt }) => within(openedAt, start))
        .length,
      resolved: incidents.filter(({ resolvedAt }) => within(resolvedAt, start))
        .length,
    })),
  };
}

describe.each(databases.ids)('summaries of entities (%s)', databaseId => {
  async function setUp(incidents: StoredRecord[]) {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    await insertRecords(itsm.knex, incidents);
    return itsm;
  }

  it('say what counting says, to each what they may read', async () => {
    const incidents = manyIncidents(5000);
    const { summaries, catalog, clock, accessAs, system } = await setUp(
      incidents,
    );
    const engineer = await accessAs('engineer');
    const mayRead = (incident: ItsmRecord) =>
      incident.visibility === 'open' ||
      incident.assignmentGroup === 'group:default/payments' ||
      [incident.requester, incident.assignee, ...incident.watchers].includes(
        'user:default/engineer',
      );
    let hidden = 0;
    for (let at = 0; at < 400; at += 20) {
      const entityRef = `component:default/service-${at}`;
      catalog.set(entityRef);
      const about = incidents.filter(({ entities }) =>
        entities.some(link => link.entityRef === entityRef),
      );
      expect(about.length).toBeGreaterThan(10);
      expect(await summaries.summary(entityRef, system)).toMatchObject(
        summed(about, clock.now()),
      );
      const readable = about.filter(mayRead);
      hidden += about.length - readable.length;
      expect(await summaries.summary(entityRef, engineer)).toMatchObject(
        summed(readable, clock.now()),
      );
    }
    expect(hidden).toBeGreaterThan(0);
  });

  it('count each incident once for a system, an owner and a domain', async () => {
    const incidents = manyIncidents(3000);
    const { summaries, catalog, clock, system } = await setUp(incidents);
    const refs = {
      system: 'system:default/system-7',
      owner: 'group:default/team-7',
      domain: 'domain:default/all',
    };
    catalog.set(refs.system);
    catalog.set(refs.owner);
    catalog.set(refs.domain, { relations: [['hasPart', refs.system]] });
    const within = (ref: string, of: 'system' | 'owner') =>
      incidents.filter(({ entities }) =>
        entities.some(({ snapshot }) => snapshot[of] === ref),
      );
    for (const [ref, expected] of [
      [refs.system, within(refs.system, 'system')],
      [refs.owner, within(refs.owner, 'owner')],
      [refs.domain, within(refs.system, 'system')],
    ] as const) {
      expect(expected.length).toBeGreaterThan(50);
      const summary = await summaries.summary(ref, system);
      expect(summary).toMatchObject(summed(expected, clock.now()));
    }
  });

  it('begin each week on Monday at midnight, in UTC', async () => {
    const [template] = manyIncidents(1);
    const entityRef = template.entities[0].entityRef;
    // The clock stands at nine on a Monday.
    const times = [
      ...['2025-12-07T23:59:59.999Z', '2025-12-08T00:00:00.000Z'],
      ...['2026-02-22T23:59:59.999Z', '2026-02-23T00:00:00.000Z'],
      ...['2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00.000Z'],
      ...['2026-03-02T09:00:00.000Z'],
    ];
    const incidents = times.map((time, at) => ({
      ...template,
      id: template.id.replace(/^./, `${at}`),
      number: `INC-${at + 1}`,
      openedAt: time,
      resolvedAt: time,
      state: 'closed',
      active: false,
    }));
    const { summaries, catalog, clock, system } = await setUp(incidents);
    catalog.set(entityRef);
    const counts = async () => {
      const { trend, openIncidents } = await summaries.summary(
        entityRef,
        system,
      );
      expect(openIncidents).toEqual({ count: 0, byPriority: [], items: [] });
      expect(trend.map(({ opened }) => opened)).toEqual(
        trend.map(({ resolved }) => resolved),
      );
      return [trend[0].start, ...trend.map(({ opened }) => opened)];
    };
    const first = '2025-12-08T00:00:00.000Z';
    const last = [1, 2, 2];
    expect(await counts()).toEqual([first, 1, ...Array(9).fill(0), ...last]);
    // Until the last moment of the week, and the one after it.
    clock.pass(6 * DAY + 15 * 60 * 60 * 1000 - 1);
    expect(await counts()).toEqual([first, 1, ...Array(9).fill(0), ...last]);
    clock.pass(1);
    const second = '2025-12-15T00:00:00.000Z';
    expect(await counts()).toEqual([second, ...Array(9).fill(0), ...last, 0]);
  });
});
