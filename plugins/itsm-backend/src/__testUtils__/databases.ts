import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * The databases that every store is tested on. Without a PostgreSQL, its tests
 * would be left out in silence, so that is an error.
 */
export function testDatabases(): {
  ids: TestDatabaseId[];
  init(id: TestDatabaseId): Promise<Knex>;
} {
  if (!process.env[CONNECTION]) {
    throw new Error(
      `${CONNECTION} is not set. Run the tests with 'npm test', which starts a PostgreSQL of its own.`,
    );
  }
  const ids: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];
  const databases = TestDatabases.create({ ids });
  return { ids, init: id => databases.init(id) };
}

/** Where the plugin's migrations are. */
export const migrationsDirectory = resolvePackagePath(
  'backstage-plugin-itsm-backend',
  'migrations',
);

/** A database with the plugin's tables. */
export async function migrated(knex: Knex): Promise<Knex> {
  await knex.migrate.latest({ directory: migrationsDirectory });
  return knex;
}
