import {
  CreateProblem,
  createTaskSchema,
  listQuerySchema,
  TransitionProblem,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpProblems } from './__testUtils__/setUpProblems';

jest.setTimeout(60_000);

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;

describe.each(databases.ids)('problems (%s)', databaseId => {
  const setUp = async () =>
    setUpProblems(await migrated(await databases.init(databaseId)));

  it('opens a problem, with what the catalog and the matrix say', async () => {
    const { openProblem, engineer, problems, sre, accessAs } = await setUp();
    const problem = await openProblem({}, engineer);
    expect(problem).toMatchObject({
      number: 'PRB-1',
      state: 'new',
      priority: 2,
      requester: 'user:default/engineer',
      assignmentGroup: 'group:default/payments',
      detection: 'reactive',
      knownError: false,
      contributingFactors: [],
    });
    expect(await problems.get('prb-1', sre)).toEqual(problem);
    // What it is in needn't be known yet.
    const vague = await openProblem({ entityRef: undefined });
    expect(vague.entities).toEqual([]);
    for (const [fields, field] of [
      [{ causeCategory: 'Weather' }, 'causeCategory'],
      [{ knownError: true }, 'workaround'],
      [
        { knownError: true, workaround: 'Restart', entityRef: undefined },
        'entityRef',
      ],
      [{ incidents: ['INC-9'] }, 'incidents'],
      [{ assignee: 'user:default/nobody' }, 'assignee'],
    ] as const) {
      await expect(
        openProblem(fields as Partial<CreateProblem>),
      ).rejects.toMatchObject({ issues: [{ field }] });
    }
    await expect(
      openProblem({}, await accessAs('auditor')),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('is opened from incidents in one go, or not at all', async () => {
    const { openProblem, openIncident, problems, incidents, sre, ...itsm } =
      await setUp();
    for (let count = 0; count < 3; count += 1) {
      await openIncident();
    }
    await openProblem({ incidents: ['INC-1', 'inc-2', 'INC-1'] });
    const links = await problems.links('PRB-1', sre);
    expect(
      links
        .map(({ relation, target }) => `${relation} ${target?.number}`)
        .sort(),
    ).toEqual(['incidents INC-1', 'incidents INC-2']);
    expect(await incidents.links('INC-1', sre)).toMatchObject([
      { relation: 'problem', target: { number: 'PRB-1' } },
    ]);
    // INC-2 has its problem: nothing of the second one is left behind.
    await expect(
      openProblem({ incidents: ['INC-3', 'INC-2'] }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await itsm.knex('records').where({ type: 'problem' })).toHaveLength(
      1,
    );
    expect(await incidents.links('INC-3', sre)).toEqual([]);
    await itsm.verify('INC-1', 'INC-2', 'INC-3', 'PRB-1');
  });

  it('is a known error with a workaround, for as long as it says', async () => {
    const { openProblem, problems, sre, clock, openIncident, ...itsm } =
      await setUp();
    await openProblem();
    const update = async (fields: object) => {
      const { version } = await problems.get('PRB-1', sre);
      return problems.update('PRB-1', { version, ...fields }, sre);
    };
    await expect(update({ knownError: true })).rejects.toMatchObject({
      issues: [{ field: 'workaround' }],
    });
    clock.pass(HOUR);
    expect(
      await update({ knownError: true, workaround: 'Restart it' }),
    ).toMatchObject({
      knownError: true,
      knownErrorSince: '2026-03-02T10:00:00.000Z',
    });
    clock.pass(HOUR);
    expect(
      await update({ workaround: 'Restart both', causeCategory: 'Capacity' }),
    ).toMatchObject({ knownErrorSince: '2026-03-02T10:00:00.000Z' });
    await expect(update({ workaround: null })).rejects.toMatchObject({
      issues: [{ field: 'workaround' }],
    });
    await openIncident();
    await itsm.incidents.transition(
      'INC-1',
      {
        to: 'resolved',
        resolutionCode: 'known_error',
        resolutionNotes: 'Restarted',
        links: [{ relation: 'problem', target: 'PRB-1' }],
      },
      itsm.engineer,
    );
    expect(await problems.get('PRB-1', sre)).toMatchObject({ usedCount: 1 });
    const withdrawn = await update({ knownError: false });
    expect(withdrawn.knownErrorSince).toBeUndefined();
    await itsm.verify('PRB-1');
  });

  it('goes from report to a fix, asking at each step for what it needs', async () => {
    const { openProblem, move, engineer, change, setChange, ...itsm } =
      await setUp();
    await openProblem({}, engineer);
    await expect(move('PRB-1', { to: 'assess' })).rejects.toMatchObject({
      issues: [{ field: 'assignee' }],
    });
    await expect(
      move('PRB-1', { to: 'assess', assignee: 'user:default/nobody' }),
    ).rejects.toMatchObject({ issues: [{ field: 'assignee' }] });
    const assignee = 'user:default/engineer';
    expect(await move('PRB-1', { to: 'assess', assignee })).toMatchObject({
      state: 'assess',
      assignee,
    });
    await expect(
      move('PRB-1', { to: 'root_cause_analysis' }),
    ).rejects.toMatchObject({ issues: [{ field: 'problemStatement' }] });
    expect(
      await move('PRB-1', {
        to: 'root_cause_analysis',
        problemStatement: 'Fails under load',
      }),
    ).toMatchObject({
      confirmedAt: expect.any(String),
      confirmedBy: 'user:default/sre',
    });
    const fix = {
      to: 'fix_in_progress',
      rootCause: 'A leak',
      fixNotes: 'Mend',
    };
    await expect(move('PRB-1', fix)).rejects.toMatchObject({
      issues: [{ field: 'noChangeReason' }],
    });
    const first = await change();
    await move('PRB-1', {
      ...fix,
      links: [{ relation: 'fixed_by', target: first }],
    });
    const resolve = () => move('PRB-1', { to: 'resolved' });
    const refused = { issues: [{ field: 'linkedChangesSucceeded' }] };
    await expect(resolve()).rejects.toMatchObject(refused);
    const closedAs = (key: string, closeCode: string) =>
      setChange(key, {
        state: 'closed',
        closeCode,
        closedAt: itsm.clock.now().toISOString(),
      });
    await closedAs(first, 'unsuccessful');
    await expect(resolve()).rejects.toMatchObject(refused);
    // A second attempt counts, and one that was given up doesn't.
    const second = await change();
    const link = (target: string) =>
      itsm.problems.link('PRB-1', { relation: 'fixed_by', target }, itsm.sre);
    await link(second);
    await link(await change({ state: 'canceled' }));
    await expect(resolve()).rejects.toMatchObject(refused);
    await closedAs(second, 'successful_with_issues');
    expect(await resolve()).toMatchObject({
      state: 'resolved',
      resolutionCode: 'fix_applied',
      resolvedBy: 'user:default/sre',
      effectivenessWatch: { outcome: 'watching', recurrences: [] },
    });
    await itsm.verify('PRB-1');
  });

  it('waits for its tasks, and skips them when it comes to another end', async () => {
    const { openProblem, toFix, move, tasks, sre, ...itsm } = await setUp();
    const addTask = (key: string) =>
      tasks.create(
        { type: 'problem', key },
        createTaskSchema.parse({ kind: 'analysis', title: 'Look' }),
        sre,
      );
    await openProblem();
    await toFix('PRB-1');
    const task = await addTask('PRB-1');
    expect(await itsm.problems.transitions('PRB-1', sre)).toContainEqual(
      expect.objectContaining({
        to: 'resolved',
        allowed: false,
        because: expect.stringContaining('tasks are still open'),
      }),
    );
    await expect(move('PRB-1', { to: 'resolved' })).rejects.toMatchObject({
      issues: [{ field: 'noOpenTask' }],
    });
    const owner = { type: 'problem', key: 'PRB-1' } as const;
    await tasks.update(
      owner,
      task.number,
      { version: 1, state: 'closed' },
      sre,
    );
    await move('PRB-1', { to: 'resolved' });

    await openProblem();
    await addTask('PRB-2');
    await move('PRB-2', { to: 'assess', assignee: 'user:default/sre' });
    await move('PRB-2', {
      to: 'closed',
      resolutionCode: 'canceled',
      reason: 'It never was one',
    });
    const second = { type: 'problem', key: 'PRB-2' } as const;
    expect(await tasks.list(second, sre)).toMatchObject([{ state: 'skipped' }]);
    await itsm.verify('PRB-1', 'PRB-2');
  });

  it('resolves what waited for it, children along, in the same write', async () => {
    const { openProblem, openIncident, toFix, move, onHold, ...itsm } =
      await setUp();
    const { incidents, engineer, stateOf } = itsm;
    for (let count = 0; count < 5; count += 1) {
      await openIncident();
    }
    await openProblem();
    await incidents.link(
      'INC-5',
      { relation: 'parent', target: 'INC-1' },
      engineer,
    );
    await onHold('INC-1', 'PRB-1');
    await onHold('INC-2', 'PRB-1');
    await incidents.link(
      'INC-3',
      { relation: 'problem', target: 'PRB-1' },
      engineer,
    );
    await incidents.transition(
      'INC-4',
      {
        to: 'on_hold',
        holdReason: 'awaiting_requester',
        comment: 'Which card?',
        links: [{ relation: 'problem', target: 'PRB-1' }],
      },
      engineer,
    );
    await toFix('PRB-1');
    await move('PRB-1', { to: 'resolved' });
    const states = await Promise.all(
      [1, 2, 3, 4, 5].map(at => stateOf(`INC-${at}`)),
    );
    expect(states).toEqual([
      'resolved',
      'resolved',
      'new',
      'on_hold',
      'resolved',
    ]);
    expect(await incidents.get('INC-1', engineer)).toMatchObject({
      resolutionCode: 'resolved_by_problem',
      resolutionNotes:
        'PRB-1, which it waited for, is resolved. A pool that gives back',
      resolvedBy: 'user:default/sre',
    });
    await itsm.verify('INC-1', 'INC-2', 'INC-4', 'INC-5', 'PRB-1');
  });

  it('lets go what waited for it when it ends without a fix', async () => {
    const { openProblem, openIncident, onHold, move, ...itsm } = await setUp();
    await openProblem();
    await openProblem();
    for (const key of ['INC-1', 'INC-2']) {
      await openIncident();
      await onHold(key, 'PRB-1');
    }
    await itsm.incidents.transition(
      'INC-2',
      { to: 'in_progress' },
      itsm.engineer,
    );
    const end = async (key: string, how: Partial<TransitionProblem>) => {
      await move(key, { to: 'assess', assignee: 'user:default/sre' });
      await move(key, { to: 'closed', ...how });
    };
    // With its duplicate they wait on.
    await end('PRB-1', { resolutionCode: 'duplicate', duplicateOf: 'PRB-2' });
    expect(await itsm.stateOf('INC-1')).toBe('on_hold');
    await end('PRB-2', { resolutionCode: 'canceled', reason: 'None' });
    expect(await itsm.incidents.get('INC-1', itsm.engineer)).toMatchObject({
      state: 'in_progress',
    });
    await itsm.verify('INC-1', 'INC-2', 'PRB-1', 'PRB-2');
  });

  it('takes hundreds of incidents along in one write', async () => {
    const { openProblem, openIncident, toFix, move, onHold, ...itsm } =
      await setUp();
    const keys = Array.from({ length: 120 }, (_, at) => `INC-${at + 1}`);
    for (const key of keys) {
      expect((await openIncident()).number).toBe(key);
    }
    await openProblem({ incidents: keys });
    for (const key of keys) {
      await itsm.incidents.transition(
        key,
        { to: 'on_hold', holdReason: 'awaiting_problem' },
        itsm.engineer,
      );
    }
    await toFix('PRB-1');
    await move('PRB-1', { to: 'resolved' });
    const { totalItems } = await itsm.incidents.list(
      listQuerySchema.parse({ state: 'resolved', total: 'true' }),
      itsm.engineer,
    );
    expect(totalItems).toBe(120);
  });

  it('hands the incidents of a duplicate over to the problem that stays', async () => {
    const { openProblem, openIncident, move, problems, sre, ...itsm } =
      await setUp();
    await openIncident();
    await openIncident();
    await openProblem({ incidents: ['INC-1', 'INC-2'] });
    const survivor = await openProblem();
    await openProblem();
    await move('PRB-1', { to: 'assess', assignee: 'user:default/sre' });
    await move('PRB-3', { to: 'assess', assignee: 'user:default/sre' });
    const close = (key: string, duplicateOf?: string) =>
      move(key, { to: 'closed', resolutionCode: 'duplicate', duplicateOf });
    for (const other of [undefined, 'PRB-1', 'PRB-9', 'INC-1']) {
      await expect(close('PRB-1', other)).rejects.toMatchObject({
        issues: [{ field: 'duplicateOf' }],
      });
    }
    expect(await close('PRB-1', survivor.id)).toMatchObject({
      state: 'closed',
      resolutionCode: 'duplicate',
      duplicateOf: 'PRB-2',
    });
    // Named is the one that stays, not one that went the same way.
    await expect(close('PRB-3', 'PRB-1')).rejects.toThrow('name PRB-2');
    const linksOf = async (key: string) =>
      (await problems.links(key, sre))
        .map(({ relation, target }) => `${relation} ${target?.number}`)
        .sort();
    expect(await linksOf('PRB-1')).toEqual(['duplicate_of PRB-2']);
    expect(await linksOf('PRB-2')).toEqual([
      'duplicated_by PRB-1',
      'incidents INC-1',
      'incidents INC-2',
    ]);
    const { items } = await itsm.incidents.activity(
      'INC-2',
      { limit: 2, order: 'desc' },
      sre,
    );
    expect(items.map(({ link }) => link)).toEqual([
      { relation: 'problem', number: 'PRB-2' },
      { relation: 'problem', number: 'PRB-1', removed: true },
    ]);
    await itsm.verify('INC-1', 'INC-2', 'PRB-1', 'PRB-2');
  });

  it('is closed with its risk by somebody else, until a day within a year', async () => {
    const { openProblem, toFix, move } = await setUp();
    await openProblem();
    await toFix('PRB-1');
    const accept = (fields: Partial<TransitionProblem>) =>
      move('PRB-1', {
        to: 'closed',
        resolutionCode: 'risk_accepted',
        reason: 'Too dear to mend',
        acceptedBy: 'user:default/change-manager',
        reviewBy: '2026-12-01',
        ...fields,
      });
    for (const [fields, field] of [
      [{ acceptedBy: 'user:default/sre' }, 'acceptedByAnother'],
      [{ acceptedBy: 'user:default/nobody' }, 'acceptedBy'],
      [{ acceptedBy: undefined }, 'acceptedBy'],
      [{ reviewBy: '2026-03-02' }, 'reviewWithinYear'],
      [{ reviewBy: '2027-03-03' }, 'reviewWithinYear'],
      [{ reason: undefined }, 'reason'],
    ] as const) {
      await expect(accept(fields)).rejects.toMatchObject({
        issues: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    }
    expect(await accept({})).toMatchObject({
      state: 'closed',
      active: false,
      acceptedBy: 'user:default/change-manager',
      reviewBy: '2026-12-01',
    });
  });

  it('is analysed again after its end only by a problem manager', async () => {
    const { openProblem, toFix, move, engineer, ...itsm } = await setUp();
    await openProblem({}, engineer);
    await toFix('PRB-1');
    await move('PRB-1', { to: 'resolved' });
    await expect(move('PRB-1', { to: 'closed' })).rejects.toMatchObject({
      issues: [{ field: 'reason' }],
    });
    expect(
      await move('PRB-1', { to: 'closed', reason: 'Proven in the lab' }),
    ).toMatchObject({ effectivenessWatch: { outcome: 'ended' } });
    const again = { to: 'root_cause_analysis', reason: 'Not mended after all' };
    await expect(move('PRB-1', again, engineer)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const { version } = await itsm.problems.get('PRB-1', engineer);
    await expect(
      itsm.problems.update('PRB-1', { version, title: 'x' }, itsm.sre),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const reopened = await move('PRB-1', again);
    expect(reopened).toMatchObject({
      state: 'root_cause_analysis',
      active: true,
      reopenCount: 1,
    });
    expect(reopened.resolvedAt).toBeUndefined();
    expect(reopened.resolutionCode).toBeUndefined();
    await itsm.verify('PRB-1');
  });

  it('is resolved once when two do it at once', async () => {
    const { openProblem, openIncident, toFix, onHold, ...itsm } = await setUp();
    await openIncident();
    await openProblem();
    await onHold('INC-1', 'PRB-1');
    await toFix('PRB-1');
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() =>
        itsm.problems.transition('PRB-1', { to: 'resolved' }, itsm.sre),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    const { items } = await itsm.incidents.activity(
      'INC-1',
      { limit: 100, order: 'asc' },
      itsm.sre,
    );
    expect(
      items.filter(({ transition }) => transition?.to === 'resolved'),
    ).toHaveLength(1);
    await itsm.verify('INC-1', 'PRB-1');
  });
});
