import {
  DecisionRequest,
  TransitionChange,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';

jest.setTimeout(120_000);

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;

describe.each(databases.ids)('changes (%s)', databaseId => {
  async function setUp(itsmConfig = {}) {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
      itsmConfig,
    );
    const { accessAs, changes, approvals } = itsm;
    const move = async (
      key: string,
      request: Partial<TransitionChange> & { to: string },
      who = 'engineer',
    ) => changes.transition(key, request, await accessAs(who));
    const decide = async (
      key: string,
      who: string,
      request: DecisionRequest = { decision: 'approved' },
    ) => {
      const access = await accessAs(who);
      const pending = (await approvals.list(key, access)).filter(
        ({ state }) => state === 'pending',
      );
      const { id } =
        pending.find(({ members }) => members.includes(access.actor)) ??
        pending[0];
      return approvals.decide(key, id, request, access);
    };
    return { ...itsm, move, decide };
  }

  it('goes from request to review', async () => {
    const {
      requestChange,
      move,
      decide,
      clock,
      changes,
      approvals,
      accessAs,
      reviews,
    } = await setUp();
    const requested = await requestChange();
    expect(requested).toMatchObject({
      number: 'CHG-1',
      state: 'new',
      model: 'normal',
      assignmentGroup: 'group:default/payments',
      onHold: false,
    });
    const submitted = await move('CHG-1', { to: 'assess' });
    expect(submitted).toMatchObject({
      state: 'assess',
      risk: { level: 'low' },
    });
    const engineer = await accessAs('engineer');
    expect(await approvals.list('CHG-1', engineer)).toMatchObject([
      {
        step: 'assess',
        rules: ['Owners assess'],
        state: 'pending',
        members: ['user:default/colleague'],
        excluded: [{ userRef: 'user:default/engineer' }],
        mayDecide: false,
      },
    ]);
    expect(await decide('CHG-1', 'colleague')).toMatchObject({
      state: 'scheduled',
    });
    await expect(move('CHG-1', { to: 'implement' })).rejects.toMatchObject({
      issues: [{ field: 'overrideReason' }],
    });
    clock.pass(24 * HOUR);
    expect(await move('CHG-1', { to: 'implement' })).toMatchObject({
      state: 'implement',
      actualStart: '2026-03-03T09:00:00.000Z',
      implementers: ['user:default/engineer'],
    });
    clock.pass(HOUR / 2);
    expect(
      await move('CHG-1', { to: 'review', outageMinutes: 0 }),
    ).toMatchObject({ state: 'review', actualEnd: '2026-03-03T09:30:00.000Z' });
    await expect(
      reviews.write(
        'CHG-1',
        { whatHappened: 'x', objectivesMet: true, incidentsCaused: [] },
        engineer,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(
      await move('CHG-1', {
        to: 'closed',
        closeCode: 'successful',
        closeNotes: 'Done',
      }),
    ).toMatchObject({ state: 'closed', active: false });
    expect(await changes.verifyActivity('CHG-1', engineer)).toMatchObject({
      valid: true,
    });
  });
});
