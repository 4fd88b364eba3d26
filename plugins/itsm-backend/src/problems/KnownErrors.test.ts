import {
  knownErrorsQuerySchema,
  problemListQuerySchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { BlastRadius } from '../impact/BlastRadius';
import { setUpProblems } from './__testUtils__/setUpProblems';
import { KnownErrors } from './KnownErrors';

jest.setTimeout(60_000);

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;
const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const kafka = 'resource:default/kafka';

describe.each(databases.ids)('known errors (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpProblems(
      await migrated(await databases.init(databaseId)),
    );
    const { catalog, knex } = itsm;
    const dependsOn = (ref: string): [string, string][] => [['dependsOn', ref]];
    const owner = 'group:default/payments';
    catalog.set(checkout, { owner, relations: dependsOn(cart) });
    catalog.set(cart, { relations: dependsOn(kafka) });
    const knownErrors = KnownErrors.create({
      knex,
      blastRadius: BlastRadius.create({
        catalog,
        relations: { downstream: [], upstream: [] },
      }),
    });
    const list = (query: object = {}, access = itsm.engineer) =>
      knownErrors.list(knownErrorsQuerySchema.parse(query), access);
    for (const entityRef of [checkout, cart, kafka, kafka]) {
      await itsm.openProblem({
        entityRef,
        knownError: true,
        workaround: 'Restart it',
      });
      itsm.clock.pass(HOUR);
    }
    await itsm.openProblem({ entityRef: kafka });
    return { ...itsm, list };
  }
  const numbersOf = (page: { items: { problem: { number: string } }[] }) =>
    page.items.map(({ problem }) => problem.number);

  it('are listed page by page, the latest first', async () => {
    const { list } = await setUp();
    const first = await list({ limit: '3' });
    expect(numbersOf(first)).toEqual(['PRB-4', 'PRB-3', 'PRB-2']);
    expect(first.items[0]).toEqual({
      problem: expect.objectContaining({ number: 'PRB-4', state: 'new' }),
      workaround: 'Restart it',
      knownErrorSince: '2026-03-02T12:00:00.000Z',
      rootCause: undefined,
      usedCount: 0,
      entity: expect.objectContaining({ entityRef: kafka, role: 'primary' }),
    });
    const { nextCursor } = first.pageInfo;
    const second = await list({ limit: '3', cursor: nextCursor });
    expect(numbersOf(second)).toEqual(['PRB-1']);
    expect(second.pageInfo).toEqual({});
    await expect(list({ cursor: 'else' })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('are those that the list of problems has with knownError', async () => {
    const { list, problems, knex, engineer } = await setUp();
    // Its fix is done and held: nobody meets it any more.
    await knex('records').where('number', 'PRB-2').update({
      state: 'closed',
      active: false,
      resolution_code: 'fix_applied',
    });
    const listed = async (knownError: string) => {
      const query = problemListQuerySchema.parse({ knownError });
      const { items } = await problems.list(query, engineer);
      return items.map(({ number }) => number);
    };
    expect(await listed('true')).toEqual(numbersOf(await list()));
    expect(await listed('true')).toEqual(['PRB-4', 'PRB-3', 'PRB-1']);
    expect(await listed('false')).toEqual(['PRB-5', 'PRB-2']);
  });

  it('are found on an entity and on what it stands on, nearest first', async () => {
    const { list, catalog } = await setUp();
    const found = await list({ entityRef: checkout });
    expect(
      found.items.map(({ problem, distance }) => [problem.number, distance]),
    ).toEqual([
      ['PRB-1', 0],
      ['PRB-2', 1],
      ['PRB-4', 2],
      ['PRB-3', 2],
    ]);
    expect(found.catalogReached).toBe(true);
    expect(found.items[1].path).toEqual([
      { relation: 'dependsOn', entityRef: cart },
    ]);
    expect(numbersOf(await list({ entityRef: kafka }))).toEqual([
      'PRB-4',
      'PRB-3',
    ]);
    expect(numbersOf(await list({ entityRef: checkout, limit: '2' }))).toEqual([
      'PRB-1',
      'PRB-2',
    ]);
    await expect(
      list({ entityRef: 'component:default/nowhere' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    catalog.isDown = true;
    expect(await list({ entityRef: checkout })).toMatchObject({
      catalogReached: false,
      items: [{ problem: { number: 'PRB-1' } }],
    });
  });

  it('count the incidents they served', async () => {
    const { list, openIncident, incidents, engineer, ...itsm } = await setUp();
    const { problems, sre } = itsm;
    const link = (key: string, target: string) =>
      incidents.link(key, { relation: 'problem', target }, engineer);
    const resolve = (
      key: string,
      resolutionCode:
        | 'known_error'
        | 'workaround_provided'
        | 'solution_provided',
    ) =>
      incidents.transition(
        key,
        { to: 'resolved', resolutionCode, resolutionNotes: 'Done' },
        engineer,
      );
    for (let count = 0; count < 4; count += 1) {
      await openIncident();
    }
    // Linked before it was known: counted only if the workaround helped.
    await link('INC-1', 'PRB-5');
    await link('INC-2', 'PRB-5');
    await resolve('INC-1', 'workaround_provided');
    await resolve('INC-2', 'solution_provided');
    itsm.clock.pass(HOUR);
    await problems.update(
      'PRB-5',
      { version: 3, knownError: true, workaround: 'Restart' },
      sre,
    );
    await link('INC-3', 'PRB-5');
    await link('INC-4', 'PRB-1');
    await resolve('INC-4', 'known_error');
    const uses = Object.fromEntries(
      (await list()).items.map(({ problem, usedCount }) => [
        problem.number,
        usedCount,
      ]),
    );
    expect(uses).toEqual({
      'PRB-1': 1,
      'PRB-2': 0,
      'PRB-3': 0,
      'PRB-4': 0,
      'PRB-5': 2,
    });
    expect((await problems.get('PRB-5', engineer)).usedCount).toBe(2);
  });

  it('show what one may read, and only while one may still meet them', async () => {
    const { list, problems, sre, move, accessAs, ...itsm } = await setUp();
    await problems.update(
      'PRB-2',
      { version: 1, visibility: 'restricted' },
      sre,
    );
    const reviewer = await accessAs('reviewer');
    expect(numbersOf(await list({}, reviewer))).toEqual([
      'PRB-4',
      'PRB-3',
      'PRB-1',
    ]);
    for (const [key, end] of [
      ['PRB-1', { resolutionCode: 'canceled', reason: 'None' }],
      [
        'PRB-3',
        {
          resolutionCode: 'risk_accepted',
          reason: 'Dear',
          acceptedBy: 'user:default/change-manager',
          reviewBy: '2026-06-01',
        },
      ],
    ] as const) {
      await move(key, { to: 'assess', assignee: 'user:default/sre' });
      await move(key, { to: 'root_cause_analysis', problemStatement: 'So' });
      await move(key, { to: 'closed', ...end });
    }
    await itsm.toFix('PRB-4');
    await move('PRB-4', { to: 'resolved' });
    expect(numbersOf(await list({}, reviewer))).toEqual(['PRB-4', 'PRB-3']);
    await move('PRB-4', { to: 'closed', reason: 'Proven' });
    expect(numbersOf(await list({}, reviewer))).toEqual(['PRB-3']);
  });
});
