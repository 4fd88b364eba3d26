import { mockServices } from '@backstage/backend-test-utils';
import {
  HOUR,
  setUpChanges,
  user,
} from '../changes/__testUtils__/setUpChanges';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { remindApprovers } from './remindApprovers';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('reminding approvers (%s)', databaseId => {
  it('reminds those who have not decided, again and again', async () => {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
    );
    const { requestChange, move, decide, clock, history, changes } = scene;
    const logger = mockServices.logger.mock();
    const run = () =>
      remindApprovers({
        ...scene,
        logger,
        clock: clock.now,
        access: scene.system,
        remindAfter: scene.config.changes.approvalReminderAfter,
      });
    await requestChange({ affectedEntityRefs: ['resource:default/kafka'] });
    await move('assess');
    await decide('third');
    clock.pass(47 * HOUR);
    expect(await run()).toBe(0);
    clock.pass(HOUR);
    expect(await run()).toBe(1);
    expect((await history()).at(-1)).toMatchObject({
      kind: 'approval',
      actor: 'service:default/itsm',
      approval: { event: 'reminded', members: [user('reviewer')] },
    });
    expect(await run()).toBe(0);
    clock.pass(48 * HOUR);
    expect(await run()).toBe(1);
    await decide('reviewer', { decision: 'rejected', comment: 'No' });
    clock.pass(48 * HOUR);
    expect(await run()).toBe(0);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(await changes.verifyActivity('CHG-1', scene.system)).toMatchObject({
      valid: true,
    });
  });
});
