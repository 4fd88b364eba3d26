import { randomUUID } from 'crypto';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { migrated, testDatabases } from '../__testUtils__/databases';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('incidents (%s)', databaseId => {
  async function setUp() {
    const itsm = await setUpItsm(
      await migrated(await databases.init(databaseId)),
    );
    const engineer = await itsm.accessAs('engineer');
    const manager = await itsm.accessAs('change-manager');
    /** A change or a problem to link to; their own backends come later. */
    const record = async (
      type: 'change' | 'problem',
      fields: Record<string, unknown> = {},
    ) =>
      itsm.writer.write(itsm.system, async write => {
        const draft = await write.create({
          id: randomUUID(),
          type,
          state: 'new',
          active: true,
          title: `A ${type}`,
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
        return draft.finished();
      });
    return { ...itsm, engineer, manager, record };
  }

  it('opens an incident with what the catalog and the matrix say', async () => {
    const { openIncident, incidents, engineer } = await setUp();
    const incident = await openIncident({
      affectedEntityRefs: ['resource:default/kafka'],
      tags: ['latency'],
    });
    expect(incident).toMatchObject({
      number: 'INC-1',
      type: 'incident',
      state: 'new',
      active: true,
      priority: 2,
      requester: 'user:default/engineer',
      openedBy: 'user:default/engineer',
      assignmentGroup: 'group:default/payments',
      channel: 'portal',
      version: 1,
      openedAt: '2026-03-02T09:00:00.000Z',
      startedAt: '2026-03-02T09:00:00.000Z',
      entities: [
        {
          entityRef: 'component:default/checkout',
          role: 'primary',
          snapshotState: 'taken',
          snapshot: { kind: 'component', name: 'checkout', tier: 1 },
        },
        { entityRef: 'resource:default/kafka', role: 'affected' },
      ],
    });
    expect(await incidents.get('inc-1', engineer)).toEqual(incident);
    expect(await incidents.get(incident.id, engineer)).toEqual(incident);
    await expect(incidents.get('INC-2', engineer)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const { items } = await incidents.activity(
      'INC-1',
      { limit: 10, order: 'asc' },
      engineer,
    );
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'created',
        sequence: 1,
        channel: 'portal',
      }),
    ]);
  });

  it('keeps what was the primary entity as an affected one', async () => {
    const { openIncident, incidents, engineer } = await setUp();
    const kafka = 'resource:default/kafka';
    const cart = 'component:default/cart';
    const { version } = await openIncident({ affectedEntityRefs: [kafka] });
    const rolesAfter = async (
      entityRef: string,
      role: 'primary' | 'affected',
    ) => {
      const request = { entityRef, role };
      const links = await incidents.linkEntity('INC-1', request, engineer);
      return links.map(link => [link.entityRef, link.role]);
    };
    const checkout = 'component:default/checkout';
    expect(await rolesAfter(kafka, 'primary')).toEqual([
      [kafka, 'primary'],
      [checkout, 'affected'],
    ]);
    expect(await rolesAfter(cart, 'primary')).toEqual([
      [cart, 'primary'],
      [kafka, 'affected'],
      [checkout, 'affected'],
    ]);
    await expect(rolesAfter(cart, 'affected')).rejects.toMatchObject({
      issues: [{ field: 'entityRef' }],
    });
    expect(await incidents.get('INC-1', engineer)).toMatchObject({
      version: version + 2,
    });
    const page = { limit: 10, order: 'asc' } as const;
    const { items } = await incidents.activity('INC-1', page, engineer);
    expect(items.map(({ kind }) => kind)).toEqual([
      ...['created', 'updated', 'updated'],
    ]);
  });

  it('routes to the support group, and lets a group be named instead', async () => {
    const { openIncident } = await setUp();
    const kafka = { entityRef: 'resource:default/kafka' };
    expect(await openIncident(kafka)).toMatchObject({
      assignmentGroup: 'group:default/sre',
    });
    expect(
      await openIncident({
        ...kafka,
        assignmentGroup: 'group:default/platform',
      }),
    ).toMatchObject({ assignmentGroup: 'group:default/platform' });
  });

  it('refuses what does not exist, naming it, and leaves nothing behind', async () => {
    const { openIncident, knex } = await setUp();
    for (const [fields, field] of [
      [{ entityRef: 'component:default/nowhere' }, 'entityRef'],
      [{ affectedEntityRefs: ['api:default/none'] }, 'affectedEntityRefs'],
      [{ assignee: 'user:default/nobody' }, 'assignee'],
      [{ assignmentGroup: 'group:default/none' }, 'assignmentGroup'],
      [{ impact: 'huge' }, 'impact'],
      [{ urgency: 'yesterday' }, 'urgency'],
      [{ category: 'Weather' }, 'category'],
      [{ startedAt: '2026-03-02T09:00:00.001Z' }, 'openedAt'],
    ] as const) {
      await expect(openIncident(fields as object)).rejects.toMatchObject({
        name: 'InputError',
        issues: expect.arrayContaining([
          expect.objectContaining({
            field: expect.stringMatching(
              field === 'openedAt' ? /openedAt|startedAt/ : field,
            ),
          }),
        ]),
      });
    }
    for (const table of ['records', 'activity', 'outbox', 'record_entities']) {
      expect(await knex(table)).toEqual([]);
    }
  });

  it('opens an incident while the catalog is down', async () => {
    const { openIncident, catalog } = await setUp();
    catalog.isDown = true;
    const incident = await openIncident();
    expect(incident.entities).toEqual([
      {
        entityRef: 'component:default/checkout',
        role: 'primary',
        snapshot: { kind: 'component', name: 'checkout' },
        snapshotState: 'pending',
      },
    ]);
  });

  it('changes fields under the version that was read', async () => {
    const { openIncident, incidents, engineer, manager } = await setUp();
    await openIncident();
    const updated = await incidents.update(
      'INC-1',
      { version: 1, impact: 'low', title: 'Checkout is down' },
      engineer,
    );
    expect(updated).toMatchObject({ version: 2, priority: 4, impact: 'low' });
    await expect(
      incidents.update('INC-1', { version: 1, title: 'Other' }, engineer),
    ).rejects.toThrow('it is at version 2');
    // Nothing changes, so nothing is written.
    expect(
      await incidents.update(
        'INC-1',
        { version: 2, title: 'Checkout is down' },
        engineer,
      ),
    ).toMatchObject({ version: 2 });
    await expect(
      incidents.update(
        'INC-1',
        { version: 2, priorityOverride: { priority: 1, reason: 'VIP' } },
        engineer,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    const overridden = await incidents.update(
      'INC-1',
      { version: 2, priorityOverride: { priority: 1, reason: 'VIP' } },
      manager,
    );
    expect(overridden).toMatchObject({
      priority: 1,
      priorityOverride: { reason: 'VIP', by: 'user:default/change-manager' },
    });
    // The matrix has no say while the override stands.
    expect(
      await incidents.update('INC-1', { version: 3, impact: 'high' }, engineer),
    ).toMatchObject({ priority: 1 });
    const released = await incidents.update(
      'INC-1',
      { version: 4, priorityOverride: null },
      manager,
    );
    expect(released.priority).toBe(2);
    expect(released.priorityOverride).toBeUndefined();
  });

  it('clears the assignee with the group, unless a member is named', async () => {
    const { openIncident, incidents, engineer, manager } = await setUp();
    await openIncident({ assignee: 'user:default/engineer' });
    await expect(
      incidents.update(
        'INC-1',
        {
          version: 1,
          assignmentGroup: 'group:default/platform',
          assignee: 'user:default/engineer',
        },
        engineer,
      ),
    ).rejects.toMatchObject({ issues: [{ field: 'assignee' }] });
    const moved = await incidents.update(
      'INC-1',
      { version: 1, assignmentGroup: 'group:default/platform' },
      engineer,
    );
    expect(moved.assignee).toBeUndefined();
    expect(moved.reassignmentCount).toBe(1);
    const named = await incidents.update(
      'INC-1',
      {
        version: 2,
        assignmentGroup: 'group:default/sre',
        assignee: 'user:default/sre',
      },
      manager,
    );
    expect(named).toMatchObject({
      assignee: 'user:default/sre',
      reassignmentCount: 2,
    });
  });

  it('goes through its whole life, told step by step', async () => {
    const { openIncident, incidents, engineer, manager, clock } = await setUp();
    await openIncident();
    const move = (request: Parameters<typeof incidents.transition>[1]) => {
      clock.pass(60_000);
      return incidents.transition('INC-1', request, engineer);
    };
    expect(await move({ to: 'in_progress' })).toMatchObject({
      state: 'in_progress',
      assignee: 'user:default/engineer',
      acknowledgedAt: '2026-03-02T09:01:00.000Z',
    });
    await expect(move({ to: 'on_hold' })).rejects.toMatchObject({
      issues: [{ field: 'holdReason' }],
    });
    await expect(
      move({ to: 'on_hold', holdReason: 'awaiting_requester' }),
    ).rejects.toMatchObject({ issues: [{ field: 'comment' }] });
    expect(
      await move({
        to: 'on_hold',
        holdReason: 'awaiting_requester',
        comment: 'Which card was it?',
      }),
    ).toMatchObject({ state: 'on_hold', holdReason: 'awaiting_requester' });
    // The engineer is the requester: an answer resumes the work.
    await incidents.comment(
      'INC-1',
      { body: 'A debit card', internal: false },
      engineer,
    );
    const resumed = await incidents.get('INC-1', engineer);
    expect(resumed.state).toBe('in_progress');
    expect(resumed.holdReason).toBeUndefined();
    await expect(move({ to: 'resolved' })).rejects.toMatchObject({
      issues: [{ field: 'resolutionCode' }, { field: 'resolutionNotes' }],
    });
    expect(
      await move({
        to: 'resolved',
        resolutionCode: 'solution_provided',
        resolutionNotes: 'Rolled back',
      }),
    ).toMatchObject({ state: 'resolved', resolvedBy: 'user:default/engineer' });
    await expect(move({ to: 'on_hold' })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('in_progress, closed'),
    });
    const reopened = await move({ to: 'in_progress', reason: 'It is back' });
    expect(reopened.reopenCount).toBe(1);
    expect(reopened.resolvedAt).toBeUndefined();
    expect(reopened.resolutionCode).toBeUndefined();
    await move({
      to: 'resolved',
      resolutionCode: 'workaround_provided',
      resolutionNotes: 'More memory',
    });
    const closed = await incidents.transition(
      'INC-1',
      { to: 'closed' },
      manager,
    );
    expect(closed).toMatchObject({ state: 'closed', active: false });
    await expect(move({ to: 'in_progress' })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const { version } = closed;
    await expect(
      incidents.update('INC-1', { version, title: 'x' }, engineer),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      incidents.comment('INC-1', { body: 'x', internal: false }, engineer),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await incidents.comment(
      'INC-1',
      { body: 'Note', internal: true },
      engineer,
    );
    const { items } = await incidents.activity(
      'INC-1',
      { limit: 100, order: 'asc' },
      engineer,
    );
    expect(items.map(({ kind }) => kind)).toEqual([
      'created',
      'transitioned',
      'transitioned',
      'commented',
      'transitioned',
      'transitioned',
      'transitioned',
      'transitioned',
      'transitioned',
      'noted',
    ]);
    expect(items[6]).toMatchObject({
      transition: { from: 'resolved', to: 'in_progress' },
      reason: 'It is back',
    });
    expect(await incidents.verifyActivity('INC-1', engineer)).toEqual({
      valid: true,
      entries: 10,
    });
  });

  it('waits for and is resolved by linked changes and problems only', async () => {
    const { openIncident, incidents, engineer, record } = await setUp();
    await openIncident();
    const change = await record('change');
    const problem = await record('problem');
    const knownError = await record('problem', { knownError: true });
    const move = (request: Parameters<typeof incidents.transition>[1]) =>
      incidents.transition('INC-1', request, engineer);
    await expect(
      move({ to: 'on_hold', holdReason: 'awaiting_change' }),
    ).rejects.toMatchObject({ issues: [{ field: 'links' }] });
    // The link can be made along with the step.
    await move({
      to: 'on_hold',
      holdReason: 'awaiting_change',
      links: [{ relation: 'fixed_by', target: change.number }],
    });
    const notes = { resolutionNotes: 'Done' };
    await expect(
      move({ to: 'resolved', resolutionCode: 'resolved_by_problem', ...notes }),
    ).rejects.toMatchObject({ issues: [{ field: 'links' }] });
    const link = await incidents.link(
      'INC-1',
      { relation: 'problem', target: problem.number },
      engineer,
    );
    await expect(
      move({ to: 'resolved', resolutionCode: 'known_error', ...notes }),
    ).rejects.toMatchObject({ issues: [{ field: 'links' }] });
    await expect(
      incidents.link(
        'INC-1',
        { relation: 'problem', target: knownError.number },
        engineer,
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await incidents.unlink('INC-1', link.id, engineer);
    await incidents.link(
      'INC-1',
      { relation: 'problem', target: knownError.number },
      engineer,
    );
    await expect(
      move({ to: 'resolved', resolutionCode: 'duplicate', ...notes }),
    ).rejects.toMatchObject({ issues: [{ field: 'links' }] });
    expect(
      await move({ to: 'resolved', resolutionCode: 'known_error', ...notes }),
    ).toMatchObject({ state: 'resolved' });
    expect(await incidents.verifyActivity('INC-1', engineer)).toMatchObject({
      valid: true,
    });
  });

  it('takes children along on hold, into resolution and out of it', async () => {
    const { openIncident, incidents, engineer, manager, record } =
      await setUp();
    for (let count = 0; count < 3; count += 1) {
      await openIncident();
    }
    for (const child of ['INC-2', 'INC-3']) {
      await incidents.link(
        child,
        { relation: 'parent', target: 'INC-1' },
        engineer,
      );
    }
    await expect(
      incidents.link(
        'INC-1',
        { relation: 'parent', target: 'INC-2' },
        engineer,
      ),
    ).rejects.toThrow('circle');
    const change = await record('change');
    const states = async () =>
      Promise.all(
        ['INC-1', 'INC-2', 'INC-3'].map(
          async key => (await incidents.get(key, engineer)).state,
        ),
      );
    await incidents.transition(
      'INC-1',
      {
        to: 'on_hold',
        holdReason: 'awaiting_change',
        links: [{ relation: 'fixed_by', target: change.number }],
      },
      engineer,
    );
    expect(await states()).toEqual(['on_hold', 'on_hold', 'on_hold']);
    await incidents.transition(
      'INC-3',
      { to: 'canceled', reason: 'Not one' },
      engineer,
    );
    await incidents.transition(
      'INC-1',
      {
        to: 'resolved',
        resolutionCode: 'resolved_by_change',
        resolutionNotes: 'Deployed',
      },
      engineer,
    );
    expect(await states()).toEqual(['resolved', 'resolved', 'canceled']);
    expect(await incidents.get('INC-2', engineer)).toMatchObject({
      resolutionNotes: 'Deployed',
      resolutionCode: 'resolved_by_change',
    });
    await incidents.transition(
      'INC-1',
      { to: 'in_progress', reason: 'Again' },
      engineer,
    );
    expect(await states()).toEqual(['in_progress', 'in_progress', 'canceled']);
    await incidents.transition(
      'INC-1',
      {
        to: 'resolved',
        resolutionCode: 'resolved_by_change',
        resolutionNotes: 'Deployed',
      },
      engineer,
    );
    await incidents.transition('INC-1', { to: 'closed' }, manager);
    expect(await states()).toEqual(['closed', 'resolved', 'canceled']);
    expect(await incidents.verifyActivity('INC-2', engineer)).toMatchObject({
      valid: true,
    });
  });

  it('answers one idempotency key once', async () => {
    const { incidents, engineer, knex, clock } = await setUp();
    const request = {
      title: 'One',
      description: '',
      entityRef: 'component:default/checkout',
      affectedEntityRefs: [],
      impact: 'low',
      urgency: 'low',
      tags: [],
      watchers: [],
      visibility: 'open' as const,
    };
    const idempotencyKey = 'key-1';
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        incidents.create(request, engineer, { idempotencyKey }),
      ),
    );
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect(await knex('records')).toHaveLength(1);
    await expect(
      incidents.create({ ...request, title: 'Two' }, engineer, {
        idempotencyKey,
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    clock.pass(24 * 60 * 60 * 1000);
    await incidents.create({ ...request, title: 'Two' }, engineer, {
      idempotencyKey,
    });
    expect(await knex('records')).toHaveLength(2);
  });

  it('shows that a history or a record was altered by hand', async () => {
    const { openIncident, incidents, engineer, knex } = await setUp();
    await openIncident();
    await incidents.transition('INC-1', { to: 'in_progress' }, engineer);
    await incidents.comment('INC-1', { body: 'Hm', internal: false }, engineer);
    const verify = () => incidents.verifyActivity('INC-1', engineer);
    expect(await verify()).toEqual({ valid: true, entries: 3 });
    const tamper = async (
      table: string,
      where: object,
      patch: Record<string, unknown>,
      expected: object,
    ) => {
      const [row] = await knex(table).where(where).select(Object.keys(patch));
      await knex(table).where(where).update(patch);
      expect(await verify()).toMatchObject({ valid: false, ...expected });
      await knex(table).where(where).update(row);
      expect(await verify()).toMatchObject({ valid: true });
    };
    for (const sequence of [1, 2, 3]) {
      const actor = 'user:default/sre';
      await tamper('activity', { sequence }, { actor }, { brokenAt: sequence });
    }
    await tamper('activity', { sequence: 2 }, { at: 1 }, { brokenAt: 2 });
    await tamper('activity', { sequence: 3 }, { body: '{}' }, { brokenAt: 3 });
    await tamper('records', {}, { priority: 5 }, {});
    await tamper('records', {}, { title: 'Fine' }, {});
    await knex('activity').where({ sequence: 3 }).delete();
    expect(await verify()).toMatchObject({ valid: false, brokenAt: 3 });
  });
});
