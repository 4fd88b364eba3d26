import {
  ProblemCandidatesRequest,
  problemCandidatesQuerySchema,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../records/rows';
import { isIn } from './__testUtils__/countByHand';
import { someIncidents } from './__testUtils__/someIncidents';
import { Insights } from './Insights';

jest.setTimeout(120_000);

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const BEGINNING = Date.parse('2025-03-01T00:00:00.000Z');

const numberOf = ({ number }: StoredRecord) => Number(number.split('-')[1]);

/** The largest number of times in any window, with the latest such window. */
function densestByHand(times: readonly number[], within: number) {
  let best = { count: 0, last: 0 };
  for (const last of times) {
    const count = times.filter(
      time => time <= last && time >= last - within,
    ).length;
    if (count > best.count || (count === best.count && last > best.last)) {
      best = { count, last };
    }
  }
  return best;
}

describe.each(databases.ids)('candidates for problems (%s)', databaseId => {
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let insights: Insights;
  let records: StoredRecord[];
  let linked: Set<string>;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    const { knex, catalog, clock } = itsm;
    insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    ({ records } = someIncidents({ count: 900, seed: 3, from: BEGINNING }));
    const problem: StoredRecord = {
      ...records[0],
      id: randomUUID(),
      number: 'PRB-1',
      type: 'problem',
      state: 'assess',
      visibility: 'open',
    };
    await insertRecords(knex, [...records, problem]);
    linked = new Set(records.slice(0, 300).map(({ id }) => id));
    await knex.batchInsert(
      'record_links',
      records.slice(0, 600).map(({ id }) => ({
        id: randomUUID(),
        relation: linked.has(id) ? 'problem' : 'related',
        source_id: id,
        target_id: problem.id,
        created_at: 0,
        created_by: 'user:default/sre',
      })),
      100,
    );
  });

  const ask = (request: ProblemCandidatesRequest, access = itsm.system) =>
    insights.problemCandidates(
      problemCandidatesQuerySchema.parse({
        from: '2025-03-01',
        to: '2026-03-01',
        ...request,
      }),
      access,
    );

  it.each([
    { minIncidents: 3, within: 'P1D' },
    { minIncidents: 6, within: 'P7D' },
    { minIncidents: 2, within: 'PT1M' },
    { minIncidents: 20, within: 'P30D' },
  ])('are the entities with $minIncidents within $within', async request => {
    const milliseconds = {
      P1D: DAY,
      P7D: 7 * DAY,
      PT1M: HOUR / 60,
      P30D: 30 * DAY,
    }[request.within]!;
    const { items } = await ask({ ...request, kind: 'recurrence', limit: 100 });
    const own = (ref: string) =>
      records.filter(
        ({ id, entities }) => entities[0].entityRef === ref && !linked.has(id),
      );
    const expected = Array.from({ length: 8 }, (_, at) => {
      const entityRef = `component:default/part-${at}`;
      const { count, last } = densestByHand(
        own(entityRef).map(({ openedAt }) => Date.parse(openedAt)),
        milliseconds,
      );
      const incidents = own(entityRef).filter(({ openedAt }) =>
        isIn(openedAt, { from: last - milliseconds, to: last + 1 }),
      );
      const spent = incidents
        .filter(({ resolvedAt }) => resolvedAt)
        .reduce(
          (sum, { openedAt, resolvedAt }) =>
            sum + Date.parse(resolvedAt!) - Date.parse(openedAt),
          0,
        );
      return {
        kind: 'recurrence',
        entityRef,
        entityRefs: [entityRef],
        count,
        from: incidents.map(({ openedAt }) => openedAt).sort()[0],
        to: new Date(last).toISOString(),
        incidents: incidents
          .sort(
            (one, other) =>
              Date.parse(one.openedAt) - Date.parse(other.openedAt) ||
              numberOf(one) - numberOf(other),
          )
          .map(({ number }) => number),
        hoursSpent: expect.closeTo(spent / HOUR, 6),
      };
    })
      .filter(({ count }) => count >= request.minIncidents)
      .sort(
        (one, other) =>
          other.count - one.count || (one.entityRef < other.entityRef ? -1 : 1),
      );
    expect(items).toEqual(expected);
  });

  it('are texts that are alike on what belongs together', async () => {
    const { knex, catalog, openIncident, clock } = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    const own = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    catalog.set('component:default/mail');
    catalog.set('component:default/checkout', {
      relations: [['dependsOn', 'component:default/cart']],
    });
    const cases: [string, string][] = [
      ['Payments time out at the gateway', 'component:default/checkout'],
      ['Payment gateway: payments time out', 'component:default/checkout'],
      ['Time out of payments at gateway', 'component:default/cart'],
      // Alike, but of something else.
      ['Payments time out at the gateway', 'component:default/mail'],
      // Of the same, but different.
      ['Prices show the wrong currency', 'component:default/checkout'],
    ];
    for (const [title, entityRef] of cases) {
      await openIncident({ title, entityRef });
      clock.pass(20 * DAY);
    }
    const system = itsm.system;
    const query = problemCandidatesQuerySchema.parse({
      to: '2026-08-01',
      from: '2026-01-01',
    });
    const { items } = await own.problemCandidates(query, system);
    expect(items).toEqual([
      {
        kind: 'cluster',
        entityRef: 'component:default/checkout',
        entityRefs: ['component:default/checkout', 'component:default/cart'],
        count: 3,
        from: '2026-03-02T09:00:00.000Z',
        to: '2026-04-11T09:00:00.000Z',
        incidents: ['INC-1', 'INC-2', 'INC-3'],
        words: expect.arrayContaining(['payment', 'time', 'out', 'gateway']),
        hoursSpent: 0,
      },
    ]);
    // What isn't related, or isn't known to be, is no neighbourhood.
    catalog.isDown = true;
    const alone = await own.problemCandidates(query, system);
    expect(alone.items).toEqual([]);
    catalog.isDown = false;

    // Two more on checkout on one day recur; a part of them says nothing new.
    for (const _ of [1, 2, 3]) {
      await openIncident({ title: 'Basket is empty' });
    }
    const recurring = await own.problemCandidates(query, system);
    expect(recurring.items.map(({ kind, count }) => [kind, count])).toEqual([
      ['cluster', 3],
      ['recurrence', 3],
    ]);
    const page = await own.problemCandidates({ ...query, limit: 1 }, system);
    const rest = await own.problemCandidates(
      { ...query, limit: 1, cursor: page.pageInfo.nextCursor },
      system,
    );
    expect([...page.items, ...rest.items]).toEqual(recurring.items);
  });
});
