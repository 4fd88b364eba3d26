import { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { HOUR, setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

/* The worked examples of the documentation, as an organisation would use them. */
const folder = join(__dirname, '../../../../docs/policies');
const read = (name: string): JsonObject =>
  parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')).itsm;

describe.each(databases.ids)('worked policies (%s)', databaseId => {
  async function setUp(policy: string) {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
      read(policy),
    );
    const { catalog } = scene;
    const addTo = (group: string, ...names: string[]) =>
      names.forEach(name =>
        catalog.setPerson(user(name), [`group:default/${group}`]),
      );
    addTo('security', 'sue');
    addTo('it-directors', 'dan');
    addTo('on-call-leads', 'olga');
    addTo('change-board', 'ann', 'bob', 'cleo', 'dora');
    addTo('nobody', 'amir', 'bea');
    return scene;
  }

  it('lead times in business days by risk grade', async () => {
    const { requestChange, move, decide, pending } = await setUp(
      'lead-times-by-risk',
    );
    // Submitted on Monday morning in Berlin: two business days are Wednesday.
    await requestChange();
    await expect(move('assess')).rejects.toMatchObject({
      issues: [{ field: 'exceptionReason' }],
    });
    await move('assess', { exceptionReason: 'The law changes' });
    await decide('third');
    expect(await pending()).toEqual([['authorize', user('change-manager')]]);
    await requestChange({
      entityRef: 'component:default/cart',
      plannedStart: '2026-03-04T09:00:00.000Z',
      plannedEnd: '2026-03-04T10:00:00.000Z',
    });
    await move('assess', { key: 'CHG-2' });
    expect(
      await decide('third', { decision: 'approved' }, 'CHG-2'),
    ).toMatchObject({ state: 'scheduled' });
    // Riskier, it would have needed five.
    await requestChange({
      testsProven: false,
      backoutProven: false,
      plannedStart: '2026-03-05T09:00:00.000Z',
      plannedEnd: '2026-03-05T10:00:00.000Z',
    });
    await expect(move('assess', { key: 'CHG-3' })).rejects.toMatchObject({
      issues: [{ field: 'exceptionReason' }],
    });
  });

  it('the approver by tier, and security for firewalls', async () => {
    const { requestChange, move, decide, pending, catalog } = await setUp(
      'approver-by-tier',
    );
    await requestChange();
    await move('assess');
    await decide('third');
    expect(await pending()).toEqual([['authorize', user('dan')]]);
    catalog.set('resource:default/edge', {
      owner: 'group:default/platform',
      type: 'firewall',
    });
    await requestChange({ entityRef: 'resource:default/edge' });
    await move('assess', { key: 'CHG-2' });
    await decide('reviewer', { decision: 'approved' }, 'CHG-2');
    expect(await pending('CHG-2')).toEqual([
      ['authorize', user('reviewer')],
      ['authorize', user('sue')],
    ]);
    await decide('reviewer', { decision: 'approved' }, 'CHG-2');
    expect(
      await decide('sue', { decision: 'approved' }, 'CHG-2'),
    ).toMatchObject({ state: 'scheduled' });
  });

  it('the simple majority of a board, with one delegate each', async () => {
    const { requestChange, move, decide, mineOf, list } = await setUp(
      'board-majority',
    );
    await requestChange();
    await move('assess');
    await decide('third');
    expect(await mineOf('amir')).toEqual(['CHG-1']);
    await decide('amir');
    await decide('bea');
    await expect(decide('bea')).resolves.toMatchObject({ state: 'authorize' });
    expect(await decide('dora')).toMatchObject({ state: 'scheduled' });
    expect((await list())[0].decisions).toMatchObject([
      { by: user('amir'), insteadOf: user('ann') },
      { by: user('bea'), insteadOf: user('bob') },
      { by: user('bea'), insteadOf: user('bob') },
      { by: user('dora') },
    ]);
  });

  it('a hard holiday freeze that only the on-call lead overrides', async () => {
    const { requestChange, move, decide, clock, accessAs, changes } =
      await setUp('holiday-freeze');
    await requestChange({
      environment: 'production',
      plannedStart: '2026-12-24T09:00:00.000Z',
      plannedEnd: '2026-12-24T10:00:00.000Z',
      implementers: [user('olga')],
    });
    await move('assess');
    await decide('third');
    await decide('change-manager');
    clock.pass(Date.parse('2026-12-24T09:30:00Z') - clock.now().getTime());
    const reason = { overrideReason: 'Nobody can pay' };
    for (const by of ['engineer', 'change-manager']) {
      await expect(move('implement', { by, ...reason })).rejects.toMatchObject({
        issues: [{ field: 'noHardFreeze' }],
      });
    }
    const olga = await accessAs('olga');
    const [start] = await changes.transitions('CHG-1', olga);
    expect(start).toMatchObject({ to: 'implement', allowed: false });
    // The lead works on it, being of the group that owns it.
    const lead = {
      ...(await accessAs('third')),
      actor: user('olga'),
      ownershipRefs: [
        user('olga'),
        'group:default/on-call-leads',
        'group:default/payments',
      ],
    };
    expect(
      await changes.transition('CHG-1', { to: 'implement', ...reason }, lead),
    ).toMatchObject({
      state: 'implement',
      overriddenFreezes: [expect.any(String)],
    });
  });

  it('an emergency recorded after the fact, reviewed by a second person', async () => {
    const { requestChange, move, decide, clock, reviews, accessAs, pending } =
      await setUp('emergency-after-the-fact');
    await requestChange({
      model: 'emergency',
      recordedAfterTheFact: true,
      plannedStart: '2026-03-02T02:00:00.000Z',
      plannedEnd: '2026-03-02T03:00:00.000Z',
      actualStart: '2026-03-02T02:00:00.000Z',
      actualEnd: '2026-03-02T03:00:00.000Z',
    });
    await move('authorize');
    expect(await pending()).toEqual([['authorize', user('change-manager')]]);
    await decide('change-manager');
    clock.pass(HOUR);
    await move('implement');
    await move('review');
    const outcome = { closeCode: 'successful', closeNotes: 'Done' } as const;
    const review = {
      whatHappened: 'It was full and was emptied',
      objectivesMet: true,
      incidentsCaused: [],
    };
    await expect(
      reviews.write('CHG-1', review, await accessAs('engineer')),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await reviews.write('CHG-1', review, await accessAs('third'));
    expect(await move('closed', outcome)).toMatchObject({ state: 'closed' });
    // One that is still to be done needs two.
    await requestChange({ model: 'emergency' });
    await move('authorize', { key: 'CHG-2' });
    expect(await pending('CHG-2')).toEqual([
      ['authorize', user('change-manager'), user('reviewer')],
    ]);
  });
});
