import { riskOptionsSchema } from 'backstage-plugin-itsm-common';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { setUpChanges, user } from './__testUtils__/setUpChanges';

jest.setTimeout(120_000);

const databases = testDatabases();

const checkout = 'component:default/checkout';
const shop = 'component:default/shop';
const kafka = 'resource:default/kafka';

describe.each(databases.ids)('the assessment of a change (%s)', databaseId => {
  async function setUp(itsm = {}) {
    const scene = await setUpChanges(
      await migrated(await databases.init(databaseId)),
      itsm,
    );
    const { catalog } = scene;
    const payments = 'group:default/payments';
    catalog.set(kafka, {
      owner: 'group:default/platform',
      relations: [['dependencyOf', checkout]],
    });
    catalog.set(checkout, {
      owner: payments,
      tier: 1,
      relations: [
        ['dependsOn', kafka],
        ['dependencyOf', shop],
      ],
    });
    catalog.set(shop, {
      owner: 'group:default/sre',
      tier: 2,
      relations: [['dependsOn', checkout]],
    });
    return scene;
  }

  it('looks at the graph, the records and the schedule', async () => {
    const { requestChange, openIncident, move, analysis, ...scene } =
      await setUp();
    const engineer = await scene.accessAs('engineer');
    // One on it, one on what it stands on, one that isn't everybody's to know.
    await openIncident({ title: 'On it', impact: 'low', urgency: 'low' });
    await openIncident({ title: 'Below', entityRef: kafka });
    await openIncident({ title: 'Secret', visibility: 'restricted' });
    await openIncident({ title: 'Elsewhere', entityRef: shop });
    await requestChange({ title: 'First' });
    await move('assess');
    await requestChange({
      title: 'Second',
      affectedEntityRefs: [kafka],
      testsProven: false,
      backoutProven: false,
    });
    const preview = await analysis.risk('CHG-2', engineer);
    expect(preview).toMatchObject({ preview: true, inputs: { collisions: 1 } });
    await move('assess', { key: 'CHG-2' });
    const { preview: isPreview, ...risk } = await analysis.risk(
      'CHG-2',
      engineer,
    );
    expect(isPreview).toBe(false);
    expect(risk.inputs).toEqual({
      highestTier: 1,
      blastRadius: 1,
      entityOutcomes: { changes: 0, failed: 0 },
      teamOutcomes: { changes: 0, failed: 0 },
      recentIncidents: 3,
      openIncidents: ['INC-2', 'a restricted incident'],
      collisions: 1,
      outsideMaintenance: false,
      testsProven: false,
      backoutProven: false,
      emergency: false,
    });
    expect(risk.score).toBe(preview.score);
    expect(
      risk.factors.reduce((sum, { points }) => sum + points, 0),
    ).toBeCloseTo(risk.score);
    expect(risk.options).toEqual(riskOptionsSchema.parse(undefined));
    const change = await scene.changes.get('CHG-2', engineer);
    expect(change.risk).toEqual({
      level: risk.level,
      score: risk.score,
      factors: risk.factors,
    });
    expect(
      change.entities.map(({ entityRef, role }) => [entityRef, role]),
    ).toEqual([
      [checkout, 'primary'],
      [kafka, 'affected'],
      [shop, 'impacted'],
    ]);
  });

  it('counts how the changes of the entities and the team went', async () => {
    const { requestChange, move, decide, analysis, ...scene } = await setUp();
    const { reviews, accessAs } = scene;
    for (const closeCode of ['successful', 'unsuccessful'] as const) {
      const { number: key } = await requestChange({
        entityRef: kafka,
        implementers: [user('sre')],
      });
      await move('assess', { key });
      await decide('reviewer', { decision: 'approved' }, key);
      await decide('change-manager', { decision: 'approved' }, key);
      const manager = { key, by: 'change-manager' };
      await move('implement', { ...manager, overrideReason: 'Now' });
      await move('review', manager);
      await reviews.write(
        key,
        { whatHappened: 'x', objectivesMet: false, incidentsCaused: [] },
        await accessAs('reviewer'),
      );
      await move('closed', {
        ...manager,
        closeCode,
        closeNotes: 'Done',
      });
    }
    await requestChange({ affectedEntityRefs: [kafka] });
    const { inputs } = await analysis.risk('CHG-3', await accessAs('sre'));
    expect(inputs).toMatchObject({
      entityOutcomes: { changes: 2, failed: 1 },
      teamOutcomes: { changes: 0, failed: 0 },
    });
  });

  it('keeps what was touched, and tells what is different now', async () => {
    const { requestChange, move, analysis, catalog, accessAs } = await setUp();
    const engineer = await accessAs('engineer');
    await requestChange();
    expect(await analysis.impact('CHG-1', engineer)).toMatchObject({
      current: { nodes: [{ entityRef: shop }] },
    });
    await move('assess');
    const { takenAt, snapshot, changedSince } = await analysis.impact(
      'CHG-1',
      engineer,
    );
    expect(takenAt).toBe('2026-03-02T09:00:00.000Z');
    expect(snapshot!.nodes.map(node => node.entityRef)).toEqual([shop]);
    expect(changedSince).toEqual({ added: [], removed: [], changed: [] });

    const till = 'component:default/till';
    catalog.set(till, { owner: 'group:default/sre' });
    catalog.set(checkout, {
      owner: 'group:default/platform',
      tier: 1,
      relations: [['dependencyOf', till]],
    });
    const later = await analysis.impact('CHG-1', engineer);
    expect(later.snapshot).toEqual(snapshot);
    expect(later.changedSince).toEqual({
      added: [till],
      removed: [shop],
      changed: [
        {
          entityRef: checkout,
          field: 'owner',
          from: 'group:default/payments',
          to: 'group:default/platform',
        },
      ],
    });
    catalog.isDown = true;
    const { current, ...without } = await analysis.impact('CHG-1', engineer);
    expect(current).toBeUndefined();
    expect(without).toEqual({ takenAt, snapshot });
  });

  it('does not tell of entities that the caller may not see', async () => {
    const { requestChange, move, analysis, catalog, list, accessAs, edit } =
      await setUp();
    await requestChange({ affectedEntityRefs: [kafka] });
    await move('assess');
    await edit({ affectedEntityRefs: [] });
    catalog.set(shop, { hiddenFrom: [user('auditor')] });
    catalog.set(kafka, { hiddenFrom: [user('auditor')] });
    const auditor = await accessAs('auditor');
    const { snapshot } = await analysis.impact('CHG-1', auditor);
    expect(snapshot).toMatchObject({ nodes: [], edges: [], owners: [] });
    const approvals = await list('CHG-1', 'auditor');
    expect(JSON.stringify(approvals)).not.toContain('kafka');
    expect(approvals.at(-1)!.voidedBy).toContainEqual({
      field: 'affectedEntities',
    });
    expect(JSON.stringify(await list('CHG-1'))).toContain('kafka');
  });

  it('is not made without the catalog, and nothing is handed in then', async () => {
    const { requestChange, move, edit, decide, catalog, changes, accessAs } =
      await setUp();
    await requestChange();
    catalog.isDown = true;
    await expect(move('assess')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('nothing was written'),
    });
    expect(await changes.get('CHG-1', await accessAs('sre'))).toMatchObject({
      state: 'new',
      version: 1,
    });
    catalog.isDown = false;
    await move('assess');
    catalog.isDown = true;
    await expect(edit({ backoutPlan: 'Otherwise' })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    // A word about it needs nobody, nor does a decision after which nobody is asked.
    await edit({ title: 'Still editable' });
    expect(
      await decide('third', { decision: 'rejected', comment: 'No' }),
    ).toMatchObject({ state: 'new' });
  });

  it('is of the version that it was made of', async () => {
    const { requestChange, move, edit, catalog, changes, accessAs } =
      await setUp();
    await requestChange();
    const members = catalog.members.bind(catalog);
    let meanwhile: (() => Promise<unknown>) | undefined = () =>
      edit({ affectedEntityRefs: [kafka] });
    catalog.members = async refs => {
      const answer = await members(refs);
      const once = meanwhile;
      meanwhile = undefined;
      await once?.();
      return answer;
    };
    // Somebody names another entity while the approvers are looked up.
    expect(await move('assess')).toMatchObject({ state: 'assess' });
    const engineer = await accessAs('engineer');
    const { entities } = await changes.get('CHG-1', engineer);
    expect(entities.map(({ entityRef }) => entityRef)).toContain(kafka);
    meanwhile = undefined;
    await requestChange();
    meanwhile = () => edit({ title: 'Changed' }, { key: 'CHG-2' });
    await expect(
      move('assess', { key: 'CHG-2', version: 1 }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
