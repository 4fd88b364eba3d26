import { mockServices } from '@backstage/backend-test-utils';
import { Duration } from 'luxon';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import {
  insertRecords,
  manyIncidents,
} from '../records/__testUtils__/manyIncidents';
import { closeResolvedIncidents } from './closeResolvedIncidents';

jest.setTimeout(60_000);

const databases = testDatabases();
const DAY = 24 * 60 * 60 * 1000;

describe.each(databases.ids)('closing resolved incidents (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    const engineer = await itsm.accessAs('engineer');
    const logger = mockServices.logger.mock();
    const run = () =>
      closeResolvedIncidents({
        ...itsm,
        logger,
        clock: itsm.clock.now,
        access: itsm.system,
        autoCloseAfter: Duration.fromISO('P7D'),
      });
    const resolve = (key: string) =>
      itsm.incidents.transition(
        key,
        {
          to: 'resolved',
          resolutionCode: 'solution_provided',
          resolutionNotes: 'Done',
        },
        engineer,
      );
    const stateOf = async (key: string) =>
      (await itsm.incidents.get(key, engineer)).state;
    return { ...itsm, engineer, logger, run, resolve, stateOf };
  }

  it('closes what stayed resolved for seven days, not a moment sooner', async () => {
    const { openIncident, incidents, run, resolve, clock, engineer } =
      await setUp();
    await openIncident();
    await resolve('INC-1');
    clock.pass(7 * DAY - 1);
    expect(await run()).toBe(0);
    clock.pass(1);
    expect(await run()).toBe(1);
    expect(await incidents.get('INC-1', engineer)).toMatchObject({
      state: 'closed',
      active: false,
      closedAt: '2026-03-09T09:00:00.000Z',
      resolvedAt: '2026-03-02T09:00:00.000Z',
      resolutionCode: 'solution_provided',
    });
    const { items } = await incidents.activity(
      'INC-1',
      { limit: 1, order: 'desc' },
      engineer,
    );
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'transitioned',
        actor: 'service:default/itsm',
        channel: 'job',
        transition: { from: 'resolved', to: 'closed' },
        message: 'Closed by itself, as it stayed resolved for 7 days.',
      }),
    ]);
    expect(await incidents.verifyActivity('INC-1', engineer)).toMatchObject({
      valid: true,
    });
    expect(await run()).toBe(0);
  });

  it('counts from the last resolution', async () => {
    const { openIncident, incidents, run, resolve, clock, ...itsm } =
      await setUp();
    await openIncident();
    await openIncident();
    await resolve('INC-1');
    await resolve('INC-2');
    clock.pass(6 * DAY);
    for (const key of ['INC-1', 'INC-2']) {
      const reopen = { to: 'in_progress', reason: 'It is back' };
      await incidents.transition(key, reopen, itsm.engineer);
    }
    await resolve('INC-2');
    clock.pass(6 * DAY);
    expect(await run()).toBe(0);
    clock.pass(DAY);
    expect(await run()).toBe(1);
    expect(await itsm.stateOf('INC-1')).toBe('in_progress');
    expect(await itsm.stateOf('INC-2')).toBe('closed');
  });

  it('leaves one that is reopened just then, and closes the others', async () => {
    const { openIncident, incidents, knex, writer, ...itsm } = await setUp();
    for (const key of ['INC-1', 'INC-2', 'INC-3']) {
      await openIncident();
      await itsm.resolve(key);
    }
    itsm.clock.pass(7 * DAY);
    let isFirst = true;
    const closed = await closeResolvedIncidents({
      knex,
      logger: itsm.logger,
      clock: itsm.clock.now,
      access: itsm.system,
      autoCloseAfter: Duration.fromISO('P7D'),
      // Somebody is faster than the job, after it has looked what is due.
      writer: Object.assign(Object.create(writer), {
        write: async (...args: Parameters<typeof writer.write>) => {
          if (isFirst) {
            isFirst = false;
            for (const key of ['INC-1', 'INC-2', 'INC-3']) {
              const { version } = await incidents.get(key, itsm.engineer);
              if (key === 'INC-2') {
                await incidents.transition(
                  key,
                  { to: 'in_progress', reason: 'It is back', version },
                  itsm.engineer,
                );
                await itsm.resolve(key);
              }
            }
          }
          return writer.write(...args);
        },
      }),
    });
    expect(closed).toBe(2);
    expect(await itsm.stateOf('INC-1')).toBe('closed');
    expect(await itsm.stateOf('INC-2')).toBe('resolved');
    expect(await itsm.stateOf('INC-3')).toBe('closed');
  });

  it('closes all that is due, also more than fit a portion, and no other', async () => {
    const { knex, run, logger } = await setUp();
    // Most were resolved in the same few days, many at one instant.
    const incidents = manyIncidents(800).map((incident, at) =>
      at % 3 === 0
        ? incident
        : {
            ...incident,
            state: 'resolved',
            active: true,
            resolvedAt: `2026-02-${at % 2 === 0 ? '20' : '24'}T00:00:00.000Z`,
          },
    );
    await insertRecords(knex, incidents);
    const due = incidents.filter(
      ({ state, resolvedAt }) =>
        state === 'resolved' && resolvedAt! <= '2026-02-23T09:00:00.000Z',
    );
    expect(due.length).toBeGreaterThan(250);
    expect(await run()).toBe(due.length);
    expect(logger.warn).not.toHaveBeenCalled();
    const dueIds = new Set(due.map(({ id }) => id));
    const rows = await knex('records').select('id', 'state', 'version');
    const states = new Map(rows.map(row => [row.id, row.state]));
    for (const { id, state } of incidents) {
      expect(states.get(id)).toBe(dueIds.has(id) ? 'closed' : state);
    }
    expect(rows.filter(({ version }) => version > 1)).toHaveLength(due.length);
  });
});
