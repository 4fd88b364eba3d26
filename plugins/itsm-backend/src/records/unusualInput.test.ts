import { createIncidentSchema } from 'backstage-plugin-itsm-common';
import * as fc from 'fast-check';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('unusual input (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    return { ...itsm, engineer: await itsm.accessAs('engineer') };
  }

  it('refuses a second record that comes from the same one elsewhere', async () => {
    const { openIncident, incidents, engineer, knex } = await setUp();
    const externalRef = { source: 'old', id: '7' };
    await openIncident({ externalRef });
    const taken = {
      name: 'ConflictError',
      message: 'Another record has this externalRef.',
    };
    await expect(openIncident({ externalRef })).rejects.toMatchObject(taken);
    const request = createIncidentSchema.parse({
      title: 'Once',
      entityRef: 'component:default/checkout',
      impact: 'low',
      urgency: 'low',
      externalRef,
    });
    const once = () =>
      incidents.create(request, engineer, { idempotencyKey: 'key' });
    await expect(once()).rejects.toMatchObject(taken);
    const { number, version } = await openIncident();
    // Neither a number nor a key is used up by what failed.
    expect(number).toBe('INC-2');
    await expect(
      incidents.update(number, { version, externalRef }, engineer),
    ).rejects.toMatchObject(taken);
    expect(await incidents.get(number, engineer)).toMatchObject({ version });
    await incidents.update(
      'INC-1',
      { version: 1, externalRef: null },
      engineer,
    );
    expect(await once()).toMatchObject({ number: 'INC-3', externalRef });
    expect(await knex('records')).toHaveLength(3);
  });

  it('pages through a history by its own cursors, and refuses others', async () => {
    const { openIncident, incidents, engineer } = await setUp();
    await openIncident();
    for (let count = 1; count < 7; count += 1) {
      const comment = { body: `${count}`, internal: count % 2 === 0 };
      await incidents.comment('INC-1', comment, engineer);
    }
    for (const order of ['asc', 'desc'] as const) {
      const found: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await incidents.activity(
          'INC-1',
          { limit: 2, order, cursor },
          engineer,
        );
        found.push(...page.items.map(({ sequence }) => sequence));
        cursor = page.pageInfo.nextCursor;
      } while (cursor);
      const all = [1, 2, 3, 4, 5, 6, 7];
      expect(found).toEqual(order === 'asc' ? all : all.reverse());
    }
    for (const cursor of [
      'x',
      '-1',
      '1e99',
      'NaN',
      `${2 ** 31}`,
      '9'.repeat(20),
    ]) {
      await expect(
        incidents.activity(
          'INC-1',
          { limit: 2, order: 'asc', cursor },
          engineer,
        ),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  });

  it('finds no record by what is neither a number nor a UUID', async () => {
    const { openIncident, incidents, engineer } = await setUp();
    await openIncident();
    for (const key of [
      ...['', '1', 'INC', 'INC-', 'INC-01', 'INC-1 ', "INC-1' or '1'='1", '%'],
      ...['00000000-0000-0000-0000-000000000000', '🔥', 'inc-9999999999999999'],
    ]) {
      await expect(incidents.get(key, engineer)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
  });

  it('keeps any text as it came, and its history proves it', async () => {
    const { openIncident, incidents, engineer } = await setUp();
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter(value => !value.includes('\u0000') && value.trim().length > 0);
    await fc.assert(
      fc.asyncProperty(text, text, async (title, description) => {
        const { number } = await openIncident({ title, description });
        expect(await incidents.get(number, engineer)).toMatchObject({
          title: title.trim(),
          description,
        });
        await incidents.comment(
          number,
          { body: description, internal: false },
          engineer,
        );
        expect(await incidents.verifyActivity(number, engineer)).toMatchObject({
          valid: true,
        });
      }),
      { numRuns: 50 },
    );
  });
});
