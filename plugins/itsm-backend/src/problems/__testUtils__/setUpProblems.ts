import {
  CreateProblem,
  createProblemSchema,
  TransitionProblem,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { setUpItsm } from '../../__testUtils__/setUpItsm';

/** ITSM with what tests of problems do over and over. */
export async function setUpProblems(knex: Knex) {
  const itsm = await setUpItsm(knex);
  const engineer = await itsm.accessAs('engineer');
  const sre = await itsm.accessAs('sre');
  const { problems } = itsm;
  const openProblem = (fields: Partial<CreateProblem> = {}, access = sre) =>
    problems.create(
      createProblemSchema.parse({
        title: 'Checkout loses its connections',
        entityRef: 'component:default/checkout',
        impact: 'high',
        urgency: 'medium',
        ...fields,
      }),
      access,
    );
  const move = (key: string, request: TransitionProblem, access = sre) => {
    itsm.clock.pass(1000);
    return problems.transition(key, request, access);
  };
  /** Takes a problem to its fix, without a change. */
  const toFix = async (key: string) => {
    await move(key, { to: 'assess', assignee: 'user:default/sre' });
    await move(key, {
      to: 'root_cause_analysis',
      problemStatement: 'Fails under load',
    });
    await move(key, {
      to: 'fix_in_progress',
      rootCause: 'A leak',
      fixNotes: 'A pool that gives back',
      noChangeReason: 'It is configuration',
    });
  };
  /** A change, in whatever state; how it got there is another's story. */
  const change = (fields: Record<string, unknown> = {}) =>
    itsm.writer.write(itsm.system, async write => {
      const draft = await write.create({
        id: randomUUID(),
        type: 'change',
        state: 'new',
        active: true,
        title: 'A change',
        description: '',
        impact: 'low',
        urgency: 'low',
        priority: 5,
        requester: 'user:default/sre',
        openedBy: 'user:default/sre',
        watchers: [],
        tags: [],
        visibility: 'open',
        entities: [],
        reassignmentCount: 0,
        reopenCount: 0,
        openedAt: write.now,
        updatedAt: write.now,
        version: 1,
        ...fields,
      });
      draft.created();
      return draft.finished().number;
    });
  const setChange = (key: string, fields: Record<string, unknown>) =>
    itsm.writer.write(itsm.system, async write =>
      (await write.open(key)).update(fields),
    );
  const onHold = async (key: string, problem: string) => {
    await itsm.incidents.transition(
      key,
      {
        to: 'on_hold',
        holdReason: 'awaiting_problem',
        links: [{ relation: 'problem', target: problem }],
      },
      engineer,
    );
  };
  const stateOf = async (key: string) =>
    (await itsm.incidents.get(key, engineer)).state;
  const verify = async (...keys: string[]) => {
    for (const key of keys) {
      const service = key.startsWith('PRB') ? problems : itsm.incidents;
      expect([key, await service.verifyActivity(key, sre)]).toEqual([
        key,
        expect.objectContaining({ valid: true }),
      ]);
    }
  };
  return {
    ...itsm,
    engineer,
    sre,
    openProblem,
    move,
    toFix,
    change,
    setChange,
    onHold,
    stateOf,
    verify,
  };
}
