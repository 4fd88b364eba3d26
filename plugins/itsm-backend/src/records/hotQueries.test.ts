import {
  incidentListQuerySchema,
  listOrders,
  recordsQuerySchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords, manyIncidents } from './__testUtils__/manyIncidents';
import { Access } from './access';
import { readActivity } from './activityLog';
import { isPostgres } from './openDatabase';
import { loadLinks } from './recordLinks';

jest.setTimeout(120_000);

const databases = testDatabases();

interface Step {
  /** What the database does in the step, in its own words. */
  does: string;
  /** It reads the table from end to end. */
  scansRecords: boolean;
  sorts: boolean;
}

/*
 * Looks at how each database means to run the very statements that the
 * services send, with the statistics of ten thousand incidents. What is held:
 * no statement reads the table of records from end to end, and a list in one of
 * its orders, with nothing but what is open asked for, comes out of its index
 * in that order. Whether a filter or the order is served by the index, where
 * there is one for either, is left to the database.
 */
describe.each(databases.ids)('plans of hot queries (%s)', databaseId => {
  const incidents = manyIncidents(10_000);
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let engineer: Access;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    await insertRecords(itsm.knex, incidents);
    engineer = await itsm.accessAs('engineer');
  });

  interface PostgresNode {
    'Node Type': string;
    'Relation Name'?: string;
    'Index Name'?: string;
    Plans?: PostgresNode[];
  }

  function stepsOf(node: PostgresNode): Step[] {
    const type = node['Node Type'];
    const relation = node['Relation Name'];
    return [
      {
        does: [type, relation, node['Index Name']].filter(Boolean).join(' '),
        scansRecords: /Seq Scan/.test(type) && relation === 'records',
        // An incremental sort puts equal ones in order, as they come.
        sorts: type === 'Sort',
      },
      ...(node.Plans ?? []).flatMap(stepsOf),
    ];
  }

  async function explain(sql: string, bindings: readonly unknown[]) {
    const values = [...bindings] as string[];
    if (isPostgres(itsm.knex)) {
      const statement = sql.replace(/\$\d+/g, '?');
      const { rows } = await itsm.knex.raw(
        `explain (format json) ${statement}`,
        values,
      );
      return stepsOf(rows[0]['QUERY PLAN'][0].Plan);
    }
    const rows: { detail: string }[] = await itsm.knex.raw(
      `explain query plan ${sql}`,
      values,
    );
    return rows.map(({ detail }) => ({
      does: detail,
      // The index of known errors holds nothing else: few enough to be read.
      scansRecords:
        /^SCAN records(?! VIRTUAL|_| USING INDEX records_known_error)/.test(
          detail,
        ),
      sorts: /TEMP B-TREE FOR ORDER BY/.test(detail),
    }));
  }

  /** The plans of all that is asked of the records in the course of a work. */
  async function plansOf(work: () => Promise<unknown>): Promise<Step[][]> {
    const asked: { sql: string; bindings: unknown[] }[] = [];
    const listen = (query: { sql: string; bindings: unknown[] }) =>
      asked.push(query);
    itsm.knex.on('query', listen);
    try {
      await work();
    } finally {
      itsm.knex.removeListener('query', listen);
    }
    const plans: Step[][] = [];
    for (const { sql, bindings } of asked) {
      if (/^(?:select|with)\b/i.test(sql)) {
        plans.push(await explain(sql, bindings ?? []));
      }
    }
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  }

  async function expectNoScan(work: () => Promise<unknown>) {
    for (const steps of await plansOf(work)) {
      const scans = steps.filter(({ scansRecords }) => scansRecords);
      expect(scans.map(({ does }) => does)).toEqual([]);
    }
  }

  const list = (query: Record<string, unknown>, access: Access) => () =>
    itsm.incidents.list(incidentListQuerySchema.parse(query), access);

  const mine = (query: Record<string, unknown>) => () =>
    itsm.lists.list(
      recordsQuerySchema.parse({ ...query, mine: 'true' }),
      engineer,
    );

  const summary = (entityRef: string) => () =>
    itsm.summaries.summary(entityRef, engineer);

  const orders = listOrders.flatMap(orderBy =>
    (['asc', 'desc'] as const).map(order => ({ orderBy, order })),
  );

  const rare = incidents[4711];
  const filters: Record<string, Record<string, unknown>> = {
    state: { state: ['in_progress', 'new'] },
    priority: { priority: ['1'] },
    assignee: { assignee: 'person-7' },
    assignmentGroup: { assignmentGroup: ['team-7', 'team-8'] },
    requester: { requester: 'person-7' },
    entityRef: { entityRef: rare.entities[0].entityRef },
    owner: { owner: 'team-7' },
    system: { system: 'system-7' },
    domain: { domain: 'domain-7' },
    tag: { tag: 'tag-7' },
    active: { active: 'true' },
    closed: { active: 'false' },
    opened: {
      openedAfter: '2025-06-01T00:00:00Z',
      openedBefore: '2025-06-08T00:00:00Z',
    },
    weekday: { openedWeekday: ['6', '7'], timezone: 'Europe/Berlin' },
    // As figures lead to it, of the incidents of a time.
    resolveHours: {
      resolveHoursFrom: '4',
      resolveHoursTo: '8',
      openedAfter: '2025-06-01T00:00:00Z',
      openedBefore: '2025-09-01T00:00:00Z',
    },
    unassigned: { lacks: 'assignee', has: 'acknowledgedAt' },
    reopened: {
      reopenedAfter: '2025-06-01T00:00:00Z',
      reopenedBefore: '2025-07-01T00:00:00Z',
    },
    causedByChanges: { causedByChanges: 'model=emergency' },
    updated: { updatedAfter: '2026-02-20T00:00:00Z' },
    q: { q: 'kafka time' },
    number: { q: rare.number },
  };

  it.each(orders)('serves the order by $orderBy $order', async query => {
    const page = await list(query, itsm.system)();
    for (const more of [
      {},
      { active: 'true' },
      { cursor: page.pageInfo.nextCursor },
      { cursor: page.pageInfo.nextCursor, active: 'true' },
    ]) {
      const request = { ...query, ...more };
      for (const steps of await plansOf(list(request, itsm.system))) {
        expect(steps).toEqual(
          steps.map(step => ({ ...step, scansRecords: false, sorts: false })),
        );
      }
    }
  });

  it.each(Object.keys(filters))(
    'serves the filter %s in every order, also under conditions',
    async name => {
      for (const order of orders) {
        const query = { ...order, ...filters[name] };
        await expectNoScan(list(query, itsm.system));
        await expectNoScan(list(query, engineer));
      }
    },
  );

  it('would notice a table read from end to end', async () => {
    const plans = await plansOf(() =>
      itsm.knex('records').where({ impact: 'none' }).orderBy('title').limit(1),
    );
    expect(plans.flat()).toContainEqual(
      expect.objectContaining({ scansRecords: true }),
    );
    expect(plans.flat()).toContainEqual(
      expect.objectContaining({ sorts: true }),
    );
  });

  it('serves what is mine', async () => {
    for (const order of orders) {
      await expectNoScan(mine(order));
    }
  });

  it('serves one record and what belongs to it', async () => {
    const { id, number, entities } = rare;
    const { entityRef } = entities[0];
    itsm.catalog.set(entityRef);
    itsm.catalog.set('system:default/system-7');
    await expectNoScan(() => itsm.incidents.get(number, itsm.system));
    await expectNoScan(() => itsm.incidents.get(id, engineer).catch(() => {}));
    await expectNoScan(() => loadLinks(itsm.knex, id));
    await expectNoScan(() =>
      readActivity(itsm.knex, id, { limit: 50, order: 'desc' }),
    );
    for (const ref of [entityRef, 'system:default/system-7']) {
      await expectNoScan(summary(ref));
    }
  });
});
