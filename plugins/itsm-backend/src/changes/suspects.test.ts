import { createIncidentSchema } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { HOUR, setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

const checkout = 'component:default/checkout';
const kafka = 'resource:default/kafka';

describe.each(databases.ids)('after changes (%s)', databaseId => {
  async function setUp() {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
    );
    const { catalog, clock, requestChange, move, accessAs, incidents } = scene;
    catalog.set(kafka, {
      owner: 'group:default/payments',
      relations: [['dependencyOf', checkout]],
    });
    catalog.set(checkout, {
      owner: 'group:default/payments',
      relations: [['dependsOn', kafka]],
    });
    let count = 0;
    /** A change that is carried out right now. */
    const carryOut = async (
      fields: Parameters<typeof requestChange>[0] = {},
      closeCode: 'successful' | 'unsuccessful' = 'successful',
    ) => {
      count += 1;
      const key = `CHG-${count}`;
      await requestChange({ implementers: [user('engineer')], ...fields });
      await move('assess', { key });
      await scene.decide('third', { decision: 'approved' }, key);
      const { state } = await scene.changes.get(
        key,
        await accessAs('engineer'),
      );
      if (state === 'authorize') {
        await scene.decide('change-manager', { decision: 'approved' }, key);
      }
      await move('implement', { key, overrideReason: 'Now' });
      await move('review', { key });
      if (closeCode === 'unsuccessful') {
        await scene.reviews.write(
          key,
          { whatHappened: 'x', objectivesMet: false, incidentsCaused: [] },
          await accessAs('third'),
        );
      }
      await move('closed', { key, closeCode, closeNotes: 'Done' });
      return key;
    };
    const openIncident = async (entityRef = checkout) =>
      incidents.create(
        createIncidentSchema.parse({
          title: 'Slow',
          entityRef,
          impact: 'low',
          urgency: 'low',
        }),
        await accessAs('engineer'),
      );
    return { ...scene, carryOut, openIncident, pass: clock.pass.bind(clock) };
  }

  it('ranks those on an entity and on what it stands on', async () => {
    const { carryOut, openIncident, pass, suspects, incidents, ...scene } =
      await setUp();
    const engineer = await scene.accessAs('engineer');
    await carryOut({ title: 'Too long ago' });
    pass(80 * HOUR);
    await carryOut({ title: 'Upstream', entityRef: kafka });
    await carryOut({ title: 'Elsewhere', entityRef: 'component:default/cart' });
    pass(13 * HOUR);
    await carryOut({ title: 'On it' });
    await carryOut({ title: 'Secret', visibility: 'restricted' });
    pass(HOUR);
    const { number } = await openIncident();
    pass(HOUR);
    await carryOut({ title: 'Afterwards' });

    const auditor = await scene.accessAs('sre');
    const found = await suspects.of(number, { hours: 72 }, auditor);
    expect(found).toMatchObject({ hours: 72, catalogReached: true });
    expect(
      found.items.map(({ change, distance, path }) => [
        change.title,
        distance,
        ...path,
      ]),
    ).toEqual([
      ['On it', 0, checkout],
      ['Upstream', 1, checkout, kafka],
    ]);
    expect(found.items[0].score).toBeGreaterThan(found.items[1].score);
    expect(found.items[0].reasons.map(({ id }) => id)).toEqual([
      'recency',
      'distance',
      'risk',
      'failures',
    ]);
    // The restricted one is told to those who may read it.
    const own = await suspects.of(number, { hours: 72 }, engineer);
    expect(own.items).toHaveLength(3);

    await incidents.link(
      number,
      { relation: 'caused_by', target: found.items[0].change.number },
      engineer,
    );
    const again = await suspects.of(number, { hours: 200 }, auditor);
    expect(
      again.items.map(({ change, linked }) => [change.title, linked]),
    ).toEqual([
      ['On it', true],
      ['Upstream', false],
      ['Too long ago', false],
    ]);
    await expect(
      suspects.of('INC-9', { hours: 72 }, engineer),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
