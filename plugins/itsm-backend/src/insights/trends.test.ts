import {
  periodsOf,
  TrendsRequest,
  trendsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../records/rows';
import {
  durationsByHand,
  isIn,
  periodByHand,
} from './__testUtils__/countByHand';
import {
  insertReopenings,
  Reopening,
  someIncidents,
} from './__testUtils__/someIncidents';
import { Insights } from './Insights';

jest.setTimeout(120_000);

const databases = testDatabases();
const BEGINNING = Date.parse('2025-03-01T00:00:00.000Z');

describe.each(databases.ids)('trends (%s)', databaseId => {
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let insights: Insights;
  let records: StoredRecord[];
  let reopenings: Reopening[];

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    const { knex, catalog, clock } = itsm;
    insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    ({ records, reopenings } = someIncidents({
      count: 1500,
      seed: 11,
      from: BEGINNING,
    }));
    await insertRecords(knex, records);
    await insertReopenings(knex, reopenings);
    catalog.set('domain:default/shop', {
      relations: [['hasPart', 'system:default/system-1']],
    });
    catalog.set('system:default/system-1');
  });

  const linkOf = (
    record: StoredRecord,
    roles: string[],
    meets: (link: StoredRecord['entities'][number]) => boolean,
  ) => record.entities.some(link => roles.includes(link.role) && meets(link));

  const cases: [string, TrendsRequest, (record: StoredRecord) => boolean][] = [
    ['everything by week', { interval: 'week' }, () => true],
    [
      'one entity by month in Berlin',
      {
        interval: 'month',
        timezone: 'Europe/Berlin',
        entityRef: 'component:default/part-3',
      },
      record =>
        linkOf(
          record,
          ['primary'],
          link => link.entityRef === 'component:default/part-3',
        ),
    ],
    [
      'one entity with what affects it',
      { entityRef: 'component:default/part-3', includeAffected: true },
      record =>
        linkOf(
          record,
          ['primary', 'affected'],
          link => link.entityRef === 'component:default/part-3',
        ),
    ],
    [
      'an owner by day in New York',
      { interval: 'day', timezone: 'America/New_York', owner: 'team-1' },
      record =>
        linkOf(
          record,
          ['primary'],
          link => link.snapshot.owner === 'group:default/team-1',
        ),
    ],
    [
      'a system, each incident once',
      { system: 'system-1', includeAffected: true },
      record =>
        linkOf(
          record,
          ['primary', 'affected'],
          link => link.snapshot.system === 'system:default/system-1',
        ),
    ],
    [
      'a domain by its systems',
      { domain: 'shop' },
      record =>
        linkOf(
          record,
          ['primary'],
          link => link.snapshot.system === 'system:default/system-1',
        ),
    ],
    [
      'an entity that nobody knows',
      { entityRef: 'component:default/unheard-of' },
      () => false,
    ],
  ];

  it.each(cases)(
    'are as counted by hand: %s',
    async (_, request, isIncluded) => {
      const query = trendsQuerySchema.parse({
        from: '2025-05-07T10:30:00Z',
        to: '2026-01-15',
        ...request,
        ...(request.includeAffected ? { includeAffected: 'true' } : {}),
      });
      const trends = await insights.trends(query, itsm.system);
      const range = {
        from: Date.parse(trends.from),
        to: Date.parse(trends.to),
        timezone: query.timezone,
      };
      const included = records.filter(isIncluded);
      const opened = included.filter(record => isIn(record.openedAt, range));
      const periods = periodsOf(range, {
        interval: query.interval,
        most: 1000,
      })!;
      expect(trends.series).toEqual(
        periods.map(period => periodByHand(included, period, reopenings)),
      );
      expect(trends.resolveTime).toEqual(durationsByHand(opened, 'resolvedAt'));
      expect(trends.acknowledgeTime).toEqual(
        durationsByHand(opened, 'acknowledgedAt'),
      );
      expect(trends.series.reduce((sum, row) => sum + row.opened, 0)).toBe(
        opened.length,
      );
    },
  );

  it('show no more than the caller may read', async () => {
    const engineer = await itsm.accessAs('engineer');
    const query = trendsQuerySchema.parse({
      from: '2025-03-01',
      to: '2026-04-01',
      interval: 'month',
    });
    const trends = await insights.trends(query, engineer);
    const readable = records.filter(
      ({ visibility, requester }) =>
        visibility === 'open' || requester === 'user:default/engineer',
    );
    expect(readable.length).toBeLessThan(records.length);
    expect(trends.series.map(({ opened }) => opened)).toEqual(
      trends.series.map(
        ({ start }, at) =>
          readable.filter(({ openedAt }) =>
            isIn(openedAt, {
              from: Date.parse(start),
              to: Date.parse(trends.series[at + 1]?.start ?? trends.to),
            }),
          ).length,
      ),
    );
    expect(trends.resolveTime).toEqual(durationsByHand(readable, 'resolvedAt'));
    await expect(
      insights.trends(query, { ...engineer, insights: false }),
    ).rejects.toThrow('user:default/engineer may not see insights');
  });

  it('are of the last 90 days by default, and refuse what makes no sense', async () => {
    const ask = (request: Record<string, string>) =>
      insights.trends(trendsQuerySchema.parse(request), itsm.system);
    expect(await ask({})).toMatchObject({
      from: '2025-12-02T09:00:00.000Z',
      to: '2026-03-02T09:00:00.000Z',
    });
    await expect(
      ask({ from: '2026-01-01', to: '2026-01-01' }),
    ).rejects.toMatchObject({
      issues: [{ field: 'to', message: 'must be after from' }],
    });
    await expect(
      ask({ owner: 'team-1', system: 'system-1', domain: 'shop' }),
    ).rejects.toMatchObject({
      issues: [
        { field: 'system', message: expect.stringContaining('owner') },
        { field: 'domain', message: expect.stringContaining('owner') },
      ],
    });
    await expect(
      ask({ from: '1980-01-01', interval: 'day' }),
    ).rejects.toMatchObject({ issues: [{ field: 'interval' }] });
  });
});
