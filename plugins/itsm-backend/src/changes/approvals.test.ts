import { createTaskSchema } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { HOUR, setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

const risky = { testsProven: false, backoutProven: false };

describe.each(databases.ids)('approvals (%s)', databaseId => {
  const setUp = async (itsm = {}) =>
    setUpChanges(await migrated(await databases.init(databaseId)), itsm);
  type Scene = Awaited<ReturnType<typeof setUp>>;

  it.each<[string, (scene: Scene) => Promise<unknown>]>([
    [
      'requester',
      ({ requestChange }) => requestChange({ requester: user('colleague') }),
    ],
    [
      'opener',
      async ({ requestChange, accessAs }) =>
        requestChange(
          { requester: user('engineer') },
          await accessAs('colleague'),
        ),
    ],
    [
      'assignee',
      ({ requestChange }) => requestChange({ assignee: user('colleague') }),
    ],
    [
      'implementer',
      ({ requestChange }) =>
        requestChange({ implementers: [user('colleague')] }),
    ],
    [
      'assignee of a task',
      async ({ requestChange, tasks, accessAs }) => {
        await requestChange();
        await tasks.create(
          { type: 'change', key: 'CHG-1' },
          createTaskSchema.parse({
            title: 'Roll it out',
            kind: 'implementation',
            assignee: user('colleague'),
          }),
          await accessAs('engineer'),
        );
      },
    ],
    [
      "requester's delegate",
      async ({ requestChange, delegations, accessAs }) => {
        await requestChange();
        await delegations.create(
          {
            delegate: user('colleague'),
            end: '2026-04-01T00:00:00.000Z',
          },
          await accessAs('engineer'),
        );
      },
    ],
  ])('are not given by the %s, and the attempt is told', async (_, request) => {
    const scene = await setUp();
    await request(scene);
    await scene.move('assess');
    const [approval] = await scene.list();
    expect(approval.members).not.toContain(user('colleague'));
    expect(approval.members).toContain(user('third'));
    expect(approval.excluded).toContainEqual(
      expect.objectContaining({ userRef: user('colleague') }),
    );
    await expect(scene.decide('colleague')).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining("can't decide on their own change"),
    });
    expect((await scene.history()).at(-1)).toMatchObject({
      kind: 'approval',
      actor: user('colleague'),
      approval: { event: 'refused', id: approval.id },
      message: expect.stringContaining('was refused'),
    });
    expect(await scene.decide('third')).toMatchObject({ state: 'scheduled' });
    const engineer = await scene.accessAs('engineer');
    expect(await scene.changes.verifyActivity('CHG-1', engineer)).toMatchObject(
      { valid: true },
    );
  });

  it('are not given by who comes to have a part later, nor the other way round', async () => {
    const { requestChange, move, edit, decide, list, pending } = await setUp();
    await requestChange({ title: 'First' });
    await requestChange({ title: 'Second', ...risky });
    await move('assess');
    await edit({ assignee: user('colleague') });
    expect(await list()).toMatchObject([
      { state: 'pending', outstanding: [user('third')] },
    ]);
    await expect(decide('colleague')).rejects.toMatchObject({
      name: 'NotAllowedError',
    });

    await move('assess', { key: 'CHG-2' });
    await decide('colleague', { decision: 'approved' }, 'CHG-2');
    expect(await pending('CHG-2')).toEqual([
      ['authorize', user('change-manager')],
    ]);
    const second = { key: 'CHG-2' };
    for (const part of [
      { assignee: user('colleague') },
      { implementers: [user('colleague')] },
    ]) {
      await expect(edit(part, second)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('has approved CHG-2'),
      });
    }
    await edit({ assignee: user('third') }, second);
    await decide('change-manager', { decision: 'approved' }, 'CHG-2');
    await expect(
      edit({ assignee: user('colleague') }, second),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('are refused to who is not asked, and to whom the policy does not let', async () => {
    const { requestChange, move, decide, approvals, list, accessAs } =
      await setUp();
    await requestChange();
    await move('assess');
    for (const who of ['reviewer', 'change-manager', 'auditor']) {
      await expect(decide(who)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    }
    const [{ id }] = await list();
    const colleague = await accessAs('colleague');
    const approved = { decision: 'approved' } as const;
    await expect(
      approvals.decide('CHG-1', id, approved, {
        ...colleague,
        approveChanges: false,
      }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      approvals.decide('CHG-1', 'none', approved, colleague),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      approvals.decide('CHG-9', id, approved, colleague),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await list()).toMatchObject([{ state: 'pending', decisions: [] }]);
  });

  it('send a change back when one is rejected, and start anew', async () => {
    const { requestChange, move, decide, list, history } = await setUp();
    await requestChange({ affectedEntityRefs: ['resource:default/kafka'] });
    await move('assess');
    expect(
      await decide('reviewer', { decision: 'rejected', comment: 'Not now' }),
    ).toMatchObject({ state: 'new', active: true });
    expect(await list()).toMatchObject([
      {
        state: 'rejected',
        decisions: [{ by: user('reviewer'), comment: 'Not now' }],
      },
      { state: 'withdrawn', members: [user('colleague'), user('third')] },
    ]);
    expect((await history()).at(-1)).toMatchObject({
      transition: { from: 'assess', to: 'new' },
    });
    await move('assess');
    // What was rejected stays, and counts no more.
    expect((await list()).map(({ state }) => state)).toEqual([
      'pending',
      'pending',
      'rejected',
      'withdrawn',
    ]);
    await decide('reviewer');
    expect(await decide('third')).toMatchObject({ state: 'scheduled' });
  });

  it('are void when what was approved changes, by whichever way', async () => {
    const { requestChange, move, edit, decide, list, pending, ...scene } =
      await setUp();
    const { changes, accessAs, history } = scene;
    await requestChange(risky);
    await move('assess');
    await decide('third');
    expect(await pending()).toEqual([['authorize', user('change-manager')]]);
    // Words about it are no part of what it is.
    await edit({ title: 'Another title', description: 'More' });
    expect(await pending()).toHaveLength(1);

    const edited = await edit({ plannedEnd: '2026-03-03T12:00:00.000Z' });
    expect(edited.state).toBe('assess');
    expect(await list()).toMatchObject([
      { state: 'pending', step: 'assess' },
      {
        state: 'void',
        step: 'authorize',
        voidedBy: [
          {
            field: 'plannedEnd',
            from: '2026-03-03T10:00:00.000Z',
            to: '2026-03-03T12:00:00.000Z',
          },
        ],
      },
      { state: 'void', step: 'assess', decisions: [{ by: user('third') }] },
    ]);
    expect(
      (await history()).filter(({ approval }) => approval?.event === 'voided'),
    ).toEqual(
      [['colleague', 'third'], ['change-manager']].map(names =>
        expect.objectContaining({
          approval: expect.objectContaining({ members: names.map(user) }),
          message: expect.stringContaining('2026-03-03T12:00:00.000Z'),
        }),
      ),
    );

    // Another entity is another matter, and its owners are asked too.
    await decide('third');
    await changes.linkEntity(
      'CHG-1',
      { entityRef: 'resource:default/kafka', role: 'affected' },
      await accessAs('engineer'),
    );
    expect(await pending()).toEqual([
      ['assess', user('reviewer')],
      ['assess', user('colleague'), user('third')],
    ]);
    expect((await list())[2]).toMatchObject({
      state: 'void',
      voidedBy: [
        {
          field: 'affectedEntities',
          from: [],
          to: ['resource:default/kafka'],
        },
      ],
    });

    // The tests have been run: less is risked, so it is another change.
    const proven = await edit({ testsProven: true, backoutProven: true });
    expect(proven.state).toBe('assess');
    expect((await changes.get('CHG-1', await accessAs('sre'))).risk).toEqual(
      proven.risk,
    );
    const engineer = await accessAs('engineer');
    expect(await changes.verifyActivity('CHG-1', engineer)).toMatchObject({
      valid: true,
    });
  });

  it('can be decided by a delegate, for one member, within its time', async () => {
    const { requestChange, move, decide, list, delegations, ...scene } =
      await setUp();
    const { accessAs, clock, mineOf, awaiting, approvals } = scene;
    const colleague = await accessAs('colleague');
    await delegations.create(
      {
        delegate: user('sre'),
        start: '2026-03-02T10:00:00.000Z',
        end: '2026-03-02T12:00:00.000Z',
      },
      colleague,
    );
    await requestChange();
    await move('assess');
    await expect(decide('sre')).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await mineOf('sre')).toEqual([]);
    clock.pass(HOUR);
    expect(await mineOf('sre')).toEqual(['CHG-1']);
    expect(await awaiting('sre')).toEqual(['CHG-1']);
    expect(await approvals.mine(await accessAs('sre'))).toMatchObject({
      items: [{ change: { number: 'CHG-1' }, insteadOf: user('colleague') }],
    });
    expect(await decide('sre')).toMatchObject({ state: 'scheduled' });
    expect(await list()).toMatchObject([
      {
        state: 'approved',
        decisions: [{ by: user('sre'), insteadOf: user('colleague') }],
      },
    ]);
    expect(await mineOf('sre')).toEqual([]);
    const told = (await scene.history()).flatMap(entry => entry.approval ?? []);
    expect(told).toMatchObject([
      { event: 'asked', howMany: 'any' },
      {
        event: 'approved',
        decision: 'approved',
        insteadOf: user('colleague'),
      },
    ]);
  });

  it('are not awaited by a delegate who asked for the change', async () => {
    const scene = await setUp();
    const { accessAs, approvals, awaiting, clock } = scene;
    await scene.delegations.create(
      {
        delegate: user('engineer'),
        start: '2026-03-02T10:00:00.000Z',
        end: '2026-03-02T12:00:00.000Z',
      },
      await accessAs('colleague'),
    );
    await scene.requestChange();
    await scene.move('assess');
    clock.pass(HOUR);
    expect(await awaiting('engineer')).toEqual([]);
    expect(await awaiting('engineer', 'false')).toEqual(['CHG-1']);
    expect(await approvals.mine(await accessAs('engineer'))).toEqual({
      items: [],
    });
    expect(await awaiting('colleague')).toEqual(['CHG-1']);
  });

  it('are awaited by those who are asked, until they have decided', async () => {
    const scene = await setUp();
    const { requestChange, move, decide, mineOf, awaiting } = scene;
    const { approvals, accessAs } = scene;
    await requestChange({ visibility: 'restricted' });
    await requestChange({
      entityRef: 'resource:default/kafka',
      visibility: 'restricted',
      plannedStart: '2026-03-03T08:00:00.000Z',
    });
    await move('assess');
    await move('assess', { key: 'CHG-2' });
    expect(await mineOf('reviewer')).toEqual(['CHG-2']);
    expect(await awaiting('reviewer')).toEqual(['CHG-2']);
    expect(await awaiting('reviewer', 'false')).toEqual([]);
    expect(await awaiting('third')).toEqual(['CHG-1']);
    expect(await awaiting('third', 'false')).toEqual([]);
    // Only now does the reviewer see it, who owns what it changes.
    const reviewer = await accessAs('reviewer');
    expect(await approvals.mine(reviewer)).toMatchObject({
      items: [{ change: { number: 'CHG-2' }, approval: { mayDecide: true } }],
    });
    expect(await mineOf('auditor')).toEqual([]);
    await decide('reviewer', { decision: 'approved' }, 'CHG-2');
    expect(await mineOf('reviewer')).toEqual([]);
    expect(await approvals.mine(reviewer)).toEqual({ items: [] });
  });

  it('are decided once, whoever decides at the same time', async () => {
    const knex = await migrated(await databases.init(databaseId));
    const backends = [await setUpChanges(knex), await setUpChanges(knex)];
    const [{ requestChange, move, list, history }] = backends;
    const people = ['colleague', 'third'];
    for (let count = 1; count <= 5; count += 1) {
      const key = `CHG-${count}`;
      await requestChange({
        plannedStart: `2026-03-0${count + 2}T09:00:00.000Z`,
        plannedEnd: `2026-03-0${count + 2}T10:00:00.000Z`,
      });
      await move('assess', { key });
      const outcomes = await Promise.allSettled(
        people.map((who, at) =>
          backends[at].decide(who, { decision: 'approved' }, key),
        ),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const [approval, ...others] = await list(key);
      expect(others).toEqual([]);
      expect(approval).toMatchObject({ state: 'approved' });
      expect(approval.decisions).toHaveLength(1);
      const moves = (await history(key)).filter(entry => entry.transition);
      expect(moves.map(({ transition }) => transition!.to)).toEqual([
        'assess',
        'authorize',
        'scheduled',
      ]);
    }
  });

  it('name the rule that leaves nobody to ask, and leave nothing behind', async () => {
    const { requestChange, move, catalog, accessAs, list, changes } =
      await setUp();
    catalog.set('component:default/lonely', { owner: 'group:default/nobody' });
    const manager = await accessAs('change-manager');
    await requestChange({ entityRef: 'component:default/lonely' }, manager);
    await expect(
      move('assess', { by: 'change-manager' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining("rule 'Owners assess'"),
    });
    expect(await list()).toEqual([]);
    expect(await changes.get('CHG-1', manager)).toMatchObject({
      state: 'new',
      version: 1,
    });
    // Of somebody else's, the fallback decides.
    await requestChange({ entityRef: 'component:default/lonely' });
    await move('assess', { key: 'CHG-2', by: 'change-manager' });
    expect(await list('CHG-2')).toMatchObject([
      { usedFallback: true, members: [user('change-manager')] },
    ]);
  });

  it('are withdrawn on hold and asked for again', async () => {
    const { requestChange, move, edit, decide, list } = await setUp();
    await requestChange({ affectedEntityRefs: ['resource:default/kafka'] });
    await move('assess');
    await decide('reviewer');
    await expect(edit({ onHold: true })).rejects.toMatchObject({
      issues: [{ field: 'onHoldReason' }],
    });
    await edit({ onHold: true, onHoldReason: 'Waiting for a part' });
    const states = async () => (await list()).map(({ state }) => state);
    expect(await states()).toEqual(['approved', 'withdrawn']);
    await edit({ onHold: false });
    expect(await states()).toEqual(['pending', 'approved', 'withdrawn']);
    expect(await decide('third')).toMatchObject({ state: 'scheduled' });
    await edit({ onHold: true, onHoldReason: 'Again' });
    // What is edited on hold is asked for when it goes on.
    await edit({ implementationPlan: 'Otherwise' });
    expect((await list()).filter(({ state }) => state === 'pending')).toEqual(
      [],
    );
    const resumed = await edit({ onHold: false });
    expect(resumed).toMatchObject({ state: 'assess', onHold: false });
    expect(resumed.onHoldReason).toBeUndefined();
    expect((await states()).slice(0, 2)).toEqual(['pending', 'pending']);
  });
});
