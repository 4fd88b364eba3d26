import {
  changeListQuerySchema,
  changeStates,
  createIncidentSchema,
  createTaskSchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { HOUR, setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

const outcome = { closeCode: 'successful', closeNotes: 'Done' } as const;
const review = {
  whatHappened: 'It was slow and was repaired',
  objectivesMet: true,
  incidentsCaused: [],
};

describe.each(databases.ids)('changes (%s)', databaseId => {
  const setUp = async (itsm = {}) =>
    setUpChanges(await migrated(await databases.init(databaseId)), itsm);
  type Scene = Awaited<ReturnType<typeof setUp>>;

  /* Every state that isn't next on the way is refused, naming those that are. */
  async function expectOnlyWaysTo(scene: Scene, ways: readonly string[]) {
    const { changes, accessAs, move } = scene;
    const before = await changes.get('CHG-1', await accessAs('sre'));
    for (const to of changeStates.filter(state => !ways.includes(state))) {
      await expect(move(to)).rejects.toMatchObject({ name: 'ConflictError' });
    }
    expect(await changes.get('CHG-1', await accessAs('sre'))).toEqual(before);
  }

  it('of the model normal go their way', async () => {
    const scene = await setUp();
    const { requestChange, move, decide, clock, accessAs, changes } = scene;
    const requested = await requestChange({
      testsProven: false,
      backoutProven: false,
    });
    expect(requested).toMatchObject({
      number: 'CHG-1',
      state: 'new',
      model: 'normal',
      requester: user('engineer'),
      assignmentGroup: 'group:default/payments',
      onHold: false,
      implementers: [],
      recordedAfterTheFact: false,
    });
    expect(requested.risk).toBeUndefined();
    await expectOnlyWaysTo(scene, ['assess', 'canceled']);
    expect(await move('assess')).toMatchObject({
      state: 'assess',
      submittedAt: '2026-03-02T09:00:00.000Z',
      risk: { level: 'moderate' },
    });
    await expectOnlyWaysTo(scene, ['authorize', 'new', 'canceled']);
    for (const to of ['authorize', 'new']) {
      await expect(move(to, { by: 'change-manager' })).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('This happens by itself'),
      });
    }
    expect(await decide('third')).toMatchObject({ state: 'authorize' });
    await expectOnlyWaysTo(scene, ['scheduled', 'new', 'canceled']);
    expect(await decide('change-manager')).toMatchObject({
      state: 'scheduled',
    });
    await expectOnlyWaysTo(scene, ['implement', 'new', 'canceled']);

    await expect(move('implement')).rejects.toMatchObject({
      issues: [{ field: 'overrideReason' }],
    });
    clock.pass(24 * HOUR);
    expect(await move('implement')).toMatchObject({
      state: 'implement',
      actualStart: '2026-03-03T09:00:00.000Z',
      implementers: [user('engineer')],
    });
    await expectOnlyWaysTo(scene, ['review', 'canceled']);
    clock.pass(HOUR / 2);
    expect(
      await move('review', { backedOut: false, outageMinutes: 3 }),
    ).toMatchObject({
      state: 'review',
      actualEnd: '2026-03-03T09:30:00.000Z',
      backedOut: false,
      outageMinutes: 3,
    });
    await expectOnlyWaysTo(scene, ['closed']);
    await expect(move('closed')).rejects.toMatchObject({
      issues: [{ field: 'closeCode' }, { field: 'closeNotes' }],
    });
    expect(await move('closed', outcome)).toMatchObject({
      state: 'closed',
      active: false,
      closedAt: '2026-03-03T09:30:00.000Z',
    });
    await expectOnlyWaysTo(scene, []);
    const engineer = await accessAs('engineer');
    expect(await changes.verifyActivity('CHG-1', engineer)).toMatchObject({
      valid: true,
    });
  });

  it('of the model emergency need the authority and a review by another', async () => {
    const scene = await setUp();
    const { requestChange, move, decide, clock, accessAs, reviews } = scene;
    await requestChange({ model: 'emergency' });
    await expectOnlyWaysTo(scene, ['authorize', 'canceled']);
    expect(await move('authorize')).toMatchObject({ state: 'authorize' });
    await expect(decide('third')).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await decide('change-manager')).toMatchObject({
      state: 'scheduled',
    });
    await move('implement', { overrideReason: 'It burns' });
    clock.pass(HOUR);
    expect(await move('review')).toMatchObject({
      reviewDueAt: '2026-03-04T10:00:00.000Z',
    });
    await expect(move('closed', outcome)).rejects.toMatchObject({
      issues: [{ field: 'reviewedByAnother' }],
    });
    await expect(
      reviews.write('CHG-1', review, await accessAs('engineer')),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      reviews.write('CHG-1', review, await accessAs('reviewer')),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    const reviewed = await reviews.write(
      'CHG-1',
      review,
      await accessAs('third'),
    );
    expect(reviewed.review).toMatchObject({ writtenBy: user('third') });
    expect(reviewed.reviewDueAt).toBeUndefined();
    expect(await move('closed', outcome)).toMatchObject({ state: 'closed' });
  });

  it.each(['normal', 'emergency'])(
    'of the model %s are submitted complete or not at all',
    async model => {
      const { requestChange, move, changes, accessAs, edit } = await setUp();
      const plan = {
        plannedStart: undefined,
        plannedEnd: undefined,
        justification: undefined,
        implementationPlan: undefined,
        testPlan: undefined,
        backoutPlan: undefined,
      };
      await requestChange({ model, ...plan });
      const first = model === 'normal' ? 'assess' : 'authorize';
      await expect(move(first)).rejects.toMatchObject({
        name: 'InputError',
        issues: expect.arrayContaining(
          Object.keys(plan).map(field => expect.objectContaining({ field })),
        ),
      });
      const engineer = await accessAs('engineer');
      const told = await changes.transitions('CHG-1', engineer);
      expect(told.map(({ to }) => to)).toEqual([first, 'canceled']);
      await expect(
        edit({
          plannedStart: '2026-03-03T10:00:00.000Z',
          plannedEnd: '2026-03-03T09:00:00.000Z',
        }),
      ).rejects.toMatchObject({ issues: [{ field: 'plannedEnd' }] });
      // What is missing can be given along with the step.
      expect(
        await move(first, {
          plannedStart: '2026-03-03T09:00:00.000Z',
          plannedEnd: '2026-03-03T10:00:00.000Z',
          justification: 'It is faster',
          implementationPlan: 'Roll it out',
          testPlan: 'Buy something',
          backoutPlan: 'Roll it back',
        }),
      ).toMatchObject({ state: first });
    },
  );

  it('keep the lead time of their model, or say why they can not wait', async () => {
    const models = { normal: { leadTime: { businessDays: 3 } } };
    const { requestChange, move, decide, edit, changes, accessAs } =
      await setUp({ changes: { models } });
    await requestChange();
    const engineer = await accessAs('engineer');
    const [submit] = await changes.transitions('CHG-1', engineer);
    expect(submit.requires).toContainEqual(
      expect.objectContaining({ field: 'exceptionReason', met: false }),
    );
    await expect(move('assess')).rejects.toMatchObject({
      issues: [{ field: 'exceptionReason' }],
    });
    await move('assess', { exceptionReason: 'The law changes tomorrow' });
    await decide('third');

    await requestChange({
      plannedStart: '2026-03-05T09:00:00.000Z',
      plannedEnd: '2026-03-05T10:00:00.000Z',
    });
    const second = { key: 'CHG-2' };
    await move('assess', second);
    // Later is no less kept, sooner is.
    await edit({ plannedEnd: '2026-03-05T11:00:00.000Z' }, second);
    await expect(
      edit({ plannedStart: '2026-03-04T09:00:00.000Z' }, second),
    ).rejects.toMatchObject({ issues: [{ field: 'exceptionReason' }] });
    await edit(
      { plannedStart: '2026-03-04T09:00:00.000Z', exceptionReason: 'Now' },
      second,
    );
  });

  it('are done as they were approved', async () => {
    const { requestChange, move, decide, edit, clock } = await setUp();
    await requestChange();
    await move('assess');
    await decide('third');
    clock.pass(24 * HOUR);
    await move('implement');
    await expect(
      edit({ implementationPlan: 'Otherwise' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('implementationPlan'),
    });
    expect(await edit({ title: 'A better title' })).toMatchObject({
      title: 'A better title',
      state: 'implement',
    });
  });

  it('wait for their tasks, and skip them when they are canceled', async () => {
    const { requestChange, move, decide, clock, tasks, ...scene } =
      await setUp();
    const engineer = await scene.accessAs('engineer');
    const addTask = (key: string, kind: 'testing' | 'review') =>
      tasks.create(
        { type: 'change', key },
        createTaskSchema.parse({ title: `A ${kind}`, kind }),
        engineer,
      );
    await requestChange();
    const testing = await addTask('CHG-1', 'testing');
    const last = await addTask('CHG-1', 'review');
    await move('assess');
    await decide('third');
    clock.pass(24 * HOUR);
    await move('implement');
    await expect(move('review')).rejects.toMatchObject({
      issues: [{ field: 'noOpenImplementationTask' }],
    });
    const close = (task: typeof testing) =>
      tasks.update(
        { type: 'change', key: 'CHG-1' },
        task.number,
        { version: task.version, state: 'closed' },
        engineer,
      );
    await close(testing);
    await move('review');
    await expect(move('closed', outcome)).rejects.toMatchObject({
      issues: [{ field: 'noOpenTask' }],
    });
    await close(last);
    await move('closed', outcome);

    await requestChange({ title: 'Another' });
    await addTask('CHG-2', 'testing');
    await move('assess', { key: 'CHG-2' });
    await expect(move('canceled', { key: 'CHG-2' })).rejects.toMatchObject({
      issues: [{ field: 'reason' }],
    });
    await move('canceled', { key: 'CHG-2', reason: 'Not needed' });
    expect(
      await tasks.list({ type: 'change', key: 'CHG-2' }, engineer),
    ).toMatchObject([{ state: 'skipped' }]);
    expect(await scene.list('CHG-2')).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('are not begun in a hard freeze, but by whom it names', async () => {
    const { requestChange, move, decide, schedule, ...scene } = await setUp();
    const manager = await scene.accessAs('change-manager');
    await requestChange({
      plannedStart: '2026-03-02T08:00:00.000Z',
      plannedEnd: '2026-03-02T12:00:00.000Z',
    });
    await move('assess');
    await decide('third');
    const freeze = await schedule.windows.create(
      {
        name: 'Freeze',
        description: '',
        kind: 'freeze',
        effect: 'hard',
        scope: 'everything',
        except: [],
        timeZone: 'UTC',
        start: '2026-03-02T00:00:00',
        end: '2026-03-03T00:00:00',
      },
      manager,
    );
    await expect(
      move('implement', { overrideReason: 'I want to' }),
    ).rejects.toMatchObject({ issues: [{ field: 'noHardFreeze' }] });
    await expect(
      move('implement', { by: 'change-manager' }),
    ).rejects.toMatchObject({ issues: [{ field: 'overrideReason' }] });
    expect(
      await move('implement', {
        by: 'change-manager',
        overrideReason: 'The freeze is for others',
      }),
    ).toMatchObject({
      state: 'implement',
      overrideReason: 'The freeze is for others',
      overriddenFreezes: [freeze.id],
    });
  });

  it('let the incidents go on that waited for them', async () => {
    const { requestChange, move, decide, clock, incidents, ...scene } =
      await setUp();
    const engineer = await scene.accessAs('engineer');
    await requestChange();
    await requestChange({ title: 'Another' });
    const waiting = async (...targets: string[]) => {
      const { number } = await incidents.create(
        createIncidentSchema.parse({
          title: 'Slow',
          entityRef: 'component:default/checkout',
          impact: 'low',
          urgency: 'low',
        }),
        engineer,
      );
      await incidents.transition(
        number,
        {
          to: 'on_hold',
          holdReason: 'awaiting_change',
          links: targets.map(target => ({ relation: 'fixed_by', target })),
        },
        engineer,
      );
    };
    await waiting('CHG-1');
    await waiting('CHG-1', 'CHG-2');
    await move('assess');
    await decide('third');
    // There was trouble lately, so there is more to risk.
    await decide('change-manager');
    clock.pass(24 * HOUR);
    await move('implement');
    await move('review');
    await move('closed', outcome);
    const stateOf = async (key: string) =>
      (await incidents.get(key, engineer)).state;
    expect(await stateOf('INC-1')).toBe('in_progress');
    expect(await stateOf('INC-2')).toBe('on_hold');
    await move('canceled', { key: 'CHG-2', reason: 'Not needed' });
    expect(await stateOf('INC-2')).toBe('in_progress');
    expect(await incidents.verifyActivity('INC-2', engineer)).toMatchObject({
      valid: true,
    });
  });

  it('that went wrong are reviewed, with the incidents that they caused', async () => {
    const { requestChange, move, decide, clock, openIncident, ...scene } =
      await setUp();
    const { reviews, accessAs, changes } = scene;
    await requestChange();
    await move('assess');
    await decide('third');
    clock.pass(24 * HOUR);
    await move('implement');
    await move('review', { backedOut: true });
    const failed = { closeCode: 'unsuccessful', closeNotes: 'No' } as const;
    await expect(move('closed', failed)).rejects.toMatchObject({
      issues: [{ field: 'reviewedByAnother' }],
    });
    await openIncident();
    const third = await accessAs('third');
    await expect(
      reviews.write('CHG-1', { ...review, incidentsCaused: ['INC-7'] }, third),
    ).rejects.toMatchObject({ issues: [{ field: 'incidentsCaused' }] });
    const caused = { ...review, incidentsCaused: ['inc-1'] };
    await reviews.write('CHG-1', caused, third);
    // Written anew, it is in place of the first, and links nothing twice.
    const again = await reviews.write('CHG-1', caused, third);
    expect(again.review).toMatchObject({ incidentsCaused: ['INC-1'] });
    expect(await changes.links('CHG-1', third)).toMatchObject([
      { relation: 'caused', target: { number: 'INC-1' } },
    ]);
    expect(await move('closed', failed)).toMatchObject({ state: 'closed' });
  });

  it('are recorded after the fact as emergencies that are over', async () => {
    const { requestChange, move, decide } = await setUp();
    const done = {
      recordedAfterTheFact: true,
      plannedStart: '2026-03-02T02:00:00.000Z',
      plannedEnd: '2026-03-02T03:00:00.000Z',
      actualStart: '2026-03-02T02:05:00.000Z',
      actualEnd: '2026-03-02T02:45:00.000Z',
    };
    await expect(requestChange(done)).rejects.toMatchObject({
      issues: [{ field: 'recordedAfterTheFact' }],
    });
    await expect(
      requestChange({ actualStart: done.actualStart }),
    ).rejects.toMatchObject({ issues: [{ field: 'actualStart' }] });
    await requestChange({
      ...done,
      model: 'emergency',
      plannedEnd: '2026-03-02T12:00:00.000Z',
    });
    await expect(move('authorize')).rejects.toMatchObject({
      issues: [{ field: 'windowInOrder' }],
    });
    await requestChange({ ...done, model: 'emergency' });
    const key = 'CHG-2';
    await move('authorize', { key });
    await decide('change-manager', { decision: 'approved' }, key);
    await move('implement', { key });
    expect(await move('review', { key })).toMatchObject({
      actualStart: done.actualStart,
      actualEnd: done.actualEnd,
      reviewDueAt: '2026-03-04T02:45:00.000Z',
    });
  });

  it('are refused where they make no sense', async () => {
    const { requestChange } = await setUp();
    for (const [fields, field] of [
      [{ model: 'wild' }, 'model'],
      [{ model: 'standard' }, 'template'],
      [{ template: 'none', model: 'normal' }, 'template'],
      [{ implementers: [user('nobody')] }, 'implementers'],
      [{ entityRef: 'component:default/nowhere' }, 'entityRef'],
      [
        {
          plannedStart: '2026-03-03T10:00:00.000Z',
          plannedEnd: '2026-03-03T10:00:00.000Z',
        },
        'plannedEnd',
      ],
    ] as [Parameters<typeof requestChange>[0], string][]) {
      await expect(requestChange(fields)).rejects.toMatchObject({
        name: 'InputError',
        issues: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    }
  });

  it('are found by their model, risk, time and whether they wait', async () => {
    const { requestChange, move, edit, changes, accessAs } = await setUp();
    await requestChange();
    await requestChange({
      model: 'emergency',
      plannedStart: '2026-03-04T09:00:00.000Z',
      plannedEnd: '2026-03-04T10:00:00.000Z',
    });
    await move('assess');
    await edit({ onHold: true, onHoldReason: 'Later' }, { key: 'CHG-2' });
    const sre = await accessAs('sre');
    const found = async (query: Record<string, string>) =>
      (await changes.list(changeListQuerySchema.parse(query), sre)).items.map(
        ({ number }) => number,
      );
    expect(await found({ model: 'emergency' })).toEqual(['CHG-2']);
    expect(await found({ risk: 'low' })).toEqual(['CHG-1']);
    expect(await found({ onHold: 'true' })).toEqual(['CHG-2']);
    expect(await found({ onHold: 'false' })).toEqual(['CHG-1']);
    expect(await found({ plannedAfter: '2026-03-03T10:00:00Z' })).toEqual([
      'CHG-2',
    ]);
    expect(await found({ plannedBefore: '2026-03-03T09:00:01Z' })).toEqual([
      'CHG-1',
    ]);
  });
});
