import { migrated, testDatabases } from '../__testUtils__/databases';
import { historyLine, setUpImport } from './__testUtils__/setUpImport';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('refused lines of an import (%s)', databaseId => {
  const setUp = async () =>
    setUpImport(await migrated(await databases.init(databaseId)));

  it('tells line and field of what it refuses, and lands the rest', async () => {
    const { bringIn, knex } = await setUp();
    const broken: [Record<string, unknown>, string | undefined][] = [
      [{ title: undefined }, 'title'],
      [{ title: ' ' }, 'title'],
      [{ title: 'x\u0000' }, 'title'],
      [{ openedAt: undefined }, 'openedAt'],
      [{ openedAt: '10.01.2025' }, 'openedAt'],
      [{ externalRef: undefined }, 'externalRef'],
      [{ externalRef: { source: 'old' } }, 'externalRef.id'],
      [
        { externalRef: { source: 'old', id: 'x', url: 'https://old/\u0000' } },
        'externalRef.url',
      ],
      [{ type: 'banana' }, 'type'],
      [{ state: 'done' }, 'state'],
      [{ impact: 'huge' }, 'impact'],
      [{ urgency: 'yesterday' }, 'urgency'],
      [{ priority: 0 }, 'priority'],
      [{ resolutionCode: 'fixed' }, 'resolutionCode'],
      [{ reopenCount: 2 ** 40 }, 'reopenCount'],
      [{ entityRef: 'checkout' }, 'entityRef'],
      [{ assignee: 'group:default/payments' }, 'assignee'],
      [{ closedAt: '2025-01-10T07:59:59.999Z' }, 'closedAt'],
      [{ resolvedAt: '2025-01-09T00:00:00Z' }, 'resolvedAt'],
      [{ acknowledgedAt: '2025-01-09T00:00:00Z' }, 'acknowledgedAt'],
      [{ startedAt: '2025-01-11T00:00:00Z' }, 'openedAt'],
      [
        {
          resolvedAt: '2025-01-12T00:00:00Z',
          closedAt: '2025-01-11T00:00:00Z',
        },
        'closedAt',
      ],
      [{ color: 'red' }, 'color'],
      [
        { links: [{ relation: 'eats', target: { source: 'a', id: 'b' } }] },
        'links.0.relation',
      ],
      [
        { comments: [{ at: '2025-01-11T00:00:00Z', by: 'sre', body: '' }] },
        'comments.0.body',
      ],
      [
        {
          links: [
            { relation: 'related', target: { source: 'old', id: 'self' } },
          ],
          externalRef: { source: 'old', id: 'self' },
        },
        'target',
      ],
    ];
    const lines = broken.flatMap(([fields], at) => [
      historyLine(`good-${at}`),
      { ...historyLine(`bad-${at}`), ...fields },
    ]);
    const report = await bringIn([...lines, 'text', null, []]);
    expect(report).toMatchObject({
      created: broken.length,
      refused: broken.length + 3,
    });
    expect([
      ...new Set(report.errors.map(({ line, field }) => `${line} ${field}`)),
    ]).toEqual([
      ...broken.map(([, field], at) => `${2 * at + 2} ${field}`),
      ...[1, 2, 3].map(more => `${lines.length + more} undefined`),
    ]);
    const ids = await knex('records').pluck('external_id');
    expect(ids).toHaveLength(broken.length);
    expect(ids.every((id: string) => id.startsWith('good-'))).toBe(true);
  });

  it('tells of a time that it can’t read, and not which came first', async () => {
    const { bringIn } = await setUp();
    const { errors } = await bringIn([
      { ...historyLine('one'), openedAt: '31-12-2024', closedAt: '01-01-2025' },
    ]);
    expect(errors).toEqual(
      ['openedAt', 'closedAt'].map(field => ({
        line: 1,
        field,
        message: expect.stringMatching(
          /^must be a time in ISO 8601, .* \(it says '\d\d-\d\d-\d{4}'\)$/,
        ),
      })),
    );
  });

  it('reports what the reader could not read', async () => {
    const { history, administrator, knex } = await setUp();
    async function* lines() {
      yield { line: 1, value: historyLine('one') };
      yield { line: 2, error: 'is no JSON' };
    }
    expect(
      await history.run(lines(), { dryRun: false }, administrator),
    ).toMatchObject({
      read: 2,
      created: 1,
      refused: 1,
      errors: [{ line: 2, message: 'is no JSON' }],
    });
    expect(await knex('records')).toHaveLength(1);
  });

  it('is for administrators', async () => {
    const { history, accessAs, everything } = await setUp();
    const before = await everything();
    async function* lines() {
      yield { line: 1, value: historyLine('one') };
    }
    for (const persona of ['engineer', 'change-manager', 'auditor']) {
      await expect(
        history.run(lines(), { dryRun: false }, await accessAs(persona)),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    expect(await everything()).toEqual(before);
  });
});
