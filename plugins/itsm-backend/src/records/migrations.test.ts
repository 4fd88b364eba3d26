import { Knex } from 'knex';
import { migrationsDirectory, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { isPostgres } from './openDatabase';

jest.setTimeout(60_000);

const databases = testDatabases();

/* Tables, indexes, triggers and sequences that are not the migrator's own. */
async function thingsIn(knex: Knex): Promise<string[]> {
  const names: string[] = isPostgres(knex)
    ? await knex('pg_class')
        .whereRaw('relnamespace = current_schema()::regnamespace')
        .pluck('relname')
    : await knex('sqlite_master').pluck('name');
  return names
    .filter(name => !/knex_migrations|^sqlite_(?!autoindex)/.test(name))
    .sort();
}

describe.each(databases.ids)('migrations (%s)', databaseId => {
  it('go up, down and up again, with data', async () => {
    const knex = await databases.init(databaseId);
    const directory = migrationsDirectory;
    const before = await thingsIn(knex);
    await knex.migrate.latest({ directory });
    const empty = await thingsIn(knex);
    expect(empty).toEqual(
      expect.arrayContaining(['records', 'activity', 'outbox', 'leases']),
    );

    for (let round = 0; round < 2; round += 1) {
      const { openIncident, incidents, accessAs } = await setUpItsm(knex);
      const engineer = await accessAs('engineer');
      await openIncident({ tags: ['one'], watchers: ['user:default/sre'] });
      const second = await openIncident({ title: 'Another' });
      // Numbers begin again with the tables.
      expect(second.number).toBe('INC-2');
      const parent = { relation: 'parent', target: 'INC-1' } as const;
      await incidents.link('INC-2', parent, engineer);
      await incidents.transition('INC-1', { to: 'in_progress' }, engineer);
      expect(await incidents.verifyActivity('INC-1', engineer)).toMatchObject({
        valid: true,
      });

      await knex.migrate.rollback({ directory }, true);
      expect(await thingsIn(knex)).toEqual(before);
      await knex.migrate.latest({ directory });
      expect(await thingsIn(knex)).toEqual(empty);
    }
  });

  it('keep a record from pointing at nothing', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    const nobody = '5b0ee0a4-6c1b-4a55-8c4b-3f6c2d1e7a90';
    for (const row of [
      ['record_tags', { record_id: nobody, tag: 'one' }],
      ['record_watchers', { record_id: nobody, user_ref: 'user:default/a' }],
    ] as const) {
      await expect(
        knex.transaction(trx => trx(row[0]).insert(row[1])),
      ).rejects.toMatchObject({
        message: expect.stringMatching(/foreign key/i),
      });
    }
  });
});
