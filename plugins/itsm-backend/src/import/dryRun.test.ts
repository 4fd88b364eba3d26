import * as fc from 'fast-check';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { historyLine, setUpImport } from './__testUtils__/setUpImport';

jest.setTimeout(120_000);

const databases = testDatabases();

/** Files with lines that are good, bad, repeated, changed and linked. */
const files = fc.array(
  fc
    .record({
      id: fc.integer({ min: 0, max: 150 }),
      title: fc.constantFrom('As it was', 'As it became', ''),
      state: fc.constantFrom('new', 'closed', 'resolved', 'lost'),
      closedAt: fc.constantFrom(
        undefined,
        '2025-02-01T00:00:00Z',
        '2024-02-01T00:00:00Z',
      ),
    })
    .map(({ id, ...fields }) => ({
      ...historyLine(`${id}`),
      ...fields,
      // To one that comes before or after, or not at all.
      ...(id % 3 === 0
        ? {
            links: [
              {
                relation: 'related',
                target: { source: 'old', id: `${(id * 7) % 200}` },
              },
            ],
          }
        : {}),
    })),
  { maxLength: 260, size: 'max' },
);

describe.each(databases.ids)('rehearsal of an import (%s)', databaseId => {
  it('reports what the import then does, and writes nothing', async () => {
    const { bringIn, everything } = await setUpImport(
      await migrated(await databases.init(databaseId)),
    );
    const seen = { created: 0, updated: 0, unchanged: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(files, async file => {
        const before = await everything();
        const rehearsed = await bringIn(file, { dryRun: true });
        expect(await everything()).toEqual(before);
        const report = await bringIn(file);
        expect(report).toEqual(rehearsed);
        for (const key of Object.keys(seen) as (keyof typeof seen)[]) {
          seen[key] += report[key];
        }
      }),
      { numRuns: 8 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});
