import {
  proposeTemplateSchema,
  templateQuerySchema,
} from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { HOUR, setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

const checkout = 'component:default/checkout';

describe.each(databases.ids)('change templates (%s)', databaseId => {
  async function setUp(itsm = {}) {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
      itsm,
    );
    const { requestChange, move, decide, clock, templates, accessAs } = scene;
    const engineer = await accessAs('engineer');
    const manager = await accessAs('change-manager');
    /** A change that is carried out and closed. */
    const carryOut = async (
      key: string,
      closeCode: 'successful' | 'unsuccessful' = 'successful',
    ) => {
      await move('implement', { key, overrideReason: 'Now' });
      await move('review', { key });
      if (closeCode === 'unsuccessful') {
        await scene.reviews.write(
          key,
          { whatHappened: 'x', objectivesMet: false, incidentsCaused: [] },
          await accessAs('third'),
        );
      }
      return move('closed', { key, closeCode, closeNotes: 'Done' });
    };
    const propose = (fields = {}) =>
      templates.propose(
        proposeTemplateSchema.parse({
          name: 'Roll out checkout',
          fromChange: 'CHG-1',
          ...fields,
        }),
        engineer,
      );
    await requestChange({ title: 'The first' });
    await move('assess');
    await decide('third');
    clock.pass(24 * HOUR);
    await carryOut('CHG-1');
    const approve = async (fields = {}) => {
      const { id, version } = await propose(fields);
      const decision = { decision: 'approve', version } as const;
      return templates.decide(id, decision, manager);
    };
    return { ...scene, engineer, manager, carryOut, propose, approve };
  }

  it('come from what was done well, and are approved by another', async () => {
    const { propose, templates, manager, engineer, requestChange, ...scene } =
      await setUp();
    await requestChange({ title: 'Not done' });
    await expect(propose({ fromChange: 'CHG-2' })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(propose({ fixed: ['category'] })).rejects.toMatchObject({
      issues: [{ field: 'fields.category' }],
    });
    const proposed = await propose({ fields: { title: 'Roll out' } });
    expect(proposed).toMatchObject({
      version: 1,
      state: 'proposed',
      usable: false,
      fields: {
        title: 'Roll out',
        entityRef: checkout,
        implementationPlan: 'Roll it out',
        assignmentGroup: 'group:default/payments',
      },
      fromChange: 'CHG-1',
      proposedBy: user('engineer'),
    });
    const { id } = proposed;
    await expect(requestChange({ template: id })).rejects.toMatchObject({
      issues: [{ field: 'template' }],
    });
    const approve = { decision: 'approve', version: 1 } as const;
    await expect(templates.decide(id, approve, engineer)).rejects.toMatchObject(
      { name: 'NotAllowedError' },
    );
    await expect(
      templates.decide(id, approve, {
        ...engineer,
        manageTemplates: true,
      }),
    ).rejects.toThrow('proposed version 1');
    expect(await templates.decide(id, approve, manager)).toMatchObject({
      state: 'approved',
      usable: true,
      decidedBy: user('change-manager'),
    });
    await expect(templates.decide(id, approve, manager)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const sre = await scene.accessAs('sre');
    await expect(
      templates.update(id, { version: 1, name: 'Mine' }, sre),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('fix what they fix, and leave the rest open', async () => {
    const { approve, changes, move, edit, carryOut, engineer } = await setUp();
    const { id } = await approve();
    const planned = {
      template: id,
      plannedStart: '2026-03-05T09:00:00.000Z',
      plannedEnd: '2026-03-05T10:00:00.000Z',
      tags: [],
      watchers: [],
      visibility: 'open',
      recordedAfterTheFact: false,
    } as const;
    const key = 'CHG-2';
    await expect(
      changes.create({ ...planned, testPlan: 'Hope' } as never, engineer),
    ).rejects.toMatchObject({ issues: [{ field: 'testPlan' }] });
    expect(
      await changes.create(
        { ...planned, title: 'The second' } as never,
        engineer,
      ),
    ).toMatchObject({
      number: key,
      model: 'standard',
      template: id,
      templateVersion: 1,
      title: 'The second',
      testPlan: 'Buy something',
      impact: 'medium',
      entities: [{ entityRef: checkout }],
    });
    await expect(edit({ backoutPlan: 'None' }, { key })).rejects.toMatchObject({
      issues: [{ field: 'backoutPlan' }],
    });
    await expect(
      changes.linkEntity(
        key,
        { entityRef: 'component:default/cart', role: 'primary' },
        engineer,
      ),
    ).rejects.toMatchObject({ issues: [{ field: 'entityRef' }] });
    await expect(
      move('scheduled', { key, testPlan: 'Hope' }),
    ).rejects.toMatchObject({ issues: [{ field: 'testPlan' }] });
    await expect(edit({ model: 'normal' }, { key })).rejects.toMatchObject({
      issues: [{ field: 'model' }],
    });
    await edit({ title: 'A better title' }, { key });
    expect(await move('scheduled', { key })).toMatchObject({
      state: 'scheduled',
      risk: expect.anything(),
    });
    // What is open may change still, without anybody's approval.
    expect(
      await edit({ plannedEnd: '2026-03-05T11:00:00.000Z' }, { key }),
    ).toMatchObject({ state: 'scheduled' });
    expect(await carryOut(key)).toMatchObject({ state: 'closed' });
  });

  it('propose what is left out, not what is said to be empty', async () => {
    const { approve, requestChange } = await setUp();
    const { id } = await approve({
      fields: {
        category: null,
        description: 'As always',
        justification: 'It is due',
        environment: 'production',
      },
    });
    expect(
      await requestChange({ template: id, justification: undefined }),
    ).toMatchObject({
      description: 'As always',
      justification: 'It is due',
      environment: 'production',
    });
    const other = await requestChange({
      template: id,
      description: '',
      justification: null,
      environment: null,
    });
    expect(other.description).toBe('');
    expect(other).not.toHaveProperty('justification');
    expect(other).not.toHaveProperty('environment');
  });

  it('are used in the version that was approved', async () => {
    const scene = await setUp();
    const { approve, propose, templates, manager, engineer } = scene;
    const { requestChange, move } = scene;
    const { id } = await approve();
    await requestChange({ template: id, title: 'Before' });
    const edited = await templates.update(
      id,
      {
        version: 1,
        fields: { justification: 'Always', assignmentGroup: null },
      },
      engineer,
    );
    expect(edited).toMatchObject({
      version: 2,
      state: 'proposed',
      fields: { justification: 'Always' },
    });
    expect(edited.fields).not.toHaveProperty('assignmentGroup');
    const all = templateQuerySchema.parse({});
    expect(await templates.list(all)).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ version: 1, state: 'approved' }),
        expect.objectContaining({ version: 2, state: 'proposed' }),
      ]),
    });
    await expect(
      templates.update(id, { version: 1 }, engineer),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    // Until it is approved, the one before is used.
    expect(await requestChange({ template: id })).toMatchObject({
      templateVersion: 1,
    });
    await templates.decide(id, { decision: 'approve', version: 2 }, manager);
    expect(await requestChange({ template: id })).toMatchObject({
      templateVersion: 2,
    });
    expect(await templates.versions(id)).toMatchObject({
      items: [
        { version: 2, state: 'approved' },
        { version: 1, state: 'retired', reason: 'Replaced by version 2' },
      ],
    });
    await expect(move('scheduled', { key: 'CHG-2' })).rejects.toMatchObject({
      issues: [{ field: 'templateApproved' }],
    });
    await templates.decide(
      id,
      { decision: 'retire', version: 2, reason: 'Automated' },
      manager,
    );
    await expect(requestChange({ template: id })).rejects.toMatchObject({
      issues: [{ field: 'template' }],
    });
    await propose({ name: 'Another' });
    const [first, second] = [1, 1].map(limit =>
      templateQuerySchema.parse({ limit, entityRef: checkout }),
    );
    const page = await templates.list(first);
    const next = await templates.list({
      ...second,
      cursor: page.pageInfo.nextCursor,
    });
    expect(
      [...page.items, ...next.items].map(({ name }) => name).sort(),
    ).toEqual(['Another', 'Roll out checkout']);
    expect(next.pageInfo).toEqual({});
  });

  it('are demoted by themselves when they fail too often', async () => {
    const { approve, templates, requestChange, move, carryOut } = await setUp({
      changes: { templates: { maxFailures: 2 } },
    });
    const { id } = await approve();
    for (const [key, closeCode] of [
      ['CHG-2', 'unsuccessful'],
      ['CHG-3', 'successful'],
      ['CHG-4', 'unsuccessful'],
    ] as const) {
      await requestChange({ template: id });
      await move('scheduled', { key });
      await carryOut(key, closeCode);
    }
    expect(await templates.versions(id)).toMatchObject({
      items: [
        {
          state: 'demoted',
          used: 3,
          failed: 2,
          usable: false,
          reason: expect.stringContaining('CHG-4'),
        },
      ],
    });
    await expect(requestChange({ template: id })).rejects.toMatchObject({
      issues: [{ field: 'template' }],
    });
  });
});
