import {
  CreateTaskRequest,
  createTaskSchema,
  UpdateTaskRequest,
  updateTaskSchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpProblems } from '../problems/__testUtils__/setUpProblems';
import { openTasks } from './openTasks';
import { taskAssignees } from './taskAssignees';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('tasks (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpProblems(
      await migrated(await databases.init(databaseId)),
    );
    const { tasks, sre, engineer } = itsm;
    await itsm.openProblem();
    const problem = { type: 'problem', key: 'PRB-1' } as const;
    const add = (request: Partial<CreateTaskRequest> = {}, access = sre) =>
      tasks.create(
        problem,
        createTaskSchema.parse({
          kind: 'analysis',
          title: 'Read the logs',
          ...request,
        }),
        access,
      );
    const update = (key: string, request: UpdateTaskRequest, access = sre) =>
      tasks.update(problem, key, updateTaskSchema.parse(request), access);
    const history = async () =>
      (
        await itsm.problems.activity(
          'PRB-1',
          { limit: 100, order: 'asc' },
          engineer,
        )
      ).items;
    return { ...itsm, problem, add, update, history };
  }

  it('are added in their order, each a write to the record', async () => {
    const { add, tasks, problem, problems, engineer, history, verify } =
      await setUp();
    const first = await add({ assignee: 'user:default/sre' });
    expect(first).toMatchObject({
      number: 'PTASK-1',
      state: 'open',
      order: 10,
      version: 1,
      createdBy: 'user:default/sre',
    });
    await add({ kind: 'general', title: 'Tell them', order: 5 });
    await add({ state: 'pending' });
    const listed = await tasks.list(problem, engineer);
    expect(listed.map(({ number, order }) => [number, order])).toEqual([
      ['PTASK-2', 5],
      ['PTASK-1', 10],
      ['PTASK-3', 20],
    ]);
    expect(listed[1]).toEqual(first);
    expect(await problems.get('PRB-1', engineer)).toMatchObject({ version: 4 });
    expect((await history())[1]).toMatchObject({
      kind: 'updated',
      task: {
        number: 'PTASK-1',
        title: 'Read the logs',
        changes: expect.arrayContaining([
          { field: 'assignee', to: 'user:default/sre' },
          { field: 'state', to: 'open' },
        ]),
      },
    });
    await verify('PRB-1');
  });

  it('have numbers of their own for changes', async () => {
    const { change, tasks, sre, engineer, knex, system } = await setUp();
    const key = await change();
    const request = createTaskSchema.parse({
      kind: 'testing',
      title: 'Try it',
    });
    const task = await tasks.create({ type: 'change', key }, request, system);
    expect(task.number).toBe('CTASK-1');
    await expect(
      tasks.create({ type: 'problem', key }, request, system),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      tasks.create({ type: 'problem', key: 'PRB-1' }, request, sre),
    ).rejects.toMatchObject({ issues: [{ field: 'kind' }] });
    const { id } = await knex('records').where({ number: key }).first('id');
    expect(await openTasks(knex, id, ['implementation'])).toEqual([]);
    expect(await openTasks(knex, id, ['testing'])).toEqual([task]);
    expect(await tasks.list({ type: 'change', key }, engineer)).toEqual([task]);
  });

  it('go their way, with their times', async () => {
    const { add, update, clock, history, verify } = await setUp();
    const { number } = await add();
    clock.pass(1000);
    expect(
      await update(number, { version: 1, state: 'in_progress' }),
    ).toMatchObject({ actualStart: '2026-03-02T09:00:01.000Z', version: 2 });
    clock.pass(1000);
    const closed = await update(number, {
      version: 2,
      state: 'closed',
      notes: 'Out of memory',
    });
    expect(closed).toMatchObject({
      actualStart: '2026-03-02T09:00:01.000Z',
      actualEnd: '2026-03-02T09:00:02.000Z',
      notes: 'Out of memory',
    });
    // Nothing changes, so nothing is written.
    expect(await update(number, { version: 3, state: 'closed' })).toEqual(
      closed,
    );
    const again = await update(number, { version: 3, state: 'open' });
    expect(again.actualEnd).toBeUndefined();
    for (const [fields, field] of [
      [
        {
          plannedStart: '2026-03-03T00:00:00Z',
          plannedEnd: '2026-03-02T00:00:00Z',
        },
        'plannedEnd',
      ],
      [{ actualStart: '2027-01-01T00:00:00Z' }, 'actualStart'],
      [{ kind: 'testing' }, 'kind'],
      [{ assignee: 'user:default/nobody' }, 'assignee'],
      [
        {
          assignmentGroup: 'group:default/platform',
          assignee: 'user:default/sre',
        },
        'assignee',
      ],
    ] as const) {
      await expect(
        update(number, { version: 4, ...fields } as UpdateTaskRequest),
      ).rejects.toMatchObject({ issues: [{ field }] });
    }
    await expect(update(number, { version: 3, title: 'x' })).rejects.toThrow(
      'it is at version 4',
    );
    await expect(update('PTASK-9', { version: 1 })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect((await history()).filter(({ task }) => task)).toHaveLength(4);
    await verify('PRB-1');
  });

  it('are changed by who may change the record, and done by their assignee', async () => {
    const { add, update, accessAs, knex, ...itsm } = await setUp();
    const reviewer = await accessAs('reviewer');
    await expect(add({}, reviewer)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const task = await add({ assignee: 'user:default/reviewer' });
    await expect(
      update(
        task.id,
        { version: 1, state: 'closed' },
        await accessAs('auditor'),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      update(task.id, { version: 1, assignee: null }, reviewer),
    ).rejects.toThrow('not change its assignee');
    expect(
      await update(task.id, { version: 1, state: 'closed' }, reviewer),
    ).toMatchObject({ state: 'closed' });
    const { id } = await itsm.problems.get('PRB-1', itsm.sre);
    expect(await taskAssignees(knex, id)).toEqual(['user:default/reviewer']);
    expect(await taskAssignees(knex, id, ['general'])).toEqual([]);
    await update(task.id, { version: 2, state: 'skipped' });
    expect(await taskAssignees(knex, id)).toEqual([]);
  });

  it('let their assignee read a restricted record, and end with it', async () => {
    const { add, update, accessAs, problems, sre, move, ...itsm } =
      await setUp();
    await problems.update(
      'PRB-1',
      { version: 1, visibility: 'restricted' },
      sre,
    );
    const reviewer = await accessAs('reviewer');
    const open = () => itsm.tasks.list(itsm.problem, reviewer);
    await expect(open()).rejects.toMatchObject({ name: 'NotFoundError' });
    const task = await add({ assignee: 'user:default/reviewer' });
    expect(await open()).toHaveLength(1);
    await move('PRB-1', { to: 'assess', assignee: 'user:default/sre' });
    await move('PRB-1', {
      to: 'closed',
      resolutionCode: 'canceled',
      reason: 'None',
    });
    await expect(add()).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      update(task.number, { version: 2, title: 'x' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await itsm.verify('PRB-1');
  });

  it('lose no change when two are made at once', async () => {
    const { add, update, problems, sre } = await setUp();
    await Promise.all([1, 2, 3].map(() => add()));
    const answers = await Promise.allSettled(
      ['one', 'two', 'three'].map(notes =>
        update('PTASK-1', { version: 1, notes }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
    expect(await problems.get('PRB-1', sre)).toMatchObject({ version: 5 });
  });
});
