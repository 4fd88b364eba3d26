import {
  ChangeListRequest,
  changeListQuerySchema,
  changeOutcomesQuerySchema,
  ChangeOutcomes,
  DurationStatistics,
  entityInsightsQuerySchema,
  IncidentListRequest,
  incidentListQuerySchema,
  insightsQuerySchema,
  InsightsRequest,
  ListRequest,
  listQuerySchema,
  openProblemStates,
  trendsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { Access } from '../records/access';
import { StoredRecord } from '../records/rows';
import { insertCauses, someChanges } from './__testUtils__/someChanges';
import { insertReopenings, someIncidents } from './__testUtils__/someIncidents';
import { Insights } from './Insights';

jest.setTimeout(300_000);

const databases = testDatabases();
const BEGINNING = Date.parse('2025-03-01T00:00:00.000Z');

interface Scope {
  name: string;
  query: InsightsRequest;
  filters: ListRequest;
}

/* What is asked about, and the filters that say the same of a list. */
const scopes: Scope[] = [
  { name: 'everything', query: {}, filters: {} },
  {
    name: 'a team',
    query: { owner: 'team-1' },
    filters: { owner: ['team-1'], entityRole: ['primary'] },
  },
  {
    name: 'a system, with what is affected',
    query: { system: 'system-2', includeAffected: true },
    filters: { system: ['system-2'], entityRole: ['primary', 'affected'] },
  },
  {
    name: 'a domain',
    query: { domain: 'shop' },
    filters: { domain: ['shop'], entityRole: ['primary'] },
  },
  {
    name: 'an entity',
    query: { entityRef: 'component:default/part-3' },
    filters: {
      entityRef: ['component:default/part-3'],
      entityRole: ['primary'],
    },
  },
];

/* As they come over HTTP. */
function toParameters(request: object) {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
}

function toText(request: object) {
  return new URLSearchParams(
    Object.entries(toParameters(request)).flatMap(([name, value]) =>
      [value].flat().map(one => [name, one]),
    ),
  ).toString();
}

describe.each(databases.ids)('figures (%s)', databaseId => {
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let insights: Insights;
  let reader: Access;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    const { knex, catalog, clock } = itsm;
    insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    catalog.set('system:default/system-0');
    catalog.set('domain:default/shop', {
      relations: [['hasPart', 'system:default/system-0']],
    });
    const { records, reopenings } = someIncidents({
      count: 600,
      seed: 8,
      from: BEGINNING,
    });
    const [first, ...others] = records;
    const onSystem: StoredRecord = {
      ...first,
      entities: [
        {
          entityRef: 'system:default/system-2',
          role: 'primary',
          snapshot: { kind: 'system', name: 'system-2' },
          snapshotState: 'taken',
        },
      ],
      openedAt: '2025-10-26T00:30:00.000Z',
      // A clock that ran backwards.
      resolvedAt: '2025-10-26T00:10:00.000Z',
    };
    const incidents = [onSystem, ...others];
    const changes = someChanges(incidents, {
      count: 200,
      seed: 9,
      from: BEGINNING,
    });
    const problems = changes.records.slice(0, 40).map(
      (change, at): StoredRecord => ({
        ...change,
        id: change.id.replace('-9000-', '-b000-'),
        number: `PRB-${at + 1}`,
        type: 'problem',
        state: ['new', 'fix_in_progress', 'resolved', 'closed'][at % 4],
        closeCode: undefined,
      }),
    );
    await insertRecords(knex, [...incidents, ...changes.records, ...problems]);
    await insertReopenings(knex, reopenings);
    await insertCauses(knex, changes.causes);
    reader = await itsm.accessAs('engineer');
  });

  const one = { limit: 1, total: true };

  async function countIncidents(request: IncidentListRequest) {
    const query = incidentListQuerySchema.parse(
      toParameters({ ...request, ...one }),
    );
    return (await itsm.incidents.list(query, reader)).totalItems;
  }

  async function countChanges(request: ChangeListRequest) {
    const query = changeListQuerySchema.parse(
      toParameters({ ...request, ...one }),
    );
    return (await itsm.changes.list(query, reader)).totalItems;
  }

  async function countProblems(request: ListRequest) {
    const query = listQuerySchema.parse(toParameters({ ...request, ...one }));
    return (await itsm.problems.list(query, reader)).totalItems;
  }

  async function expectDurations(
    { n, missing }: DurationStatistics,
    request: IncidentListRequest,
    field: 'acknowledgedAt' | 'resolvedAt',
  ) {
    expect({
      n: await countIncidents({ ...request, has: [field] }),
      missing: await countIncidents({ ...request, lacks: [field] }),
    }).toEqual({ n, missing });
  }

  const range = { from: '2025-09-01', to: '2026-01-01' };
  const openedIn = (zone: string) => ({
    openedAfter: DateTime.fromISO(range.from, { zone }).toUTC().toISO()!,
    openedBefore: DateTime.fromISO(range.to, { zone }).toUTC().toISO()!,
  });

  it.each(scopes)('of a trend lead to its incidents: $name', async scope => {
    const { filters } = scope;
    const zone = 'Europe/Berlin';
    const trends = await insights.trends(
      trendsQuerySchema.parse({
        ...range,
        ...toParameters(scope.query),
        interval: 'month',
        timezone: zone,
      }),
      reader,
    );
    const ends = [...trends.series.slice(1).map(row => row.start), trends.to];
    for (const [at, row] of trends.series.entries()) {
      const [after, before] = [row.start, ends[at]];
      const opened = { ...filters, openedAfter: after, openedBefore: before };
      expect({
        start: row.start,
        opened: await countIncidents(opened),
        resolved: await countIncidents({
          ...filters,
          resolvedAfter: after,
          resolvedBefore: before,
        }),
        reopened: await countIncidents({
          ...filters,
          reopenedAfter: after,
          reopenedBefore: before,
        }),
        backlog: await countIncidents({ ...filters, openAt: before }),
        byPriority: await Promise.all(
          row.byPriority.map(async ({ priority }) => ({
            priority,
            count: await countIncidents({ ...opened, priority: [priority] }),
          })),
        ),
      }).toEqual(row);
    }
    expect(trends.series.some(({ reopened }) => reopened > 0)).toBe(true);
    const opened = { ...filters, ...openedIn(zone) };
    await expectDurations(trends.acknowledgeTime, opened, 'acknowledgedAt');
    await expectDurations(trends.resolveTime, opened, 'resolvedAt');
  });

  it.each(
    scopes.flatMap(scope =>
      // Half an hour of summer time, half an hour off, and neither.
      ['Australia/Lord_Howe', 'America/St_Johns', 'UTC'].map(timezone => ({
        ...scope,
        timezone,
      })),
    ),
  )(
    'of the week lead to its incidents: $name, $timezone',
    async ({ query, filters, timezone }) => {
      const { items } = await insights.heatmap(
        insightsQuerySchema.parse({
          ...range,
          ...toParameters(query),
          timezone,
        }),
        reader,
      );
      const opened = { ...filters, ...openedIn(timezone), timezone };
      for (const { weekday, hour, opened: figure } of items) {
        const cell = { openedWeekday: [weekday], openedHour: [hour] };
        expect({
          ...cell,
          opened: await countIncidents({ ...opened, ...cell }),
        }).toEqual({ ...cell, opened: figure });
      }
      expect(items.some(item => item.opened > 0)).toBe(true);
    },
  );

  it.each(scopes)('of restoring lead to its incidents: $name', async scope => {
    const { resolveTime, buckets } = await insights.restoreTimes(
      insightsQuerySchema.parse({ ...range, ...toParameters(scope.query) }),
      reader,
    );
    const opened = { ...scope.filters, ...openedIn('UTC') };
    await expectDurations(resolveTime, opened, 'resolvedAt');
    for (const { fromHours, toHours, count } of buckets) {
      const found = await countIncidents({
        ...opened,
        resolveHoursFrom: fromHours,
        ...(toHours === undefined ? {} : { resolveHoursTo: toHours }),
      });
      expect({ fromHours, found }).toEqual({ fromHours, found: count });
    }
    expect(resolveTime.n).toBeGreaterThan(0);
  });

  it.each(
    scopes.flatMap(scope =>
      (['entity', 'owner', 'system'] as const).map(groupBy => ({
        ...scope,
        groupBy,
      })),
    ),
  )(
    'of each $groupBy lead to its records: $name',
    async ({ query, filters, groupBy }) => {
      const { items } = await insights.entities(
        entityInsightsQuerySchema.parse({
          ...range,
          ...toParameters(query),
          groupBy,
        }),
        reader,
      );
      expect(items.length).toBeGreaterThan(0);
      const { openedAfter, openedBefore } = openedIn('UTC');
      const length = Date.parse(openedBefore) - Date.parse(openedAfter);
      const before = new Date(Date.parse(openedAfter) - length).toISOString();
      for (const item of items) {
        const filter = groupBy === 'entity' ? 'entityRef' : groupBy;
        const own: ListRequest = {
          entityRole: ['primary'],
          ...filters,
          [filter]: [item.entityRef],
        };
        const opened = { ...own, openedAfter, openedBefore };
        expect({
          entityRef: item.entityRef,
          opened: await countIncidents(opened),
          previousOpened: await countIncidents({
            ...own,
            openedAfter: before,
            openedBefore: openedAfter,
          }),
          reopened: await countIncidents({ ...opened, reopened: true }),
          openProblems: await countProblems({
            ...own,
            state: [...openProblemStates],
          }),
        }).toEqual({
          entityRef: item.entityRef,
          opened: item.opened,
          previousOpened: item.previousOpened,
          reopened: item.reopened,
          openProblems: item.openProblems,
        });
        await expectDurations(item.resolveTime, opened, 'resolvedAt');
      }
    },
  );

  async function expectOutcome(
    outcome: ChangeOutcomes['overall'],
    filters: ChangeListRequest,
  ) {
    const asked: ChangeListRequest = {
      ...filters,
      ...openedIn('UTC'),
      state: ['review', 'closed'],
    };
    const { implemented, successful, successfulWithIssues } = outcome;
    const { unsuccessful, causedIncidents, withoutEnd } = outcome;
    const { followedByIncidents, emergencies, restoreTime } = outcome;
    expect({
      implemented: await countChanges(asked),
      successful: await countChanges({ ...asked, closeCode: ['successful'] }),
      successfulWithIssues: await countChanges({
        ...asked,
        closeCode: ['successful_with_issues'],
      }),
      unsuccessful: await countChanges({
        ...asked,
        closeCode: ['unsuccessful'],
      }),
      withoutCode: await countChanges({ ...asked, lacks: ['closeCode'] }),
      causedIncidents: await countChanges({ ...asked, causedIncidents: true }),
      harmless: await countChanges({ ...asked, causedIncidents: false }),
      followedByIncidents: await countChanges({
        ...asked,
        followedByIncidents: 'P3D',
      }),
      withoutEnd: await countChanges({ ...asked, lacks: ['actualEnd'] }),
      emergencies: filters.model
        ? emergencies
        : await countChanges({ ...asked, model: ['emergency'] }),
    }).toEqual({
      implemented,
      successful,
      successfulWithIssues,
      unsuccessful,
      withoutCode:
        implemented - successful - successfulWithIssues - unsuccessful,
      causedIncidents,
      harmless: implemented - causedIncidents,
      followedByIncidents,
      withoutEnd,
      emergencies,
    });
    const causedByChanges = toText(asked);
    await expectDurations(restoreTime, { causedByChanges }, 'resolvedAt');
  }

  it.each(
    scopes.flatMap(scope =>
      (['entity', 'team', 'model', 'risk'] as const).map(groupBy => ({
        ...scope,
        groupBy,
      })),
    ),
  )(
    'of changes by $groupBy lead to their records: $name',
    async ({ query, filters, groupBy }) => {
      const { overall, items } = await insights.changeOutcomes(
        changeOutcomesQuerySchema.parse({
          ...range,
          ...toParameters(query),
          groupBy,
        }),
        reader,
      );
      expect(overall).toMatchObject({
        causedIncidents: expect.any(Number),
        restoreTime: { p50Hours: expect.any(Number) },
      });
      expect(overall.followedByIncidents).toBeGreaterThan(0);
      await expectOutcome(overall, filters);
      expect(items.length).toBeGreaterThan(0);
      for (const { key, ...outcome } of items) {
        const own: Record<typeof groupBy, ChangeListRequest> = {
          entity: { entityRole: ['primary'], ...filters, entityRef: [key] },
          team: { ...filters, assignmentGroup: [key] },
          model: { ...filters, model: [key] },
          risk: { ...filters, risk: [key as 'low'] },
        };
        await expectOutcome(outcome, own[groupBy]);
      }
    },
  );

  it('are of what the caller may read, as the lists are', async () => {
    const all = reader;
    const own = {
      field: 'requester' as const,
      in: ['user:default/engineer'],
    };
    const { incident } = all.types;
    reader = {
      ...all,
      types: { ...all.types, incident: { ...incident, read: own } },
    };
    const { overall } = await insights.changeOutcomes(
      changeOutcomesQuerySchema.parse(range),
      reader,
    );
    await expectOutcome(overall, {});
    const trends = await insights.trends(
      trendsQuerySchema.parse({ ...range, interval: 'month' }),
      reader,
    );
    const [first, second] = trends.series;
    expect(first.reopened).toBe(
      await countIncidents({
        reopenedAfter: first.start,
        reopenedBefore: second.start,
      }),
    );
    reader = all;
    const { overall: more } = await insights.changeOutcomes(
      changeOutcomesQuerySchema.parse(range),
      reader,
    );
    expect(more.causedIncidents).toBeGreaterThan(overall.causedIncidents);
  });
});
