import { listQuerySchema, LinkRelation } from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import knexFactory, { Knex } from 'knex';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { manyIncidents } from './__testUtils__/manyIncidents';

jest.setTimeout(120_000);

const databases = testDatabases();

/** Two backends, each with connections of its own, on one PostgreSQL. */
describe('several backends on one database', () => {
  const opened: Knex[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(knex => knex.destroy()));
  });

  async function setUp() {
    const knex = await migrated(await databases.init('POSTGRES_18'));
    const backends: Awaited<ReturnType<typeof setUpItsm>>[] = [];
    for (let count = 0; count < 2; count += 1) {
      const { client, connection } = knex.client.config;
      const own = knexFactory({ client, connection, pool: { min: 0, max: 8 } });
      opened.push(own);
      backends.push(await setUpItsm(own));
    }
    const access = await backends[0].accessAs('change-manager');
    /** Many clients at once, which take turns with the backends. */
    const atOnce = <T>(
      clients: number,
      work: (backend: (typeof backends)[number], client: number) => Promise<T>,
    ) =>
      Promise.allSettled(
        Array.from({ length: clients }, (_, client) =>
          work(backends[client % backends.length], client),
        ),
      );
    const verify = async (key: string) =>
      expect(
        await backends[0].incidents.verifyActivity(key, access),
      ).toMatchObject({ valid: true });
    return { ...backends[0], knex, access, atOnce, verify };
  }

  const succeeded = <T>(results: PromiseSettledResult<T>[]) =>
    results.flatMap(result =>
      result.status === 'fulfilled' ? [result.value] : [],
    );

  /* Whoever comes too late is told so, and nothing else goes wrong. */
  function expectOnlyConflicts(results: PromiseSettledResult<unknown>[]) {
    const reasons = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    for (const reason of reasons) {
      expect(reason).toMatchObject({ name: 'ConflictError' });
    }
  }

  it('gives each of 384 incidents of 32 clients its own number, without gaps', async () => {
    const { atOnce, access, knex } = await setUp();
    const [template] = manyIncidents(1);
    const results = await atOnce(
      32,
      async ({ openIncident, writer }, client) => {
        const numbers: number[] = [];
        for (let count = 0; count < 12; count += 1) {
          const { number } = await openIncident(
            { title: `${client}/${count}` },
            access,
          );
          numbers.push(Number(number.slice('INC-'.length)));
          // A write that fails after it got its number gives that back.
          await expect(
            writer.write(access, async write => {
              const id = randomUUID();
              await write.create({ ...template, id });
              throw new Error('It fails');
            }),
          ).rejects.toThrow('It fails');
        }
        return numbers;
      },
    );
    const given = succeeded(results);
    for (const numbers of given) {
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    }
    const all = given.flat().sort((one, other) => one - other);
    expect(all).toEqual(Array.from({ length: 384 }, (_, at) => at + 1));
    const [{ count }] = await knex('records').count({ count: '*' });
    expect(Number(count)).toBe(384);
  });

  it('lets exactly one of many changes of one version win', async () => {
    const { atOnce, access, openIncident, incidents, verify } = await setUp();
    await openIncident({}, access);
    for (let version = 1; version <= 5; version += 1) {
      const results = await atOnce(16, ({ incidents: own }, client) =>
        own.update(
          'INC-1',
          { version, title: `${version} by ${client}` },
          access,
        ),
      );
      expectOnlyConflicts(results);
      const [winner, ...others] = succeeded(results);
      expect(others).toEqual([]);
      expect(await incidents.get('INC-1', access)).toEqual(winner);
      expect(winner.version).toBe(version + 1);
    }
    await verify('INC-1');
  });

  it('moves a record once, whoever wants to', async () => {
    const { atOnce, access, openIncident, incidents, verify } = await setUp();
    await openIncident({}, access);
    const started = await atOnce(16, ({ incidents: own }) =>
      own.transition('INC-1', { to: 'in_progress' }, access),
    );
    expectOnlyConflicts(started);
    expect(succeeded(started)).toHaveLength(1);
    const ended = await atOnce(16, ({ incidents: own }, client) =>
      own.transition(
        'INC-1',
        client % 3 === 0
          ? { to: 'canceled', reason: 'No incident' }
          : {
              to: 'resolved',
              resolutionCode: 'solution_provided',
              resolutionNotes: `By ${client}`,
            },
        access,
      ),
    );
    expectOnlyConflicts(ended);
    const [end, ...others] = succeeded(ended);
    expect(others).toEqual([]);
    expect(await incidents.get('INC-1', access)).toEqual(end);
    await verify('INC-1');
  });

  it('opens one incident for one idempotency key, and answers all alike', async () => {
    const { atOnce, access, knex } = await setUp();
    for (const idempotencyKey of ['one', 'two', 'three']) {
      const results = await atOnce(16, ({ incidents }) =>
        incidents.create(
          {
            title: idempotencyKey,
            description: '',
            entityRef: 'component:default/checkout',
            affectedEntityRefs: [],
            impact: 'low',
            urgency: 'low',
            tags: [],
            watchers: [],
            visibility: 'open',
          },
          access,
          { idempotencyKey },
        ),
      );
      const answers = succeeded(results);
      expect(answers).toHaveLength(16);
      expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(
        1,
      );
    }
    expect(await knex('records').pluck('number')).toEqual([
      'INC-1',
      'INC-2',
      'INC-3',
    ]);
  });

  it('loses no change: every comment and every tag is there', async () => {
    const { atOnce, access, openIncident, incidents, verify } = await setUp();
    await openIncident({}, access);
    const tooLate: unknown[] = [];
    const results = await atOnce(24, async ({ incidents: own }, client) => {
      for (let count = 0; count < 4; count += 1) {
        const body = `${client}/${count}`;
        await own.comment('INC-1', { body, internal: false }, access);
      }
      for (;;) {
        const { version, tags } = await own.get('INC-1', access);
        try {
          return await own.update(
            'INC-1',
            { version, tags: [...tags, `by-${client}`] },
            access,
          );
        } catch (error) {
          tooLate.push(error);
        }
      }
    });
    expect(succeeded(results)).toHaveLength(24);
    for (const error of tooLate) {
      expect(error).toMatchObject({ name: 'ConflictError' });
    }
    const record = await incidents.get('INC-1', access);
    expect(new Set(record.tags).size).toBe(24);
    expect(record.version).toBe(1 + 24 * 5);
    const { items } = await incidents.activity(
      'INC-1',
      { limit: 500, order: 'asc' },
      access,
    );
    expect(items.map(({ sequence }) => sequence)).toEqual(
      items.map((_, at) => at + 1),
    );
    expect(new Set(items.flatMap(({ comment }) => comment ?? [])).size).toBe(
      24 * 4,
    );
    await verify('INC-1');
    const byTag = listQuerySchema.parse({ tag: 'by-7' });
    expect((await incidents.list(byTag, access)).items).toEqual([record]);
  });

  it.each(['related', 'parent'] as const)(
    "makes one '%s' link of two that are made from both ends at once",
    async relation => {
      const { atOnce, access, openIncident, incidents, knex } = await setUp();
      for (let count = 0; count < 8; count += 1) {
        await openIncident({}, access);
      }
      const results = await atOnce(32, ({ incidents: own }, client) => {
        const one = client % 8;
        const pair = [`INC-${one + 1}`, `INC-${(one ^ 1) + 1}`];
        return own.link(pair[0], { relation, target: pair[1] }, access);
      });
      expectOnlyConflicts(results);
      expect(succeeded(results)).toHaveLength(4);
      expect(await knex('record_links')).toHaveLength(4);
      for (let number = 1; number <= 8; number += 1) {
        expect(await incidents.links(`INC-${number}`, access)).toHaveLength(1);
      }
    },
  );

  it('closes no circle of parents, however many are made at once', async () => {
    const { atOnce, access, openIncident, knex, verify } = await setUp();
    const members = 6;
    for (let count = 0; count < members; count += 1) {
      await openIncident({}, access);
    }
    const results = await atOnce(members, ({ incidents: own }, client) => {
      const target = `INC-${((client + 1) % members) + 1}`;
      return own.link(
        `INC-${client + 1}`,
        { relation: 'parent', target },
        access,
      );
    });
    expectOnlyConflicts(results);
    expect(succeeded(results)).toHaveLength(members - 1);
    expect(await knex('record_links')).toHaveLength(members - 1);
    for (let number = 1; number <= members; number += 1) {
      await verify(`INC-${number}`);
    }
  });

  it('keeps one parent of many that are given at once', async () => {
    const { atOnce, access, openIncident, incidents } = await setUp();
    for (let count = 0; count < 9; count += 1) {
      await openIncident({}, access);
    }
    const relations: LinkRelation[] = ['parent', 'child'];
    const results = await atOnce(8, ({ incidents: own }, client) => {
      const other = `INC-${client + 2}`;
      const relation = relations[client % 2];
      return relation === 'parent'
        ? own.link('INC-1', { relation, target: other }, access)
        : own.link(other, { relation, target: 'INC-1' }, access);
    });
    expectOnlyConflicts(results);
    expect(succeeded(results)).toHaveLength(1);
    expect(await incidents.links('INC-1', access)).toHaveLength(1);
  });

  it('takes the children along while others work on them', async () => {
    const { atOnce, access, openIncident, incidents, verify } = await setUp();
    for (let count = 0; count < 5; count += 1) {
      await openIncident({}, access);
    }
    for (const child of ['INC-2', 'INC-3', 'INC-4', 'INC-5']) {
      await incidents.link(
        child,
        { relation: 'parent', target: 'INC-1' },
        access,
      );
    }
    const results = await atOnce(9, async ({ incidents: own }, client) => {
      if (client === 4) {
        const resolution = {
          resolutionCode: 'solution_provided',
          resolutionNotes: 'All of them',
        } as const;
        await own.transition(
          'INC-1',
          { to: 'resolved', ...resolution },
          access,
        );
      } else {
        const note = { body: 'Me too', internal: true };
        await own.comment(`INC-${(client % 4) + 2}`, note, access);
      }
    });
    expect(succeeded(results)).toHaveLength(9);
    for (let number = 1; number <= 5; number += 1) {
      expect(await incidents.get(`INC-${number}`, access)).toMatchObject({
        state: 'resolved',
        resolutionNotes: 'All of them',
      });
      await verify(`INC-${number}`);
    }
  });
});
