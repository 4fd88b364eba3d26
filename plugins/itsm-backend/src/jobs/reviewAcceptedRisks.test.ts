import { mockServices } from '@backstage/backend-test-utils';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpProblems } from '../problems/__testUtils__/setUpProblems';
import { reviewAcceptedRisks } from './reviewAcceptedRisks';

jest.setTimeout(60_000);

const databases = testDatabases();
const DAY = 24 * 60 * 60 * 1000;

describe.each(databases.ids)('reviewing accepted risks (%s)', databaseId => {
  it('opens a problem again on the day, once', async () => {
    const itsm = await setUpProblems(
      await migrated(await databases.init(databaseId)),
    );
    const { openProblem, toFix, move, clock, problems, sre } = itsm;
    const logger = mockServices.logger.mock();
    const run = () =>
      reviewAcceptedRisks({
        ...itsm,
        logger,
        clock: clock.now,
        access: itsm.system,
      });
    for (const [key, reviewBy] of [
      ['PRB-1', '2026-03-10'],
      ['PRB-2', '2026-06-01'],
    ]) {
      await openProblem();
      await toFix(key);
      await move(key, {
        to: 'closed',
        resolutionCode: 'risk_accepted',
        reason: 'Too dear to mend',
        acceptedBy: 'user:default/change-manager',
        reviewBy,
      });
    }
    clock.pass(7 * DAY);
    expect(await run()).toBe(0);
    clock.pass(DAY);
    expect(await run()).toBe(1);
    expect(await problems.get('PRB-1', sre)).toMatchObject({
      state: 'root_cause_analysis',
      active: true,
    });
    expect((await problems.get('PRB-2', sre)).state).toBe('closed');
    const { items } = await problems.activity(
      'PRB-1',
      { limit: 1, order: 'desc' },
      sre,
    );
    expect(items[0]).toMatchObject({
      actor: 'service:default/itsm',
      reason: expect.stringContaining('until 2026-03-10'),
      transition: { from: 'closed', to: 'root_cause_analysis' },
    });
    expect(await run()).toBe(0);
    expect(logger.warn).not.toHaveBeenCalled();
    await itsm.verify('PRB-1');
  });
});
