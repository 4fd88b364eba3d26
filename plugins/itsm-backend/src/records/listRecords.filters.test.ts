import {
  EntityLink,
  ItsmRecord,
  ListRequest,
  listQuerySchema,
  recordsQuerySchema,
  searchWords,
  TellableField,
  tellableFields,
} from 'backstage-plugin-itsm-common';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords, manyIncidents } from './__testUtils__/manyIncidents';
import { Access } from './access';

jest.setTimeout(180_000);

const databases = testDatabases();

const wordsIn = (text: string) =>
  text.toLocaleLowerCase('en').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const wordsByRecord = new WeakMap<ItsmRecord, string[]>();

function wordsOfRecord(record: ItsmRecord): string[] {
  const { number, title, description } = record;
  const words =
    wordsByRecord.get(record) ?? wordsIn(`${number} ${title} ${description}`);
  wordsByRecord.set(record, words);
  return words;
}

const EUROPE = 'domain:default/europe';
const SALES = 'domain:default/sales';
const UNKNOWN = 'domain:default/unknown';

/* Which systems a domain holds, directly or by a domain in it. */
const systemsIn: Record<string, string[]> = {
  [EUROPE]: ['system:default/system-1', 'system:default/system-7'],
  [SALES]: [1, 2, 7, 11].map(at => `system:default/system-${at}`),
  [UNKNOWN]: [],
};

function oneOf<T>(values: T[] | undefined, ...own: (T | undefined)[]) {
  return (
    !values || own.some(value => value !== undefined && values.includes(value))
  );
}

/* Whether an entity is all that is asked of it. */
function matchesEntity(link: EntityLink, list: ListRequest): boolean {
  const { entityRef, role, snapshot } = link;
  const systems = [entityRef, snapshot.system];
  return (
    oneOf(list.entityRef, entityRef) &&
    oneOf(list.owner, snapshot.owner) &&
    oneOf(list.system, ...systems) &&
    oneOf(
      list.domain?.flatMap(ref => systemsIn[ref]),
      ...systems,
    ) &&
    oneOf(list.entityRole, role)
  );
}

/* The weekday and the hour of the opening, and how long the work took. */
function matchesTimes(record: ItsmRecord, list: ListRequest): boolean {
  const { openedWeekday, openedHour, timezone = 'UTC' } = list;
  const { resolveHoursFrom: from, resolveHoursTo: to } = list;
  const opened =
    openedWeekday || openedHour
      ? DateTime.fromISO(record.openedAt, { zone: timezone })
      : undefined;
  const took = record.resolvedAt
    ? (Date.parse(record.resolvedAt) - Date.parse(record.openedAt)) / 3_600_000
    : NaN;
  return (
    oneOf(openedWeekday, opened?.weekday) &&
    oneOf(openedHour, opened?.hour) &&
    (from === undefined || took >= from) &&
    (to === undefined || took < to)
  );
}

/* What each filter means, said without SQL. */
function matches(record: ItsmRecord, list: ListRequest): boolean {
  const tells = (field: TellableField) =>
    (record as { [name in TellableField]?: unknown })[field] !== undefined;
  return (
    matchesTimes(record, list) &&
    (!list.has || list.has.some(tells)) &&
    (!list.lacks || list.lacks.some(field => !tells(field))) &&
    (!(list.entityRef || list.owner || list.system || list.domain) ||
      record.entities.some(link => matchesEntity(link, list))) &&
    oneOf(list.state, record.state) &&
    oneOf(list.priority, record.priority) &&
    oneOf(list.assignee, record.assignee) &&
    oneOf(list.assignmentGroup, record.assignmentGroup) &&
    oneOf(list.requester, record.requester) &&
    oneOf(list.tag, ...record.tags) &&
    (list.active === undefined || list.active === record.active) &&
    (!list.openedAfter || record.openedAt >= list.openedAfter) &&
    (!list.openedBefore || record.openedAt < list.openedBefore) &&
    (!list.updatedAfter || record.updatedAt >= list.updatedAfter) &&
    (!list.updatedBefore || record.updatedAt < list.updatedBefore) &&
    wordsIn(list.q ?? '').every(word =>
      wordsOfRecord(record).some(other => other.startsWith(word)),
    )
  );
}

const PERSONAS = {
  engineer: ['user:default/engineer', 'group:default/payments'],
  reviewer: ['user:default/reviewer', 'group:default/platform'],
  sre: ['user:default/sre', 'group:default/sre'],
  stranger: ['user:default/stranger'],
};

/* Who may read a restricted record by the table of the documentation. */
function mayRead(record: ItsmRecord, refs: string[]): boolean {
  const { visibility, requester, assignee, watchers, assignmentGroup } = record;
  return (
    visibility === 'open' ||
    [requester, assignee, assignmentGroup, ...watchers].some(
      ref => ref !== undefined && refs.includes(ref),
    )
  );
}

