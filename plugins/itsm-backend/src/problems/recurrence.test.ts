import { mockServices } from '@backstage/backend-test-utils';
import { endEffectivenessWatches } from '../jobs/endEffectivenessWatches';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpProblems } from './__testUtils__/setUpProblems';

jest.setTimeout(60_000);

const databases = testDatabases();
const DAY = 24 * 60 * 60 * 1000;

describe.each(databases.ids)('watching whether a fix holds (%s)', id => {
  /** A problem that is resolved, with the category that its incidents have. */
  async function setUp(category?: string) {
    const itsm = await setUpProblems(await migrated(await databases.init(id)));
    const logger = mockServices.logger.mock();
    const run = () =>
      endEffectivenessWatches({
        ...itsm,
        logger,
        clock: itsm.clock.now,
        access: itsm.system,
      });
    await itsm.openIncident({ category });
    await itsm.openProblem({ category, incidents: ['INC-1'] });
    await itsm.toFix('PRB-1');
    await itsm.move('PRB-1', { to: 'resolved' });
    itsm.clock.pass(1000);
    const problem = () => itsm.problems.get('PRB-1', itsm.sre);
    return { ...itsm, logger, run, problem };
  }

  it('closes what did not come back, at the end of the watch', async () => {
    const { run, problem, clock, verify } = await setUp('Software / Defect');
    const { effectivenessWatch } = await problem();
    expect(
      Date.parse(effectivenessWatch!.until) -
        Date.parse(effectivenessWatch!.since),
    ).toBe(14 * DAY);
    clock.pass(14 * DAY - 1001);
    expect(await run()).toEqual({ closed: 0, returned: 0 });
    clock.pass(1);
    expect(await run()).toEqual({ closed: 1, returned: 0 });
    expect(await problem()).toMatchObject({
      state: 'closed',
      resolutionCode: 'fix_applied',
      effectivenessWatch: { outcome: 'effective', recurrences: [] },
    });
    expect(await run()).toEqual({ closed: 0, returned: 0 });
    await verify('PRB-1');
  });

  it('returns it to analysis with the write that links an incident', async () => {
    const { openIncident, incidents, problem, engineer, ...itsm } =
      await setUp();
    // It began before the fix, so it tells nothing of it.
    await openIncident({ startedAt: '2026-03-02T09:00:00.000Z' });
    const link = (key: string) =>
      incidents.link(key, { relation: 'problem', target: 'PRB-1' }, engineer);
    await link('INC-2');
    expect((await problem()).state).toBe('resolved');
    // Without a category nothing tells one trouble on an entity from another.
    await openIncident();
    expect((await problem()).state).toBe('resolved');
    await link('INC-3');
    const returned = await problem();
    expect(returned).toMatchObject({
      state: 'root_cause_analysis',
      reopenCount: 1,
      effectivenessWatch: {
        outcome: 'recurred',
        recurrences: [{ number: 'INC-3', because: 'linked' }],
      },
    });
    expect(returned.resolvedAt).toBeUndefined();
    const { items } = await itsm.problems.activity(
      'PRB-1',
      { limit: 1, order: 'desc' },
      itsm.sre,
    );
    expect(items[0]).toMatchObject({
      transition: { from: 'resolved', to: 'root_cause_analysis' },
      reason: 'It came back after the fix: INC-3.',
    });
    // The next fix has a watch of its own.
    await itsm.move('PRB-1', { to: 'fix_in_progress' });
    expect(await itsm.move('PRB-1', { to: 'resolved' })).toMatchObject({
      effectivenessWatch: { outcome: 'watching', recurrences: [] },
    });
    await itsm.verify('PRB-1', 'INC-3');
  });

  it('returns it with an incident of its category on its entity', async () => {
    const { openIncident, problem, verify } = await setUp('Software');
    await openIncident({ category: 'Network / DNS' });
    await openIncident({
      category: 'Software / Defect',
      entityRef: 'component:default/cart',
    });
    await openIncident({
      category: 'Software / Defect',
      startedAt: '2026-03-02T09:00:00.000Z',
    });
    expect((await problem()).state).toBe('resolved');
    await openIncident({ category: 'Software / Defect' });
    expect(await problem()).toMatchObject({
      state: 'root_cause_analysis',
      effectivenessWatch: {
        recurrences: [{ number: 'INC-5', because: 'same_entity_and_category' }],
      },
    });
    await verify('PRB-1', 'INC-5');
  });

  it('finds by the clock what no single write tells', async () => {
    const { openIncident, openProblem, incidents, problem, run, ...itsm } =
      await setUp('Software');
    await openIncident();
    await openIncident({ category: 'Network / DNS' });
    await openIncident();
    // This one tells of a problem of its own.
    await openProblem({ incidents: ['INC-4'] });
    for (const key of ['INC-2', 'INC-4']) {
      const { version } = await incidents.get(key, itsm.engineer);
      await incidents.update(
        key,
        { version, category: 'Software / Performance' },
        itsm.engineer,
      );
    }
    expect((await problem()).state).toBe('resolved');
    expect(await run()).toEqual({ closed: 0, returned: 1 });
    expect(await problem()).toMatchObject({
      state: 'root_cause_analysis',
      effectivenessWatch: {
        recurrences: [{ number: 'INC-2', because: 'same_entity_and_category' }],
      },
    });
    expect(await run()).toEqual({ closed: 0, returned: 0 });
    expect(itsm.logger.warn).not.toHaveBeenCalled();
    await itsm.verify('PRB-1');
  });

  it('leaves what history brings in alone', async () => {
    const { openIncident, incidents, problem, run, ...itsm } = await setUp();
    await openIncident();
    await incidents.link(
      'INC-2',
      { relation: 'problem', target: 'PRB-1' },
      { ...itsm.system, channel: 'import' },
    );
    expect((await problem()).state).toBe('resolved');
    // The clock sees it all the same: it is the truth by now.
    expect(await run()).toEqual({ closed: 0, returned: 1 });
  });
});
