import {
  changeOutcomesQuerySchema,
  ChangeOutcomesRequest,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpItsm } from '../__testUtils__/setUpItsm';
import { insertRecords } from '../records/__testUtils__/manyIncidents';
import { StoredRecord } from '../records/rows';
import { Insights } from './Insights';

jest.setTimeout(120_000);

const databases = testDatabases();
const at = (day: number, hour = 0) =>
  new Date(Date.UTC(2026, 0, day, hour)).toISOString();
const idOf = (name: string) =>
  `00000000-0000-4000-8000-${Buffer.from(name)
    .toString('hex')
    .padStart(12, '0')}`;

function record(
  name: string,
  type: 'incident' | 'change',
  fields: Partial<StoredRecord> & { entity: string; openedAt: string },
): StoredRecord {
  const { entity, ...rest } = fields;
  return {
    id: idOf(name),
    number: `${type === 'change' ? 'CHG' : 'INC'}-${name.slice(1)}`,
    type,
    state: 'closed',
    active: false,
    title: name,
    description: '',
    impact: 'high',
    urgency: 'low',
    priority: 3,
    requester: 'user:default/reviewer',
    openedBy: 'user:default/reviewer',
    watchers: [],
    tags: [],
    visibility: 'open',
    entities: [
      {
        entityRef: `component:default/${entity}`,
        role: 'primary',
        snapshot: { kind: 'component', name: entity },
        snapshotState: 'taken',
      },
    ],
    reassignmentCount: 0,
    reopenCount: 0,
    updatedAt: fields.openedAt,
    version: 1,
    ...rest,
  } as StoredRecord;
}

describe.each(databases.ids)('outcomes of changes (%s)', databaseId => {
  let itsm: Awaited<ReturnType<typeof setUpItsm>>;
  let insights: Insights;

  beforeAll(async () => {
    itsm = await setUpItsm(await migrated(await databases.init(databaseId)));
    const { knex, catalog, clock } = itsm;
    insights = Insights.create({
      knex,
      catalog,
      relations: {},
      clock: clock.now,
    });
    const change = (
      name: string,
      entity: string,
      fields: Partial<StoredRecord>,
    ) =>
      record(name, 'change', {
        entity,
        openedAt: at(1),
        model: 'normal',
        risk: { level: 'low' },
        assignmentGroup: 'group:default/payments',
        actualEnd: at(5),
        closeCode: 'successful',
        ...fields,
      });
    await insertRecords(knex, [
      change('c1', 'a', {}),
      change('c2', 'a', { closeCode: 'successful_with_issues' }),
      change('c3', 'a', {
        closeCode: 'unsuccessful',
        model: 'emergency',
        risk: { level: 'high' },
      }),
      change('c4', 'b', {
        state: 'review',
        closeCode: undefined,
        assignmentGroup: undefined,
      }),
      change('c5', 'b', { actualEnd: undefined }),
      // None of these was carried out in the time.
      change('c6', 'a', { state: 'canceled', closeCode: undefined }),
      change('c7', 'a', { state: 'scheduled', closeCode: undefined }),
      change('c8', 'a', { openedAt: at(-40) }),
      change('c9', 'a', {
        visibility: 'restricted',
        requester: 'user:default/sre',
        assignmentGroup: 'group:default/sre',
      }),
      record('i1', 'incident', {
        entity: 'a',
        openedAt: at(6),
        resolvedAt: at(6, 4),
      }),
      record('i2', 'incident', { entity: 'a', openedAt: at(8) }),
      record('i3', 'incident', {
        entity: 'b',
        openedAt: at(8, 1),
        resolvedAt: at(9),
      }),
      record('i4', 'incident', {
        entity: 'b',
        openedAt: at(5, 1),
        visibility: 'restricted',
        requester: 'user:default/sre',
      }),
    ]);
    await knex('record_links').insert(
      [
        ['i1', 'c3', 'caused_by'],
        ['i2', 'c3', 'caused_by'],
        ['i1', 'c2', 'related'],
        ['i4', 'c4', 'caused_by'],
      ].map(([source, target, relation], place) => ({
        id: idOf(`l${place}`),
        relation,
        source_id: idOf(source),
        target_id: idOf(target),
        created_at: 0,
        created_by: 'user:default/sre',
      })),
    );
  });

  async function ask(request: ChangeOutcomesRequest, who = 'engineer') {
    return insights.changeOutcomes(
      changeOutcomesQuerySchema.parse({
        from: '2026-01-01',
        to: '2026-02-01',
        ...request,
      }),
      await itsm.accessAs(who),
    );
  }

  it('tell success, failures, what followed and how long it took', async () => {
    const { overall, items } = await ask({});
    expect(overall).toEqual({
      implemented: 5,
      successful: 2,
      successfulWithIssues: 1,
      unsuccessful: 1,
      successRate: 0.75,
      causedIncidents: 1,
      changeFailureRate: 0.2,
      followedByIncidents: 3,
      withoutEnd: 1,
      followedByIncidentsRate: 0.75,
      emergencies: 1,
      emergencyShare: 0.2,
      restoreTime: {
        n: 1,
        missing: 1,
        meanHours: 4,
        p50Hours: 4,
        p90Hours: 4,
      },
    });
    expect(items).toEqual([
      expect.objectContaining({
        key: 'component:default/a',
        implemented: 3,
        causedIncidents: 1,
        followedByIncidents: 3,
        restoreTime: expect.objectContaining({ n: 1, missing: 1 }),
      }),
      expect.objectContaining({
        key: 'component:default/b',
        implemented: 2,
        successRate: 1,
        causedIncidents: 0,
        // The one incident within three days is restricted.
        followedByIncidents: 0,
        restoreTime: { n: 0, missing: 0 },
      }),
    ]);
  });

  it('are told apart by team, model and risk', async () => {
    const counts = async (groupBy: 'team' | 'model' | 'risk') =>
      (await ask({ groupBy })).items.map(({ key, implemented }) => [
        key,
        implemented,
      ]);
    expect(await counts('team')).toEqual([['group:default/payments', 4]]);
    expect(await counts('model')).toEqual([
      ['normal', 4],
      ['emergency', 1],
    ]);
    expect(await counts('risk')).toEqual([
      ['low', 4],
      ['high', 1],
    ]);
    const page = await ask({ groupBy: 'model', limit: 1 });
    const { cursor } = { cursor: page.pageInfo.nextCursor };
    expect((await ask({ groupBy: 'model', cursor })).items).toMatchObject([
      { key: 'emergency', successRate: 0 },
    ]);
  });

  it('count what follows within the time asked for, as far as it may be read', async () => {
    const followed = async (within: string, who?: string) =>
      (await ask({ within }, who)).overall.followedByIncidents;
    expect(await followed('PT12H')).toBe(0);
    expect(await followed('P1D')).toBe(3);
    expect(await followed('PT12H', 'change-manager')).toBe(1);
    expect((await ask({}, 'change-manager')).overall).toMatchObject({
      implemented: 6,
      causedIncidents: 2,
      restoreTime: { n: 1, missing: 2 },
    });
    expect((await ask({ entityRef: 'component:default/b' })).overall).toEqual(
      expect.objectContaining({ implemented: 2, emergencyShare: 0 }),
    );
    expect((await ask({ entityRef: 'component:default/z' })).overall).toEqual(
      expect.objectContaining({ implemented: 0 }),
    );
  });
});
