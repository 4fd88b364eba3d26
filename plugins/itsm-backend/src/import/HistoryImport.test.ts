import { mockServices } from '@backstage/backend-test-utils';
import { IncidentHistoryLine } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { notificationsDestination } from '../delivery/destinations';
import { OutboxDelivery } from '../delivery/OutboxDelivery';
import { historyLine, setUpImport } from './__testUtils__/setUpImport';

jest.setTimeout(120_000);

const databases = testDatabases();

const closed: IncidentHistoryLine = historyLine('closed', {
  externalRef: { source: 'old', id: 'closed', url: 'https://old/closed' },
  state: 'closed',
  impact: 'high',
  urgency: 'high',
  priority: 4,
  requester: 'Engineer',
  openedBy: 'user:default/left-long-ago',
  assignee: 'user:default/sre',
  assignmentGroup: 'platform',
  category: 'Their own category',
  tags: ['Old', 'old', 'tls'],
  watchers: ['engineer', 'engineer'],
  affectedEntityRefs: ['component:cart', 'component:default/checkout'],
  startedAt: '2025-01-10T07:30:00+00:00',
  acknowledgedAt: '2025-01-10T09:15:00+01:00',
  resolvedAt: '2025-01-10T10:00:00Z',
  closedAt: '2025-01-17T10:00:00.123Z',
  resolutionCode: 'workaround_provided',
  resolutionNotes: 'Restarted',
  reopenCount: 2,
  reassignmentCount: 3,
  comments: [
    { at: '2025-01-10T08:30:00Z', by: 'engineer', body: 'It is slow' },
    { at: '2025-01-10T08:40:00Z', by: 'sre', body: 'Memory', internal: true },
    { at: '2025-02-01T00:00:00Z', by: 'engineer', body: 'Thank you' },
  ],
});

