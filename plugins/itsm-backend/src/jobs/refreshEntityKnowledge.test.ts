import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from '../schedule/__testUtils__/setUpSchedule';
import { refreshEntityKnowledge } from './refreshEntityKnowledge';

jest.setTimeout(120_000);
const databases = testDatabases();
const checkout = 'component:default/checkout';
const kafka = 'resource:default/kafka';

describe.each(databases.ids)(
  'Refreshing what is known of entities (%s)',
  id => {
    async function start() {
      const itsm = await setUpSchedule(
        await migrated(await databases.init(id)),
      );
      const { knex, clock, knowledge, updates, stored } = itsm;
      const run = async () => {
        clock.pass(600_000);
        const asked = await refreshEntityKnowledge({
          knex,
          clock: clock.now,
          knowledge,
        });
        await updates.drain();
        return asked;
      };
      const kindsOf = async (change: { id: string }) =>
        (await stored(change.id)).map(({ kind }) => kind);
      return { ...itsm, run, kindsOf };
    }

    it('finds conflicts that come and go with the relations of the catalog', async () => {
      const { plan, settle, catalog, run, kindsOf } = await start();
      const one = await plan();
      const other = await plan({ entityRefs: [kafka] });
      await settle();
      expect(await kindsOf(one)).toEqual([]);
      catalog.set(checkout, { relations: [['dependsOn', kafka]] });
      catalog.set(kafka, { relations: [['dependencyOf', checkout]] });
      expect(await run()).toBe(2);
      expect(await kindsOf(one)).toEqual(['related_entity']);
      expect(await kindsOf(other)).toEqual(['related_entity']);
      catalog.set(checkout);
      catalog.set(kafka);
      await run();
      expect(await kindsOf(other)).toEqual([]);
    });

    it('asks of what could not be asked before, once the catalog is there', async () => {
      const { plan, settle, catalog, run, kindsOf } = await start();
      catalog.set(checkout, { relations: [['dependsOn', kafka]] });
      catalog.isDown = true;
      const one = await plan();
      await plan({ entityRefs: [kafka] });
      await settle();
      expect(await run()).toBe(0);
      expect(await kindsOf(one)).toEqual([]);
      catalog.isDown = false;
      await run();
      expect(await kindsOf(one)).toEqual(['related_entity']);
    });
  },
);
