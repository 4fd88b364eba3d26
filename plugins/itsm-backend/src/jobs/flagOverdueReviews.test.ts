import { mockServices } from '@backstage/backend-test-utils';
import { HOUR, setUpChanges } from '../changes/__testUtils__/setUpChanges';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { flagOverdueReviews } from './flagOverdueReviews';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('overdue reviews (%s)', databaseId => {
  it('are flagged once, until they are written', async () => {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
    );
    const { requestChange, move, decide, clock, history, reviews } = scene;
    const logger = mockServices.logger.mock();
    const run = () =>
      flagOverdueReviews({
        ...scene,
        logger,
        clock: clock.now,
        access: scene.system,
      });
    for (const key of ['CHG-1', 'CHG-2']) {
      await requestChange({ model: 'emergency' });
      await move('authorize', { key });
      await decide('change-manager', { decision: 'approved' }, key);
      await move('implement', { key, overrideReason: 'Now' });
      await move('review', { key });
    }
    const review = {
      whatHappened: 'It burned',
      objectivesMet: true,
      incidentsCaused: [],
    };
    await reviews.write('CHG-2', review, await scene.accessAs('third'));
    clock.pass(48 * HOUR - 1);
    expect(await run()).toBe(0);
    clock.pass(1);
    expect(await run()).toBe(1);
    expect((await history()).at(-1)).toMatchObject({
      kind: 'system',
      changes: [{ field: 'reviewOverdue', to: true }],
    });
    expect(await run()).toBe(0);
    const reviewed = await reviews.write(
      'CHG-1',
      review,
      await scene.accessAs('third'),
    );
    expect(reviewed.reviewOverdue).toBeUndefined();
    expect(await run()).toBe(0);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