describe.each(databases.ids)('import of history (%s)', databaseId => {
  const setUp = async () =>
    setUpImport(await migrated(await databases.init(databaseId)));

  it('lands a record as it was', async () => {
    const { bringIn, landed, historyOf } = await setUp();
    expect(await bringIn([closed])).toEqual({
      read: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: 0,
      errors: [],
    });
    expect(await landed('closed')).toEqual({
      id: expect.any(String),
      number: 'INC-1',
      type: 'incident',
      state: 'closed',
      active: false,
      title: 'What closed was about',
      description: '',
      impact: 'high',
      urgency: 'high',
      priority: 4,
      category: 'Their own category',
      requester: 'user:default/engineer',
      openedBy: 'user:default/left-long-ago',
      assignee: 'user:default/sre',
      assignmentGroup: 'group:default/platform',
      watchers: ['user:default/engineer'],
      tags: ['old', 'tls'],
      visibility: 'open',
      entities: [
        expect.objectContaining({
          entityRef: 'component:default/checkout',
          role: 'primary',
          snapshotState: 'taken',
        }),
        expect.objectContaining({
          entityRef: 'component:default/cart',
          role: 'affected',
        }),
      ],
      externalRef: { source: 'old', id: 'closed', url: 'https://old/closed' },
      channel: 'portal',
      reassignmentCount: 3,
      reopenCount: 2,
      startedAt: '2025-01-10T07:30:00.000Z',
      openedAt: '2025-01-10T08:00:00.000Z',
      acknowledgedAt: '2025-01-10T08:15:00.000Z',
      resolvedAt: '2025-01-10T10:00:00.000Z',
      closedAt: '2025-01-17T10:00:00.123Z',
      updatedAt: '2025-02-01T00:00:00.000Z',
      resolutionCode: 'workaround_provided',
      resolutionNotes: 'Restarted',
      version: 1,
    });
    const told = (await historyOf('closed')).map(
      ({ kind, at, actor, channel, comment, message }) => ({
        kind,
        at,
        actor,
        channel,
        said: comment ?? message,
      }),
    );
    const comment = (kind: string, at: string, name: string, said: string) => ({
      kind,
      at: `${at}.000Z`,
      actor: `user:default/${name}`,
      channel: 'import',
      said,
    });
    expect(told).toEqual([
      comment(
        'created',
        '2026-03-02T09:00:00',
        'sre',
        'Imported from old closed.',
      ),
      comment('commented', '2025-01-10T08:30:00', 'engineer', 'It is slow'),
      comment('noted', '2025-01-10T08:40:00', 'sre', 'Memory'),
      comment('commented', '2025-02-01T00:00:00', 'engineer', 'Thank you'),
    ]);
  });

  it('fills in what a line leaves out', async () => {
    const { bringIn, landed } = await setUp();
    await bringIn([
      historyLine('bare'),
      historyLine('known', { priority: 3 }),
      historyLine('half', { priority: 3, impact: 'low' }),
      historyLine('beyond', { priority: 42, urgency: 'high' }),
    ]);
    expect(await landed('bare')).toMatchObject({
      state: 'new',
      active: true,
      impact: 'low',
      urgency: 'low',
      priority: 5,
      requester: 'user:default/sre',
      openedBy: 'user:default/sre',
      assignmentGroup: 'group:default/payments',
      startedAt: '2025-01-10T08:00:00.000Z',
      updatedAt: '2025-01-10T08:00:00.000Z',
    });
    expect(await landed('known')).toMatchObject({
      priority: 3,
      impact: 'high',
      urgency: 'low',
    });
    expect(await landed('half')).toMatchObject({
      priority: 3,
      impact: 'low',
      urgency: 'high',
    });
    expect(await landed('beyond')).toMatchObject({
      priority: 42,
      urgency: 'high',
    });
  });

  it('changes nothing when a file comes again, and only what is new in it', async () => {
    const { bringIn, everything, landed, historyOf } = await setUp();
    const file = [
      closed,
      historyLine('one', {
        state: 'resolved',
        resolvedAt: '2025-01-11T00:00:00Z',
        resolutionNotes: 'Restarted',
        resolutionCode: 'solution_provided',
        holdReason: 'awaiting_vendor',
        severity: 2,
        links: [{ relation: 'parent', target: { source: 'old', id: 'two' } }],
      }),
      historyLine('two'),
    ];
    await bringIn(file);
    const before = await everything();
    expect(await bringIn(file)).toMatchObject({ unchanged: 3 });
    expect(await everything()).toEqual(before);
    const again = historyLine('one', {
      state: 'in_progress',
      title: 'It was reopened there',
      openedAt: '2025-01-09T08:00:00Z',
      links: [{ relation: 'parent', target: { source: 'old', id: 'two' } }],
    });
    const longer = {
      ...closed,
      comments: [
        ...closed.comments!,
        { at: '2025-02-02T00:00:00Z', by: 'sre', body: 'You are welcome' },
      ],
    };
    expect(await bringIn([again, file[2], longer])).toMatchObject({
      updated: 2,
      unchanged: 1,
    });
    const one = await landed('one');
    expect(one).toMatchObject({
      state: 'in_progress',
      title: 'It was reopened there',
      startedAt: '2025-01-09T08:00:00.000Z',
      version: 2,
    });
    // A line that leaves something out says that there is no such thing.
    for (const field of [
      ...['resolvedAt', 'resolutionCode', 'resolutionNotes', 'holdReason'],
      'severity',
    ] as const) {
      expect(one[field as keyof typeof one]).toBeUndefined();
    }
    const opened = (await everything()).record_entities
      .map(row => JSON.parse(row))
      .filter(row => row.record_id === one.id)
      .map(row => Number(row.opened_at));
    expect(opened).toEqual([Date.parse(one.openedAt)]);
    const [last] = (await historyOf('one')).reverse();
    expect(last).toMatchObject({ kind: 'updated', channel: 'import' });
    const comments = (await historyOf('closed')).filter(
      ({ comment }) => comment,
    );
    expect(comments).toHaveLength(4);
    expect(await bringIn([again, file[2], longer])).toMatchObject({
      unchanged: 3,
    });
  });

  it('takes the last of several lines for one record', async () => {
    const { bringIn, landed, historyOf } = await setUp();
    const filler = Array.from({ length: 150 }, (_, at) =>
      historyLine(`f-${at}`),
    );
    const first = historyLine('one', { title: 'First' });
    const last = historyLine('one', { title: 'Last' });
    expect(await bringIn([first, last, ...filler, first, first, last])).toEqual(
      {
        read: 155,
        created: 151,
        updated: 1,
        unchanged: 3,
        refused: 0,
        errors: [],
      },
    );
    expect((await landed('one')).title).toBe('Last');
    // What comes to the same isn't written.
    expect(await historyOf('one')).toHaveLength(1);
  });

  it('flags what is not quite right, and keeps it', async () => {
    const { bringIn, landed, catalog } = await setUp();
    const gone = { entityRef: 'component:default/gone' };
    const at = '2025-01-11T00:00:00Z';
    const cases: [
      string,
      Partial<IncidentHistoryLine>,
      string[] | undefined,
    ][] = [
      ['fine', {}, undefined],
      ['dangling', gone, ['dangling_entity']],
      [
        'affected',
        { affectedEntityRefs: ['api:default/none'] },
        ['dangling_entity'],
      ],
      ['none', { entityRef: undefined }, undefined],
      ['closed', { state: 'closed', closedAt: at }, undefined],
      ['open-end', { state: 'closed', resolvedAt: at }, ['missing_time']],
      ['canceled', { state: 'canceled' }, ['missing_time']],
      ['resolved', { state: 'resolved' }, ['missing_time']],
      [
        'both',
        { state: 'closed', ...gone },
        ['dangling_entity', 'missing_time'],
      ],
    ];
    await bringIn(cases.map(([id, fields]) => historyLine(id, fields)));
    for (const [id, , flags] of cases) {
      expect([id, (await landed(id)).dataQuality]).toEqual([id, flags]);
    }
    expect((await landed('dangling')).entities).toEqual([
      {
        ...gone,
        role: 'primary',
        snapshot: { kind: 'component', name: 'gone' },
        snapshotState: 'dangling',
      },
    ]);
    // That the catalog is down says nothing about the entity.
    catalog.isDown = true;
    await bringIn([historyLine('unknown')]);
    const unknown = await landed('unknown');
    expect(unknown.dataQuality).toBeUndefined();
    expect(unknown.entities[0].snapshotState).toBe('pending');
  });

  it('notifies nobody', async () => {
    const { bringIn, knex, clock } = await setUp();
    await bringIn([closed, historyLine('open', { assignee: 'engineer' })]);
    await bringIn([historyLine('open', { assignee: 'reviewer' })]);
    const send = jest.fn();
    await OutboxDelivery.create({
      knex,
      clock: clock.now,
      logger: mockServices.logger.mock(),
      destinations: [notificationsDestination({ send })],
    }).drain();
    expect(send).not.toHaveBeenCalled();
    expect(await knex('outbox')).toEqual([]);
  });

  it('takes the longest discussion that a line may have', async () => {
    const { bringIn, historyOf } = await setUp();
    const comments = Array.from({ length: 1000 }, (_, at) => ({
      at: new Date(Date.UTC(2025, 1, 1) + at).toISOString(),
      by: 'engineer',
      body: `${at}`,
    }));
    await bringIn([historyLine('long', { comments })]);
    const [, ...told] = await historyOf('long');
    expect(told.map(({ comment }) => comment)).toEqual(
      comments.map(({ body }) => body),
    );
  });

  it('lands 5 000 lines quickly', async () => {
    const { bringIn, knex } = await setUp();
    const lines = Array.from({ length: 5000 }, (_, at) =>
      historyLine(`${at}`, {
        comments: closed.comments!.slice(0, 1),
      }),
    );
    const begin = performance.now();
    expect(await bringIn(lines)).toMatchObject({ created: 5000 });
    expect(performance.now() - begin).toBeLessThan(60_000);
    const [{ value }] = await knex('counters');
    expect(Number(value)).toBe(5000);
  });
});
