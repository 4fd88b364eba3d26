import { migrated, testDatabases } from '../__testUtils__/databases';
import { startGate } from './__testUtils__/startGate';

jest.setTimeout(240_000);
const databases = testDatabases();
const entityRef = 'component:default/checkout';
const report = { entityRef, environment: 'production', commit: 'abc123' };
const now = {
  plannedStart: '2026-03-02T08:00:00.000Z',
  plannedEnd: '2026-03-02T10:00:00.000Z',
};

describe.each(databases.ids)('Reported deployments (%s)', id => {
  const start = async () => startGate(await migrated(await databases.init(id)));

  it('by an approved change are told in its history', async () => {
    const { api, plan, changes, system } = await start();
    const { number } = await plan(now);
    const { body } = await api
      .post('/deployments')
      .send({ ...report, by: 'engineer' })
      .expect(201);
    expect(body).toMatchObject({
      ...report,
      at: '2026-03-02T09:00:00.000Z',
      by: 'user:default/engineer',
      reportedBy: 'service:default/itsm',
      changeNumber: number,
      authorized: true,
    });
    const { items } = await changes.activity(
      number,
      { limit: 1, order: 'desc' },
      system,
    );
    expect(items[0]).toMatchObject({
      kind: 'system',
      message:
        'component:default/checkout was deployed to production at 2026-03-02T09:00:00.000Z (abc123) by user:default/engineer.',
    });
    expect(await changes.verifyActivity(number, system)).toMatchObject({
      valid: true,
    });
  });

  it('without one become an unauthorized change with its review to come', async () => {
    const { api, changes, system, plan, accessAs } = await start();
    const draft = await plan({ ...now, state: 'assess' });
    const { body } = await api
      .post('/deployments')
      .send({ ...report, changeNumber: draft.number, by: 'engineer' })
      .expect(201);
    expect(body.authorized).toBe(false);
    expect(body.changeNumber).not.toBe(draft.number);
    const change = await changes.get(body.changeNumber, system);
    expect(change).toMatchObject({
      state: 'review',
      model: 'emergency',
      unauthorized: true,
      recordedAfterTheFact: true,
      requester: 'user:default/engineer',
      implementers: ['user:default/engineer'],
      environment: 'production',
      actualStart: '2026-03-02T09:00:00.000Z',
      actualEnd: '2026-03-02T09:00:00.000Z',
      reviewDueAt: '2026-03-04T09:00:00.000Z',
      assignmentGroup: 'group:default/payments',
      entities: [{ entityRef, role: 'primary', snapshotState: 'taken' }],
    });
    const moves = await changes.transitions(
      body.changeNumber,
      await accessAs('change-manager'),
    );
    expect(moves.map(({ to }) => to)).toEqual(['closed']);
    expect(moves[0].requires.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['closeCode', 'closeNotes']),
    );
  });

  it('are one deployment however often they are reported', async () => {
    const { api, knex } = await start();
    const [one, other] = await Promise.all([
      api.post('/deployments').send(report).expect(201),
      api.post('/deployments').send(report).expect(201),
    ]);
    expect(other.body).toEqual(one.body);
    const named = { ...report, externalRef: { source: 'ci', id: '77' } };
    const first = await api.post('/deployments').send(named).expect(201);
    const again = await api
      .post('/deployments')
      .send({ ...named, commit: 'other' })
      .expect(201);
    expect(again.body).toEqual(first.body);
    expect(first.body.id).not.toBe(one.body.id);
    expect(await knex('deployments')).toHaveLength(2);
    expect(await knex('records')).toHaveLength(2);
  });

  it('where none is needed make none', async () => {
    const { api, knex } = await start();
    const { body } = await api
      .post('/deployments')
      .send({ ...report, environment: 'staging' })
      .expect(201);
    expect(body.authorized).toBe(true);
    expect(body).not.toHaveProperty('changeNumber');
    expect(await knex('records')).toEqual([]);
  });

  it('of what the catalog does not know, or while it is down, are kept as well', async () => {
    const { api, catalog, changes, system } = await start();
    const unknown = await api
      .post('/deployments')
      .send({ ...report, entityRef: 'component:default/nothing' })
      .expect(201);
    catalog.isDown = true;
    const down = await api.post('/deployments').send(report).expect(201);
    const stateOf = async (key: string) =>
      (await changes.get(key, system)).entities[0].snapshotState;
    expect(await stateOf(unknown.body.changeNumber)).toBe('dangling');
    expect(await stateOf(down.body.changeNumber)).toBe('pending');
  });

  it('told after the change went on count as made by it', async () => {
    const { api, plan } = await start();
    const { number } = await plan({
      ...now,
      state: 'review',
      actualStart: '2026-03-02T08:10:00.000Z',
      actualEnd: '2026-03-02T08:50:00.000Z',
    });
    const at = (time: string) =>
      api
        .post('/deployments')
        .send({ entityRef, changeNumber: number, at: `2026-03-02T${time}Z` })
        .expect(201);
    expect((await at('08:30:00')).body).toMatchObject({
      changeNumber: number,
      authorized: true,
    });
    expect((await at('08:55:00')).body.authorized).toBe(false);
  });

  it('are refused from who may not request changes, and of the future', async () => {
    const { api, as, accessAs, knex } = await start();
    await as(await accessAs('auditor'))
      .post('/deployments')
      .send(report)
      .expect(403);
    const { body } = await api
      .post('/deployments')
      .send({ ...report, at: '2026-03-02T09:06:00Z' })
      .expect(400);
    expect(body.error.issues).toEqual([
      { field: 'at', message: 'must not be in the future' },
    ]);
    expect(await knex('deployments')).toEqual([]);
  });
});