describe.each(databases.ids)('filters of lists (%s)', databaseId => {
  const incidents = manyIncidents(10_000);
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    await insertRecords(itsm.knex, incidents);
    const { catalog } = itsm;
    systemsIn[SALES].forEach(ref => catalog.set(ref));
    const holds = (...refs: string[]) => ({
      relations: refs.map((ref): [string, string] => ['hasPart', ref]),
    });
    const [first, ...others] = systemsIn[SALES];
    catalog.set(SALES, holds(EUROPE, SALES, ...others));
    catalog.set(EUROPE, holds(first, 'system:default/system-7', UNKNOWN));
  });

  async function expectSame(
    request: ListRequest,
    access: Access,
    readable: (record: ItsmRecord) => boolean = () => true,
  ) {
    const list = listQuerySchema.parse({
      ...request,
      ...(request.active === undefined
        ? {}
        : { active: String(request.active) }),
      total: 'true',
      orderBy: 'number',
      order: 'asc',
      limit: '100',
    });
    const { items, totalItems } = await itsm.incidents.list(list, access);
    const expected = incidents.filter(
      record => readable(record) && matches(record, request),
    );
    expect(items.map(({ number }) => number)).toEqual(
      expected.slice(0, 100).map(({ number }) => number),
    );
    expect(totalItems).toBe(expected.length);
    return expected.length;
  }

  const anyOf = <T>(valuesOf: (record: ItsmRecord) => (T | undefined)[]) => {
    const values = [
      ...new Set(incidents.flatMap(valuesOf).filter(value => value)),
    ] as T[];
    return fc.array(fc.constantFrom(...values), {
      minLength: 1,
      maxLength: 4,
    });
  };
  const instants = fc
    .integer({ min: -5, max: 400 })
    .map(day => new Date(Date.UTC(2025, 2, 2) + day * 86_400_000))
    .map(time => time.toISOString());
  const filters: { [name in keyof ListRequest]: fc.Arbitrary<unknown> } = {
    state: anyOf(({ state }) => [state]),
    priority: anyOf(({ priority }) => [priority]),
    assignee: anyOf(({ assignee }) => [assignee]),
    assignmentGroup: anyOf(({ assignmentGroup }) => [assignmentGroup]),
    requester: anyOf(({ requester }) => [requester]),
    entityRef: anyOf(record => record.entities.map(link => link.entityRef)),
    owner: anyOf(record => record.entities.map(link => link.snapshot.owner)),
    system: anyOf(record => record.entities.map(link => link.snapshot.system)),
    domain: fc.subarray([EUROPE, SALES, UNKNOWN], { minLength: 1 }),
    entityRole: fc.constantFrom(['primary'], ['affected']),
    tag: anyOf(({ tags }) => tags),
    openedWeekday: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    openedHour: fc.subarray([0, 1, 2, 5, 17, 18, 19, 20], { minLength: 1 }),
    // Clocks that are changed in the north, in the south, and not at all.
    timezone: fc.constantFrom(
      ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'],
      ...['Asia/Kathmandu', 'UTC'],
    ),
    resolveHoursFrom: fc.constantFrom(0, 0.25, 24, 100, 240),
    resolveHoursTo: fc.constantFrom(0.25, 24, 100, 240),
    has: fc.subarray([...tellableFields], { minLength: 1, maxLength: 2 }),
    lacks: fc.subarray([...tellableFields], { minLength: 1, maxLength: 2 }),
    active: fc.boolean(),
    openedAfter: instants,
    openedBefore: instants,
    updatedAfter: instants,
    updatedBefore: instants,
    q: fc.constantFrom(
      ...['kaf', 'TIMEOUT', 'v2.1', 'tls, err', 'déj', 'straße', 'DATA'],
      ...['データ', 'ошиб', 'αθην', 'inc-12', 'checkout (cart)', 'zzz', '-'],
    ),
  };

  it.each(Object.keys(filters) as (keyof typeof filters)[])(
    'gives exactly what %s asks for',
    async name => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(filters[name]!, async value => {
          found += await expectSame({ [name]: value }, itsm.system);
        }),
        { numRuns: 10 },
      );
      expect(found).toBeGreaterThan(0);
    },
  );

  it('gives exactly what filters ask for together, and what a person may read', async () => {
    const accesses = new Map<string, Access>();
    for (const name of Object.keys(PERSONAS)) {
      accesses.set(name, await itsm.accessAs(name));
    }
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record(filters, { requiredKeys: [] }),
        // Most combinations of many filters match nothing.
        fc.subarray(Object.keys(filters), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(
          ...(Object.keys(PERSONAS) as (keyof typeof PERSONAS)[]),
        ),
        async (values, kept, persona) => {
          const request = Object.fromEntries(
            Object.entries(values).filter(([name]) => kept.includes(name)),
          );
          found += await expectSame(request, accesses.get(persona)!, record =>
            mayRead(record, PERSONAS[persona]),
          );
        },
      ),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it('refuses to list what is in a domain while the catalog is out of reach', async () => {
    const list = recordsQuerySchema.parse({ domain: 'sales', total: 'true' });
    const { totalItems } = await itsm.lists.list(list, itsm.system);
    expect(totalItems).toBe(
      incidents.filter(record => matches(record, { domain: [SALES] })).length,
    );
    itsm.catalog.isDown = true;
    await expect(itsm.lists.list(list, itsm.system)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    itsm.catalog.isDown = false;
  });

  it('takes any text as words to look for, never as a query language', async () => {
    const texts = [
      ...['', ' ', '"', "'", '*', 'AND', 'OR NOT', 'NEAR(a b)', 'title:x'],
      ...['" OR 1=1 --', "'; drop table records; --", 'a" AND "b', '^a', '-a'],
      ...['a & !b', 'a | b', 'a <-> b', ':*', 'a:*', '\\', '%', '_', '{a b}'],
      ...['(', ')))', '\u0000', 'a\u0000b', '\ud800', '\ufffe', '🔥', 'é'],
      ...['ǅ', 'İstanbul', 'ß', 'x²', '٣', '①', 'нет', '数据库', 'नमस्ते'],
      ...['a '.repeat(250), 'x'.repeat(500), '\u0301', '🔥'.repeat(200)],
    ];
    const ask = async (q: string) => {
      const list = listQuerySchema.parse({ q, limit: 1 });
      await expect(
        itsm.incidents.list(list, itsm.system),
      ).resolves.toMatchObject({ items: expect.any(Array) });
    };
    for (const text of texts) {
      await ask(text);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), ask),
      { numRuns: 200 },
    );
    const everything = { limit: 1, total: 'true' } as const;
    for (const q of ['', ' ', '"*', '--']) {
      const list = listQuerySchema.parse({ ...everything, q });
      const { totalItems } = await itsm.incidents.list(list, itsm.system);
      expect(totalItems).toBe(incidents.length);
    }
    for (const q of ['AND', 'kafka OR zebra', '" OR 1=1 --', 'title:kafka']) {
      await expectSame({ q }, itsm.system);
    }
  });

  it('lists for nobody what they may not read', async () => {
    for (const [persona, refs] of Object.entries(PERSONAS)) {
      const access = await itsm.accessAs(persona);
      const hidden = incidents.filter(record => !mayRead(record, refs));
      expect(hidden.length).toBeGreaterThan(100);
      const entityRef = hidden[0].entities[0].entityRef;
      await expectSame({}, access, record => mayRead(record, refs));
      await expectSame({ entityRef: [entityRef] }, access, record =>
        mayRead(record, refs),
      );
      await expectSame({ q: hidden[0].number }, access, record =>
        mayRead(record, refs),
      );
      const mine = await itsm.lists.list(
        recordsQuerySchema.parse({ mine: 'true', total: 'true', limit: 100 }),
        access,
      );
      const isMine = ({ assignee, requester, assignmentGroup }: ItsmRecord) =>
        [assignee, requester, assignmentGroup].some(
          ref => ref !== undefined && refs.includes(ref),
        );
      expect(mine.totalItems).toBe(incidents.filter(isMine).length);
      expect(mine.items.every(isMine)).toBe(true);
    }
  });

  it('finds a record by any of the words it is told in', async () => {
    const alphabet = [
      ...'abzABZ019äÖßéÉøłŻçğжяЩЁαΩήש中文字データ한글नमस्तेไทย',
      ...[
        'e\u0301',
        'İ',
        'ı',
        'ﬁ',
        'ǆ',
        '🔥',
        ' ',
        ' ',
        '-',
        '.',
        '’',
        '“',
        '—',
      ],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({
            unit: fc.constantFrom(...alphabet),
            minLength: 1,
            maxLength: 30,
          })
          .filter(title => searchWords(title).length > 0),
        async title => {
          const { number } = await itsm.openIncident(
            { title: `x ${title}`.trim() },
            itsm.system,
          );
          for (const q of [title, ...title.split(/[\s.“’—-]+/)]) {
            const list = listQuerySchema.parse({
              q: `${number} ${q}`,
              limit: 1,
            });
            const { items } = await itsm.incidents.list(list, itsm.system);
            expect([q, ...items.map(item => item.number)]).toEqual([q, number]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
