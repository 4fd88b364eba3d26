import {
  Incident,
  listOrders,
  listQuerySchema,
  Page,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords, manyIncidents } from './__testUtils__/manyIncidents';
import { encodeCursor } from './cursor';
import { StoredRecord } from './rows';

jest.setTimeout(180_000);

const databases = testDatabases();
const PAGE = 100;

describe.each(databases.ids)('paging through lists (%s)', databaseId => {
  const incidents = manyIncidents(10_000);
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    await insertRecords(itsm.knex, incidents);
  });

  const valueOf: Record<
    (typeof listOrders)[number],
    (record: StoredRecord) => number
  > = {
    openedAt: record => Date.parse(record.openedAt),
    updatedAt: record => Date.parse(record.updatedAt),
    priority: record => record.priority,
    number: record => Number(record.number.split('-')[1]),
  };

  const orders = listOrders.flatMap(orderBy =>
    (['asc', 'desc'] as const).map(order => ({ orderBy, order })),
  );

  async function* pages(
    query: Record<string, string>,
    direction: 'nextCursor' | 'prevCursor',
    from?: string,
  ): AsyncGenerator<Page<Incident>> {
    let cursor = from;
    do {
      const page = await itsm.incidents.list(
        listQuerySchema.parse({ ...query, limit: PAGE, cursor }),
        itsm.system,
      );
      yield page;
      cursor = page.pageInfo[direction];
    } while (cursor);
  }

  it.each(orders)(
    'misses and doubles none by $orderBy $order, there and back, while others write',
    async ({ orderBy, order }) => {
      const touched = new Set<string>();
      let count = 0;
      /* Others open an incident, and change one from anywhere in the list. */
      const others = async () => {
        count += 1;
        const { number } = incidents[(count * 7919) % incidents.length];
        const { active, version, title } = await itsm.incidents.get(
          number,
          itsm.system,
        );
        await itsm.openIncident({}, itsm.system);
        if (active) {
          touched.add(number);
          await itsm.incidents.update(
            number,
            { version, title: `${title}.` },
            itsm.system,
          );
        }
      };
      const known = new Set(incidents.map(({ number }) => number));
      const expected = () =>
        incidents
          // One that is changed meanwhile has another place by then.
          .filter(
            ({ number }) => orderBy !== 'updatedAt' || !touched.has(number),
          )
          .sort((one, other) => {
            const difference = valueOf[orderBy](one) - valueOf[orderBy](other);
            const byId = one.id < other.id ? -1 : 1;
            return (difference || byId) * (order === 'asc' ? 1 : -1);
          })
          .map(({ number }) => number);
      const knownOf = (numbers: string[]) => {
        const wanted = new Set(expected());
        return numbers.filter(
          number => known.has(number) && wanted.has(number),
        );
      };
      const query = { orderBy, order };
      const forward: string[] = [];
      let last: Page<Incident> | undefined;
      for await (const page of pages(query, 'nextCursor')) {
        forward.push(...page.items.map(({ number }) => number));
        if (forward.length % (PAGE * 10) === 0) {
          await others();
        }
        last = page;
      }
      expect(touched.size).toBeGreaterThan(0);
      expect(knownOf(forward)).toEqual(expected());
      // Only what went ahead by being changed may be met again.
      const met = new Set<string>();
      for (const number of forward) {
        expect(met.has(number) && !touched.has(number)).toBe(false);
        met.add(number);
      }
      const back = last!.items.map(({ number }) => number);
      const { prevCursor } = last!.pageInfo;
      for await (const page of pages(query, 'prevCursor', prevCursor)) {
        back.unshift(...page.items.map(({ number }) => number));
      }
      expect(knownOf(back)).toEqual(expected());
      // What was changed once before is known by its new place from now on.
      for (const incident of incidents) {
        if (touched.has(incident.number)) {
          Object.assign(
            incident,
            await itsm.incidents.get(incident.number, itsm.system),
          );
        }
      }
    },
  );

  it('says at each end that there is no more', async () => {
    const read = async (fields: Record<string, unknown>) =>
      itsm.incidents.list(
        listQuerySchema.parse({ orderBy: 'number', order: 'asc', ...fields }),
        itsm.system,
      );
    const first = await read({ limit: 2 });
    expect(Object.keys(first.pageInfo)).toEqual(['nextCursor']);
    const second = await read({ limit: 2, cursor: first.pageInfo.nextCursor });
    const again = await read({ limit: 2, cursor: second.pageInfo.prevCursor });
    expect(again.items).toEqual(first.items);
    expect(again.pageInfo.prevCursor).toBeUndefined();
    const past = encodeCursor({
      by: 'number',
      order: 'asc',
      value: Number.MAX_SAFE_INTEGER,
      id: first.items[0].id,
      back: false,
    });
    expect(await read({ cursor: past })).toEqual({ items: [], pageInfo: {} });
    const all = await read({ limit: 100, q: '"no such words"', total: 'true' });
    expect(all).toEqual({ items: [], pageInfo: {}, totalItems: 0 });
  });

  it('refuses cursors that it did not give out', async () => {
    const good = {
      by: 'openedAt',
      order: 'desc' as const,
      value: 1,
      id: incidents[0].id,
      back: false,
    };
    const tampered = [
      'x',
      '%00',
      '"',
      '../..',
      encodeCursor(good).slice(3),
      encodeCursor(good).slice(0, -4),
      ...[
        {},
        [],
        null,
        { ...good, by: 'updatedAt' },
        { ...good, order: 'asc' },
        { ...good, order: 'desc; drop table records' },
        { ...good, value: '1' },
        { ...good, value: 1.5 },
        { ...good, value: 2 ** 60 },
        { ...good, value: null },
        { ...good, id: 'x' },
        { ...good, id: "' or 1=1 --" },
        { ...good, back: 1 },
        { ...good, more: true },
        { ...good, id: undefined },
      ].map(value => Buffer.from(JSON.stringify(value)).toString('base64url')),
    ];
    for (const cursor of tampered) {
      await expect(
        itsm.incidents.list(listQuerySchema.parse({ cursor }), itsm.system),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^cursor: /),
      });
    }
  });

  it.each(orders)(
    'takes any value that fits a cursor by $orderBy $order',
    async ({ orderBy, order }) => {
      for (const value of [
        Number.MIN_SAFE_INTEGER,
        -1,
        0,
        2 ** 31,
        2 ** 42,
        Number.MAX_SAFE_INTEGER,
      ]) {
        for (const back of [true, false]) {
          const { id } = incidents[0];
          const edge = { by: orderBy, order, value, id, back };
          const cursor = encodeCursor(edge);
          const list = listQuerySchema.parse({ orderBy, order, cursor });
          const { items } = await itsm.incidents.list(list, itsm.system);
          const beyond = incidents.filter(incident =>
            (order === 'asc') === !back
              ? valueOf[orderBy](incident) > value
              : valueOf[orderBy](incident) < value,
          );
          expect(items).toHaveLength(Math.min(beyond.length, 25));
        }
      }
    },
  );
});
