import {
  entityInsightsQuerySchema,
  ListRequest,
  listQuerySchema,
  trendsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { someIncidents } from './__testUtils__/someIncidents';
import { Insights } from './Insights';

jest.setTimeout(120_000);

const databases = testDatabases();

describe.each(databases.ids)('figures (%s)', databaseId => {
  it('lead to the list of just their records', async () => {
    const { knex, catalog, clock, incidents, accessAs } = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    const insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    const from = Date.parse('2025-03-01T00:00:00.000Z');
    const { records } = someIncidents({ count: 600, seed: 8, from });
    await insertRecords(knex, records);
    const engineer = await accessAs('engineer');
    const count = async ({ total, ...filters }: ListRequest) => {
      const query = listQuerySchema.parse({
        ...Object.fromEntries(
          Object.entries(filters).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.map(String) : String(value),
          ]),
        ),
        limit: 1,
        total: 'true',
      });
      return (await incidents.list(query, engineer)).totalItems;
    };

    const scopes: [object, ListRequest][] = [
      [{}, {}],
      [{ owner: 'team-1' }, { owner: ['team-1'], entityRole: ['primary'] }],
      [
        { system: 'system-2', includeAffected: 'true' },
        { system: ['system-2'], entityRole: ['primary', 'affected'] },
      ],
      [
        { entityRef: 'component:default/part-3' },
        { entityRef: ['component:default/part-3'], entityRole: ['primary'] },
      ],
    ];
    for (const [scope, filters] of scopes) {
      const query = { from: '2025-06-01', to: '2025-10-01', ...scope };
      const { series } = await insights.trends(
        trendsQuerySchema.parse({ ...query, interval: 'month' }),
        engineer,
      );
      const ends = [
        ...series.slice(1).map(({ start }) => start),
        '2025-10-01T00:00:00.000Z',
      ];
      for (const [at, row] of series.entries()) {
        const opened = { openedAfter: row.start, openedBefore: ends[at] };
        expect({
          ...row,
          opened: await count({ ...filters, ...opened }),
          resolved: await count({
            ...filters,
            resolvedAfter: row.start,
            resolvedBefore: ends[at],
          }),
          reopened: await count({ ...filters, ...opened, reopened: true }),
          backlog: await count({ ...filters, openAt: ends[at] }),
          byPriority: await Promise.all(
            row.byPriority.map(async ({ priority }) => ({
              priority,
              count: await count({
                ...filters,
                ...opened,
                priority: [priority],
              }),
            })),
          ),
        }).toEqual(row);
      }
    }

    const { items } = await insights.entities(
      entityInsightsQuerySchema.parse({ from: '2025-06-01', to: '2025-10-01' }),
      engineer,
    );
    expect(items).toHaveLength(8);
    for (const item of items) {
      const opened: ListRequest = {
        entityRef: [item.entityRef],
        entityRole: ['primary'],
        openedAfter: '2025-06-01T00:00:00Z',
        openedBefore: '2025-10-01T00:00:00Z',
      };
      expect(await count(opened)).toBe(item.opened);
      expect(await count({ ...opened, reopened: true })).toBe(item.reopened);
    }
  });
});
