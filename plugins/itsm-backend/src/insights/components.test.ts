import {
  comparePoissonCounts,
  EntityInsight,
  entityInsightsQuerySchema,
  EntityInsightsRequest,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../records/rows';
import { durationsByHand, isIn } from './__testUtils__/countByHand';
import { someIncidents } from './__testUtils__/someIncidents';
import { Insights } from './Insights';

jest.setTimeout(120_000);

const databases = testDatabases();
const BEGINNING = Date.parse('2025-03-01T00:00:00.000Z');
const range = {
  from: Date.parse('2025-09-01T00:00:00.000Z'),
  to: Date.parse('2026-01-01T00:00:00.000Z'),
};
const before = { from: 2 * range.from - range.to, to: range.from };

describe.each(databases.ids)('components (%s)', databaseId => {
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let insights: Insights;
  let records: StoredRecord[];

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    const { knex, catalog, clock } = itsm;
    insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    ({ records } = someIncidents({ count: 1200, seed: 5, from: BEGINNING }));
    const problems: StoredRecord[] = ['assess', 'resolved', 'closed'].map(
      (state, at) => ({
        ...records[0],
        id: randomUUID(),
        number: `PRB-${at + 1}`,
        type: 'problem',
        state,
        entities: records.find(({ entities }) =>
          entities[0].entityRef.endsWith('part-2'),
        )!.entities,
        visibility: 'open',
      }),
    );
    await insertRecords(knex, [...records, ...problems]);
  });

  const ask = (request: EntityInsightsRequest, access = itsm.system) =>
    insights.entities(
      entityInsightsQuerySchema.parse({
        from: '2025-09-01',
        to: '2026-01-01',
        ...request,
        ...(request.includeAffected ? { includeAffected: 'true' } : {}),
      }),
      access,
    );

  function byHand(
    included: readonly StoredRecord[],
    keysOf: (record: StoredRecord) => (string | undefined)[],
  ): Partial<EntityInsight>[] {
    const keys = [...new Set(included.flatMap(keysOf))].filter(
      (key): key is string => key !== undefined,
    );
    const openedIn = (key: string, time: typeof range) =>
      included.filter(
        record => keysOf(record).includes(key) && isIn(record.openedAt, time),
      );
    const counted = keys
      .map(entityRef => ({ entityRef, opened: openedIn(entityRef, range) }))
      .filter(({ opened }) => opened.length > 0)
      .sort(
        (one, other) =>
          other.opened.length - one.opened.length ||
          (one.entityRef < other.entityRef ? -1 : 1),
      );
    const total = counted.reduce((sum, { opened }) => sum + opened.length, 0);
    let soFar = 0;
    return counted.map(({ entityRef, opened }) => {
      soFar += opened.length;
      const previousOpened = openedIn(entityRef, before).length;
      return {
        entityRef,
        opened: opened.length,
        previousOpened,
        pValue: comparePoissonCounts(opened.length, previousOpened).twoSided,
        share: opened.length / total,
        cumulativeShare: soFar / total,
        reopened: opened.filter(({ reopenCount }) => reopenCount > 0).length,
        resolveTime: durationsByHand(opened, 'resolvedAt'),
      };
    });
  }

  const refsOf =
    (...roles: string[]) =>
    (record: StoredRecord) =>
      record.entities
        .filter(({ role }) => roles.includes(role))
        .map(({ entityRef }) => entityRef);

  it('are counted by the primary entity, or by all that are affected', async () => {
    const { items, pageInfo } = await ask({});
    expect(items).toMatchObject(byHand(records, refsOf('primary')));
    expect(items).toHaveLength(8);
    expect(items[7].cumulativeShare).toBe(1);
    expect(pageInfo).toEqual({});
    expect(
      Object.fromEntries(
        items.map(item => [item.entityRef, item.openProblems]),
      ),
    ).toMatchObject({
      'component:default/part-2': 1,
      'component:default/part-1': 0,
    });
    expect((await ask({ includeAffected: true })).items).toMatchObject(
      byHand(records, refsOf('primary', 'affected')),
    );
  });

  it('roll up by owner and by system, each incident once', async () => {
    expect(
      (await ask({ groupBy: 'owner', includeAffected: true })).items,
    ).toMatchObject(
      byHand(records, ({ entities }) =>
        entities.map(({ snapshot }) => snapshot.owner),
      ),
    );
    expect((await ask({ groupBy: 'system' })).items).toMatchObject(
      byHand(records, ({ entities }) =>
        entities
          .filter(({ role }) => role === 'primary')
          .map(({ snapshot }) => snapshot.system),
      ),
    );
  });

  it('are those of the scope, as far as the caller may read and see them', async () => {
    const engineer = await itsm.accessAs('engineer');
    const readable = records.filter(
      ({ visibility, requester }) =>
        visibility === 'open' || requester === 'user:default/engineer',
    );
    const ofTeam = readable.filter(
      ({ entities }) => entities[0].snapshot.owner === 'group:default/team-1',
    );
    const expected = byHand(ofTeam, refsOf('primary'));
    expect((await ask({ owner: 'team-1' }, engineer)).items).toMatchObject(
      expected,
    );
    const hiddenRef = 'component:default/part-3';
    const hiddenFrom = ['user:default/engineer'];
    itsm.catalog.set(hiddenRef, { hiddenFrom });
    const { items } = await ask({ owner: 'team-1' }, engineer);
    expect(items.map(({ entityRef }) => entityRef)).toEqual(
      expected
        .map(({ entityRef }) => entityRef)
        .filter(ref => ref !== hiddenRef),
    );
    const ofHidden = await ask({ entityRef: hiddenRef }, engineer);
    expect(ofHidden).toEqual({ items: [], pageInfo: {} });
    itsm.catalog.remove(hiddenRef);
  });

  it('come in pages that go on where the last one ended', async () => {
    const all = (await ask({})).items;
    const seen: EntityInsight[] = [];
    let cursor: string | undefined;
    let back: string | undefined;
    do {
      const page = await ask({ limit: 3, cursor });
      seen.push(...page.items);
      cursor = page.pageInfo.nextCursor;
      back = page.pageInfo.prevCursor;
    } while (cursor);
    expect(seen).toEqual(all);
    const before3 = await ask({ limit: 3, cursor: back });
    expect(before3.items).toEqual(all.slice(3, 6));
    await expect(ask({ cursor: 'nonsense' })).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
