import { IncidentHistoryLine } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { historyLine, setUpImport } from './__testUtils__/setUpImport';

jest.setTimeout(120_000);

const databases = testDatabases();

type Relation = NonNullable<IncidentHistoryLine['links']>[number]['relation'];

const linked = (id: string, ...targets: [Relation, string][]) =>
  historyLine(id, {
    links: targets.map(([relation, target]) => ({
      relation,
      target: { source: 'old', id: target },
    })),
  });

describe.each(databases.ids)('imported links (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpImport(
      await migrated(await databases.init(databaseId)),
    );
    const linksOf = async (id: string) => {
      const { number } = await itsm.landed(id);
      const links = await itsm.incidents.links(number, itsm.administrator);
      return links
        .map(({ relation, target }) => `${relation} ${target!.title}`)
        .sort();
    };
    const about = (relation: Relation, id: string) =>
      `${relation} What ${id} was about`;
    return { ...itsm, linksOf, about };
  }

  it('are made to records before, in the same portion and far behind', async () => {
    const { bringIn, linksOf, about, knex, everything, historyOf } =
      await setUp();
    const filler = Array.from({ length: 220 }, (_, at) =>
      historyLine(`f-${at}`),
    );
    const file = [
      linked('first', ['parent', 'last'], ['related', 'second']),
      linked('second', ['duplicated_by', 'last']),
      ...filler,
      linked('last', ['related', 'f-7'], ['child', 'f-7']),
    ];
    await bringIn(file);
    expect(await linksOf('first')).toEqual([
      about('parent', 'last'),
      about('related', 'second'),
    ]);
    expect(await linksOf('second')).toEqual([
      about('duplicated_by', 'last'),
      about('related', 'first'),
    ]);
    expect(await linksOf('last')).toEqual([
      about('child', 'f-7'),
      about('child', 'first'),
      about('duplicate_of', 'second'),
      about('related', 'f-7'),
    ]);
    expect(await knex('awaited_links')).toEqual([]);
    expect((await historyOf('f-7')).slice(1)).toEqual([
      expect.objectContaining({ kind: 'linked', channel: 'import' }),
      expect.objectContaining({ kind: 'linked', channel: 'import' }),
    ]);
    const before = await everything();
    expect(await bringIn(file)).toMatchObject({ unchanged: file.length });
    expect(await everything()).toEqual(before);
  });

  it('wait for a file to come', async () => {
    const { bringIn, linksOf, about, knex } = await setUp();
    await bringIn([linked('early', ['related', 'late'])]);
    expect(await linksOf('early')).toEqual([]);
    expect(await bringIn([linked('early', ['related', 'late'])])).toMatchObject(
      { unchanged: 1 },
    );
    expect(await knex('awaited_links')).toHaveLength(1);
    expect(
      await bringIn([
        historyLine('late'),
        linked('early', ['related', 'late']),
      ]),
    ).toMatchObject({ created: 1, unchanged: 1 });
    expect(await linksOf('early')).toEqual([about('related', 'late')]);
    expect(await knex('awaited_links')).toEqual([]);
  });

  it('that cannot be are told where they stand, and spoil no other line', async () => {
    const { bringIn, linksOf, historyOf } = await setUp();
    const report = await bringIn([
      linked('asks-ahead', ['caused_by', 'target']),
      historyLine('target'),
      linked('asks-back', ['caused_by', 'target']),
    ]);
    expect(report).toMatchObject({
      created: 2,
      refused: 1,
      errors: [{ line: 3, field: 'relation' }],
    });
    expect(await linksOf('target')).toEqual([]);
    const [last] = (await historyOf('asks-ahead')).reverse();
    expect(last).toMatchObject({
      kind: 'system',
      channel: 'import',
      message: expect.stringMatching(/^Not linked to INC-2: relation: /),
    });
  });

  it('close no circle and give no second parent', async () => {
    const { bringIn, linksOf, about } = await setUp();
    const report = await bringIn([
      linked('a', ['parent', 'b'], ['parent', 'c']),
      linked('b', ['parent', 'c']),
      linked('c', ['parent', 'a'], ['child', 'b']),
    ]);
    expect(report).toMatchObject({ created: 3, refused: 0 });
    // What closes the circle is the one that comes last.
    expect(await linksOf('a')).toEqual([
      about('child', 'c'),
      about('parent', 'b'),
    ]);
    expect(await linksOf('b')).toEqual([about('child', 'a')]);
    expect(await linksOf('c')).toEqual([about('parent', 'a')]);
  });
});
