import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpProblems } from './__testUtils__/setUpProblems';
import { Broadcasts } from './Broadcasts';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('broadcasts (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpProblems(
      await migrated(await databases.init(databaseId)),
    );
    const broadcasts = Broadcasts.create(itsm);
    for (let count = 0; count < 3; count += 1) {
      await itsm.openIncident();
    }
    await itsm.openProblem({
      workaround: 'Restart it',
      incidents: ['INC-1', 'INC-2', 'INC-3'],
    });
    const commentsOf = async (key: string) =>
      (
        await itsm.incidents.activity(
          key,
          { limit: 100, order: 'asc' },
          itsm.engineer,
        )
      ).items
        .filter(({ kind }) => kind === 'commented')
        .map(({ comment }) => comment);
    return { ...itsm, broadcasts, commentsOf };
  }

  it('tell every open incident once, and what is new again', async () => {
    const { broadcasts, sre, incidents, engineer, ...itsm } = await setUp();
    await incidents.transition(
      'INC-3',
      { to: 'canceled', reason: 'A test' },
      engineer,
    );
    const send = (kind: 'workaround' | 'fix', message?: string) =>
      broadcasts.send('PRB-1', { kind, message }, sre);
    expect(await send('workaround')).toEqual({ written: 2, skipped: 0 });
    expect(await send('workaround')).toEqual({ written: 0, skipped: 2 });
    const late = await itsm.openIncident();
    await incidents.link(
      late.number,
      { relation: 'problem', target: 'PRB-1' },
      engineer,
    );
    expect(await send('workaround')).toEqual({ written: 1, skipped: 2 });
    itsm.clock.pass(1000);
    expect(await send('workaround', 'Restart both')).toEqual({
      written: 3,
      skipped: 0,
    });
    expect(await itsm.commentsOf('INC-1')).toEqual([
      'There is a workaround (PRB-1):\n\nRestart it',
      'There is a workaround (PRB-1):\n\nRestart both',
    ]);
    expect(await itsm.commentsOf('INC-3')).toEqual([]);
    await expect(send('fix')).rejects.toMatchObject({
      issues: [{ field: 'message' }],
    });
    expect(
      (await broadcasts.list('PRB-1', engineer)).map(
        ({ message, written, by }) => [message, written, by],
      ),
    ).toEqual([
      ['Restart both', 3, 'user:default/sre'],
      expect.arrayContaining(['Restart it']),
      expect.arrayContaining(['Restart it']),
    ]);
    await itsm.verify('INC-1', 'INC-4', 'PRB-1');
  });

  it('are once each also when two are sent at once', async () => {
    const { broadcasts, sre, commentsOf } = await setUp();
    const results = await Promise.all(
      [1, 2, 3].map(() =>
        broadcasts.send('PRB-1', { kind: 'workaround' }, sre),
      ),
    );
    expect(results.map(({ written }) => written).sort()).toEqual([0, 0, 3]);
    expect(await commentsOf('INC-1')).toHaveLength(1);
  });

  it('are for those who may change the problem, and seen by who may read it', async () => {
    const { broadcasts, accessAs, problems, sre } = await setUp();
    const reviewer = await accessAs('reviewer');
    await expect(
      broadcasts.send('PRB-1', { kind: 'workaround' }, reviewer),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(await broadcasts.list('PRB-1', reviewer)).toEqual([]);
    await problems.update(
      'PRB-1',
      { version: 1, visibility: 'restricted' },
      sre,
    );
    for (const ask of [
      () => broadcasts.list('PRB-1', reviewer),
      () => broadcasts.send('PRB-1', { kind: 'workaround' }, reviewer),
    ]) {
      await expect(ask()).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });
});
