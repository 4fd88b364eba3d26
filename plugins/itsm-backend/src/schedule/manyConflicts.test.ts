import {
  ConflictIndex,
  EntityFacts,
  PlannedChange,
  ReachedEntity,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpSchedule } from './__testUtils__/setUpSchedule';
import { allPlanned, plannedAmong } from './plannedChanges';

jest.setTimeout(600_000);
const databases = testDatabases();
const CHANGES = 1000;
const ENTITIES = 2000;
const HOUR = 3_600_000;

/* A number from 0 to below a limit, the same each time. */
function random(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}

describe.each(databases.ids)('Conflicts of many changes (%s)', id => {
  it('are right within two seconds after one of them is edited', async () => {
    const itsm = await setUpSchedule(await migrated(await databases.init(id)));
    const { knex, catalog, writer, system, planned, updates } = itsm;
    const pick = random(11);
    const ref = (at: number) => `component:default/e${at}`;
    const systemOf = (at: number) => `system:default/s${at % 20}`;
    const relations = new Map<number, [string, string][]>();
    const relate = (from: number, to: number) => {
      relations.set(from, [
        ...(relations.get(from) ?? []),
        ['dependsOn', ref(to)],
      ]);
      relations.set(to, [
        ...(relations.get(to) ?? []),
        ['dependencyOf', ref(from)],
      ]);
    };
    for (let at = 0; at < ENTITIES; at += 1) {
      relate(at, pick(ENTITIES));
    }
    for (let at = 0; at < ENTITIES; at += 1) {
      catalog.set(ref(at), {
        tier: 1 + (at % 4),
        system: systemOf(at),
        relations: relations.get(at),
      });
      catalog.set(systemOf(at));
    }
    const begin = Date.parse('2026-03-20T00:00:00.000Z');
    const time = (hours: number) => new Date(begin + hours * HOUR);
    await writer.write(system, async write => {
      for (let at = 0; at < CHANGES; at += 1) {
        const from = pick(24 * 12);
        const draft = await write.create(
          planned({
            entityRefs: [
              ...new Set(
                Array.from({ length: 1 + pick(3) }, () => ref(pick(ENTITIES))),
              ),
            ],
            plannedStart: time(from).toISOString(),
            plannedEnd: time(from + 1 + pick(12)).toISOString(),
            environment: [undefined, 'staging', 'production'][pick(3)],
            implementers: pick(2) ? [`user:default/u${pick(400)}`] : [],
          }),
        );
        draft.created();
      }
    });
    // Windows that recur, over the change of clocks in two zones.
    await itsm.createWindow({
      name: 'Nights',
      kind: 'maintenance',
      scope: [{ systems: ['s1', 's2'] }],
      timeZone: 'Europe/Berlin',
      start: '2026-03-01T22:00',
      end: '2026-03-02T04:00',
      rrule: 'FREQ=DAILY',
    });
    await itsm.createWindow({
      name: 'Fridays',
      kind: 'freeze',
      effect: 'soft',
      scope: [{ tiers: [1] }],
      except: [{ systems: ['s5'] }],
      timeZone: 'America/New_York',
      start: '2026-03-06T12:00',
      end: '2026-03-06T23:59',
      rrule: 'FREQ=WEEKLY;BYDAY=FR',
    });
    await knex('outbox').delete();
    await updates.drain();

    const ids = await allPlanned(knex);
    expect(ids).toHaveLength(CHANGES);
    const all: PlannedChange[] = [];
    const idOf = new Map<string, string>();
    for (let at = 0; at < ids.length; at += 500) {
      for (const change of await plannedAmong(knex, ids.slice(at, at + 500))) {
        idOf.set(change.number, change.id);
        all.push(change);
      }
    }
    const refs = Array.from({ length: ENTITIES }, (_, at) => ref(at));
    const closures = (await itsm.knowledge.closures.of(refs)).known;
    const facts = (await itsm.knowledge.facts.of(refs)).known;
    const windows = await itsm.windows.all();

    /* Every change by an index of everything at once, without the database. */
    async function expectRight(changes: readonly PlannedChange[]) {
      const index = new ConflictIndex({
        changes,
        closures: closures as Map<string, ReachedEntity[]>,
        entities: facts as Map<string, EntityFacts>,
        windows,
        incidents: [],
      });
      const rows = await knex('change_conflicts').orderBy('position');
      const found = new Map<string, unknown[]>();
      for (const { change_id, body } of rows) {
        found.set(change_id, [
          ...(found.get(change_id) ?? []),
          JSON.parse(body),
        ]);
      }
      let count = 0;
      for (const change of changes) {
        const expected = JSON.parse(JSON.stringify(index.conflictsOf(change)));
        count += expected.length;
        expect(found.get(idOf.get(change.number)!) ?? []).toEqual(expected);
      }
      return count;
    }
    expect(await expectRight(all)).toBeGreaterThan(500);

    const edited = all[7];
    const moved = {
      plannedStart: time(100).toISOString(),
      plannedEnd: time(180).toISOString(),
    };
    const took: number[] = [];
    const began = performance.now();
    await itsm.edit(idOf.get(edited.number)!, {
      ...moved,
      entityRefs: [...all[40].entityRefs, ref(3)],
    });
    await itsm.settle();
    took.push(performance.now() - began);
    await expectRight(
      all.map(change =>
        change === edited
          ? {
              ...change,
              start: moved.plannedStart,
              end: moved.plannedEnd,
              entityRefs: [...new Set([...all[40].entityRefs, ref(3)])].sort(),
            }
          : change,
      ),
    );
    process.stdout.write(`conflicts ${id}: ${took[0].toFixed(0)} ms\n`);
    expect(took[0]).toBeLessThan(2000);
  });
});
